/** Tokens with claims that are nearly right. */
export const nearClaims = {
  'attack.iss-near.name':
    '"iss" that is nearly the right issuer: case, slash, dot, beginning, end, white space',
  'attack.iss-near.gains': 'Someone else registers a name that the server takes for its own.',
  'attack.iss-types.name': '"iss" in other types of JSON',
  'attack.iss-types.gains': 'The server turns a list or an object into the right name.',
  'attack.iss-others.name': '"iss" with the user, a default name or a pattern',
  'attack.iss-others.gains': 'The server accepts a default, or reads the issuer as a pattern.',
  'attack.aud-any.name': '"aud" of every type, and with the name of this server',
  'attack.aud-any.gains':
    'Tokens for another service can be used here, because only some types of "aud" are checked.',
  'attack.user-near.name': 'user id: nearly the right one',
  'attack.user-near.gains': 'A blocked user comes back under another spelling of the id.',
  'attack.user-types.name': 'user id: the right one in other types of JSON',
  'attack.user-types.gains':
    'The database reads a list as parameters, and the server finds another user.',
  'attack.exp-types.name': '"exp" as text, date, list and other values that are not numbers',
  'attack.exp-types.gains':
    'The comparison with such a value is false, so the token never expires.',
  'attack.exp-numbers.name': '"exp" as numbers that are far ahead or before all times',
  'attack.exp-numbers.gains':
    'The token lives longer than any token of the server, or no Date can express its time.',
  'attack.exp-numerals.name': '"exp" as -0, 1e999 and other numerals of JSON',
  'attack.exp-numerals.gains':
    'The parser reads zero or infinity, and the server does not expect them.',
  'attack.nbf-types.name': '"nbf" as text, date, list and other values that are not numbers',
  'attack.nbf-types.gains': 'The server ignores the value, so a token is valid before its time.',
  'attack.nbf-numbers.name': '"nbf" as numbers in the future, also beyond all dates',
  'attack.nbf-numbers.gains':
    'No Date can express the time, so the comparison lets the token pass.',
  'attack.nbf-numerals.name': '"nbf" as 1e999, 1e300 and 9e15',
  'attack.nbf-numerals.gains': 'The parser reads infinity, and the server takes it for a time.',
  'attack.iat-types.name': '"iat" as text, date, list and other values that are not numbers',
  'attack.iat-types.gains':
    'A sign-out compares "iat" with a time, and such a value is never earlier.',
  'attack.iat-numbers.name': '"iat" as numbers in the future, also beyond all dates',
  'attack.iat-numbers.gains': 'The token is newer than every sign-out, so no sign-out ends it.',
  'attack.iat-numerals.name': '"iat" as 1e999, 1e300 and 9e15',
  'attack.iat-numerals.gains': 'The parser reads infinity, so no sign-out ends the token.',
  'attack.faults-alike.name': 'nine different faults, each with and without an expiry',
  'attack.faults-alike.gains': 'The response tells which part of a forged token is already right.',
} as const;
