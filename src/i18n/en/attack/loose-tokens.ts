/** Tokens that are not exactly as they were issued. */
export const looseTokens = {
  'attack.signature-near.name':
    'signatures that are nearly right: another case, shifted, reversed, half of another one',
  'attack.signature-near.gains':
    'The server compares only a part of the signature, or without case, so it is easier to guess.',
  'attack.segments-near.name':
    'a valid token with characters added to a segment or between segments',
  'attack.segments-near.gains':
    'The server repairs the token before it checks the signature, so one token has many spellings.',
  'attack.claims-loose.name': 'claims in every loose spelling of base64url',
  'attack.claims-loose.gains': 'A list of revoked tokens does not recognize the other spelling.',
  'attack.header-loose.name': 'a header in every loose spelling of base64url',
  'attack.header-loose.gains':
    'A filter in front of the server reads another header than the server.',
  'attack.claims-json-loose.name': 'claims in JSON and UTF-8 that only lenient parsers accept',
  'attack.claims-json-loose.gains': 'Two programs read different claims from one token.',
  'attack.header-json-loose.name': 'a header in JSON and UTF-8 that only lenient parsers accept',
  'attack.header-json-loose.gains': 'Two programs read different algorithms from one token.',
  'attack.claims-members-twice.name':
    'claims with a member twice or __proto__, escaped and at every depth',
  'attack.claims-members-twice.gains':
    'One program takes the first member and another the last, so they see different users.',
  'attack.header-members-twice.name':
    'a header with a member twice or __proto__, escaped and at every depth',
  'attack.header-members-twice.gains':
    'One program takes the first algorithm and another the last.',
} as const;
