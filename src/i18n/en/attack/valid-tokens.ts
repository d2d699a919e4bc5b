/** Valid tokens in unusual spellings. */
export const validTokens = {
  'attack.valid-spellings.name':
    'valid tokens with white space, escapes and another order in the JSON',
  'attack.valid-spellings.gains':
    'The server refuses valid tokens of other libraries and languages.',
  'attack.valid-headers.name': 'valid tokens without "typ", or with another spelling of the header',
  'attack.valid-headers.gains': 'The server compares the text of the header and not its meaning.',
  'attack.valid-claims.name': 'valid tokens with unknown claims, or without optional ones',
  'attack.valid-claims.gains': 'A new claim in the tokens signs all users out.',
  'attack.valid-times.name': 'valid tokens with fractions of a second, and times close to now',
  'attack.valid-times.gains':
    'The server rounds times, so it refuses tokens that were issued just now.',
  'attack.valid-lengths.name': 'valid tokens of up to 4,096 characters',
  'attack.valid-lengths.gains': 'The server refuses users with a long issuer or many claims.',
  'attack.valid-later.name': 'a token that is not yet valid, and again when it is',
  'attack.valid-later.gains': 'The server remembers the refusal, so the token stays invalid.',
} as const;
