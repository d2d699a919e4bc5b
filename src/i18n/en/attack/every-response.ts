/** Checks of all responses. */
export const everyResponse = {
  'attack.every-error.name': 'all error responses so far: media type and both members',
  'attack.every-error.gains':
    'A client cannot tell the errors apart, and a browser may show them as a page.',
  'attack.every-response-stored.name': 'all responses so far: Cache-Control',
  'attack.every-response-stored.gains':
    'A cache on the way stores a response with a token or a user.',
  'attack.every-cookie.name': 'all responses so far: no cookies',
  'attack.every-cookie.gains': 'Browsers send the cookie with requests from other sites.',
  'attack.every-trace.name':
    'all responses and tokens so far: no part of the password or the secret',
  'attack.every-trace.gains':
    'Everyone who reads a token or a response can sign in, or sign tokens.',
  'attack.login-only-fields.name': 'the fields of the response to a sign-in',
  'attack.login-only-fields.gains': 'A field that is added to the user later is sent to everyone.',
  'attack.token-only-claims.name': 'the claims of a token, their types, and the length of jti',
  'attack.token-only-claims.gains':
    'A token contains more than it needs, or its jti can be guessed.',
  'attack.token-time.name': 'the times of a new token at the end of the run',
  'attack.token-time.gains':
    'The server reads the clock only once, so later tokens expire too early.',
  'attack.every-challenge.name': 'all responses so far: the right challenge or none',
  'attack.every-challenge.gains':
    'Clients ask for a new token although the token is not the problem.',
  'attack.every-retry-after.name': 'a look for Retry-After in all responses with 429 and 503',
  'attack.every-retry-after.gains':
    'Clients that do not know when to come back try at once, and so overload the server for the attacker.',
} as const;
