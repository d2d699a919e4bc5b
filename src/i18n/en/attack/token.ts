/** The name of each of the attacks that read what a sign-in returns, and what an attacker gains. */
export const token = {
  'attack.token-unsigned.name': 'a look at the alg of a token',
  'attack.token-unsigned.gains': 'The server issues what everybody else can issue as well.',
  'attack.token-no-exp.name': 'a look for the exp of a token',
  'attack.token-no-exp.gains': 'A token that is stolen once works for ever.',
  'attack.token-exp-milliseconds.name': 'a look at the unit of exp',
  'attack.token-exp-milliseconds.gains':
    'Every JWT library reads the year 58,000, so a stolen token works for ever.',
  'attack.token-user-in-issuer.name': 'a look for the user in iss',
  'attack.token-user-in-issuer.gains':
    'Nobody can check who issued a token, so those of any other service pass.',
  'attack.token-same-twice.name': 'two sign-ins at the same time',
  'attack.token-same-twice.gains':
    'Two sessions share a token: neither can be ended without the other.',
  'attack.token-fixed.name': 'a sign-in that brings a token along',
  'attack.token-fixed.gains':
    'A victim signs in with a token that the attacker knows, and goes on with it.',
  'attack.login-shows-hash.name': 'a look for a password hash in the answer to a sign-in',
  'attack.login-shows-hash.gains':
    'Hashes of passwords, to be cracked at leisure, from everybody who looks over a shoulder.',
  'attack.token-shows-hash.name': 'a look for a password or its hash in the token',
  'attack.token-shows-hash.gains':
    'A token is signed and not encrypted: whoever holds it cracks the password.',
  'attack.token-shows-secret.name': 'a look for a key in the header of the token',
  'attack.token-shows-secret.gains':
    'The secret itself comes with every token: anybody signs for anybody.',
  'attack.login-cookie.name': 'a look for a cookie in the answer to a sign-in',
  'attack.login-cookie.gains':
    'Browsers send it by themselves, with requests that other sites make up.',
  'attack.login-stored.name': 'a look at whether the answer to a sign-in may be stored',
  'attack.login-stored.gains':
    'The next user of the machine, or of a cache on the way, finds the token.',
  'attack.me-shows-hash.name': 'a look for a password hash in what the protected route answers',
  'attack.me-shows-hash.gains':
    'Whoever has a token of a user for a minute has the hash of the password for ever.',
  'attack.me-stored.name': 'a look at whether the answer to a good token may be stored',
  'attack.me-stored.gains':
    'With the token in the address, caches on the way answer strangers as this user.',
} as const;
