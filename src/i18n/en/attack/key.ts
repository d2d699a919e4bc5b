/** The name of each of the attacks with known keys, and with keys in the token, and what an attacker gains. */
export const key = {
  'attack.key-empty.name': 'signed with the empty secret',
  'attack.key-empty.gains': 'A server whose secret is not set takes tokens from anybody.',
  'attack.key-article.name': 'signed with the article’s YOUR_SCRET_STRING',
  'attack.key-article.gains': 'Everybody who has read the article signs in as anybody.',
  'attack.key-jwt-io.name': 'signed with your-256-bit-secret, the sample of jwt.io',
  'attack.key-jwt-io.gains': 'The first secret that everybody tries opens every account.',
  'attack.key-secret.name': 'signed with the word secret',
  'attack.key-secret.gains': 'One guess opens every account.',
  'attack.key-undefined.name': 'signed with the word undefined',
  'attack.key-undefined.gains':
    'A variable that was not set became a text, and the text is the secret.',
  'attack.key-issuer.name': 'signed with the issuer, which stands in every token',
  'attack.key-issuer.gains': 'The secret can be read out of any token.',
  'attack.key-public.name': 'signed with the text of a public key',
  'attack.key-public.gains':
    'A server that keeps a public key takes its text, which everybody has, for a secret.',
  'attack.key-known.name': '109 known secrets, tried at home on a good token',
  'attack.key-known.gains':
    'The secret itself, without a single request: tokens for anybody, for ever.',
  'attack.key-kid-empty-file.name': 'kid of an empty file, signed with the empty secret',
  'attack.key-kid-empty-file.gains':
    'The token chooses the file with the key, and the attacker knows what /dev/null holds.',
  'attack.key-kid-sql.name': 'kid of injected SQL, signed with what it selects',
  'attack.key-kid-sql.gains':
    'The token dictates the key to the database, and reads the rest of it on the way.',
  'attack.key-kid-command.name': 'kid of a command that sleeps for ten seconds',
  'attack.key-kid-command.gains': 'The server runs the attacker’s commands.',
  'attack.key-kid-prototype.name': 'kid "__proto__", signed with the text of an object',
  'attack.key-kid-prototype.gains':
    'A look-up of keys in a plain object finds one that everybody knows.',
  'attack.key-jwk-oct.name': 'jwk with a secret of the attacker’s, signed with it',
  'attack.key-jwk-oct.gains': 'The token brings the key that it is checked with.',
  'attack.key-jwk-public.name':
    'jwk with a public key of the attacker’s, signed with the private one',
  'attack.key-jwk-public.gains':
    'The token brings the key that it is checked with, and it even looks like a proper one.',
  'attack.key-x5c.name': 'x5c with a certificate of the attacker’s, signed with its key',
  'attack.key-x5c.gains': 'A certificate that nobody has vouched for is as good as one of ours.',
  'attack.key-jku.name': 'jku with an address of the attacker’s, which listens there',
  'attack.key-jku.gains':
    'The server fetches its keys where the attacker says, or whatever else it can reach.',
  'attack.key-x5u.name': 'x5u with an address of the attacker’s, which listens there',
  'attack.key-x5u.gains':
    'The server fetches a certificate where the attacker says, and believes it.',
} as const;
