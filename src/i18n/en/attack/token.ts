/** The name of each of the attacks that read what a sign-in returns, and what an attacker gains. */
export const token = {
  'attack.token-unsigned.name': 'a look at the alg of the token',
  'attack.token-unsigned.gains': 'Anyone can create the tokens that the server issues.',
  'attack.token-no-exp.name': 'a look for exp in the token',
  'attack.token-no-exp.gains': 'A stolen token works for ever.',
  'attack.token-exp-milliseconds.name': 'a look at the unit of exp',
  'attack.token-exp-milliseconds.gains':
    'Every JWT library reads the year 58,000, so a stolen token never expires.',
  'attack.token-user-in-issuer.name': 'a look for the user in iss',
  'attack.token-user-in-issuer.gains':
    'The server cannot check the issuer, so it accepts tokens of other services.',
  'attack.token-same-twice.name': 'two sign-ins at the same time',
  'attack.token-same-twice.gains':
    'Two sessions share one token, so one of them cannot be ended alone.',
  'attack.token-fixed.name': 'a sign-in that already contains a token',
  'attack.token-fixed.gains': 'The victim signs in and uses a token that the attacker knows.',
  'attack.login-shows-hash.name': 'a look for a password hash in the response to a sign-in',
  'attack.login-shows-hash.gains':
    'The attacker copies the password hash from the response and cracks it later.',
  'attack.token-shows-hash.name': 'a look for the password or its hash in the token',
  'attack.token-shows-hash.gains':
    'A token is not encrypted, so anyone who has it can crack the password.',
  'attack.token-shows-secret.name': 'a look for a key in the header of the token',
  'attack.token-shows-secret.gains':
    'Every token contains the secret, so anyone who has a token can sign others.',
  'attack.login-cookie.name': 'a look for a cookie in the response to a sign-in',
  'attack.login-cookie.gains':
    'Browsers also send the cookie with requests that other sites start.',
  'attack.login-stored.name': 'a look at whether the response to a sign-in may be stored',
  'attack.login-stored.gains': 'The next user of the computer, or of a cache, finds the token.',
  'attack.me-shows-hash.name': 'a look for a password hash in the response of the protected route',
  'attack.me-shows-hash.gains': 'Anyone who has a token for a minute can copy the password hash.',
  'attack.me-stored.name': 'a look at whether the response to a valid token may be stored',
  'attack.me-stored.gains':
    'If the token is in the address, a cache can send the response to other clients.',
} as const;
