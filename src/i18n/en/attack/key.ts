/** The name of each of the attacks with known keys, and with keys in the token, and what an attacker gains. */
export const key = {
  'attack.key-empty.name': 'signed with the empty secret',
  'attack.key-empty.gains': 'If no secret is set, anyone can sign tokens.',
  'attack.key-article.name': 'signed with YOUR_SCRET_STRING from the article',
  'attack.key-article.gains': 'Every reader of the article can sign tokens for every user.',
  'attack.key-jwt-io.name': 'signed with your-256-bit-secret, the example of jwt.io',
  'attack.key-jwt-io.gains': 'An attacker tries this secret first, and it opens every account.',
  'attack.key-secret.name': 'signed with the word "secret"',
  'attack.key-secret.gains':
    'The attacker guesses the secret at once and can sign tokens for every user.',
  'attack.key-undefined.name': 'signed with the word "undefined"',
  'attack.key-undefined.gains': 'A variable was not set, so the secret is the string "undefined".',
  'attack.key-issuer.name': 'signed with the issuer, which is in every token',
  'attack.key-issuer.gains': 'The attacker can read the secret in any token.',
  'attack.key-public.name': 'signed with the text of a public key',
  'attack.key-public.gains':
    'The server uses its public key as an HMAC secret, and everyone has the public key.',
  'attack.key-known.name': 'a search for the secret in a list of known secrets, without requests',
  'attack.key-known.gains':
    'The attacker finds the secret without a request and can sign tokens for every user.',
  'attack.key-kid-empty-file.name': 'kid names an empty file, signed with the empty secret',
  'attack.key-kid-empty-file.gains':
    'The token chooses the file with the key, and the attacker knows that /dev/null is empty.',
  'attack.key-kid-sql.name': 'kid contains SQL, signed with the value that it selects',
  'attack.key-kid-sql.gains':
    'The token chooses the key with SQL, and the attacker can also read the rest of the database.',
  'attack.key-kid-command.name': 'kid contains a command that sleeps for ten seconds',
  'attack.key-kid-command.gains': 'The server runs commands of the attacker.',
  'attack.key-kid-prototype.name': 'kid "__proto__", signed with the text of an object',
  'attack.key-kid-prototype.gains':
    'The server looks the key up in a plain object and finds a value that the attacker knows.',
  'attack.key-jwk-oct.name': 'jwk with a secret of the attacker, signed with it',
  'attack.key-jwk-oct.gains': 'The server verifies the token with a key from the token itself.',
  'attack.key-jwk-public.name':
    'jwk with a public key of the attacker, signed with the private key',
  'attack.key-jwk-public.gains':
    'The server verifies the token with a public key from the token itself.',
  'attack.key-x5c.name': 'x5c with a certificate of the attacker, signed with its key',
  'attack.key-x5c.gains': 'The server trusts a certificate that no authority has signed.',
  'attack.key-jku.name': 'jku with an address of the attacker',
  'attack.key-jku.gains':
    'The server downloads its keys from the attacker, or sends requests to any address that the attacker names.',
  'attack.key-x5u.name': 'x5u with an address of the attacker',
  'attack.key-x5u.gains': 'The server downloads a certificate from the attacker and trusts it.',
} as const;
