/** Tokens in similar places, of other types, in other spellings and with all methods. */
export const places = {
  'attack.carrier-schemes.name': 'a valid token in Authorization with other schemes',
  'attack.carrier-schemes.gains':
    'The server reads an undocumented place that filters and logs do not mask.',
  'attack.carrier-similar-headers.name': 'a valid token in headers with similar names',
  'attack.carrier-similar-headers.gains':
    'Logs mask only the documented header, so they contain tokens that the server accepts.',
  'attack.carrier-cookies.name': 'a valid token in cookies with many names',
  'attack.carrier-cookies.gains':
    'Browsers send cookies with requests from other sites, so those sites can act as the user.',
  'attack.carrier-similar-parameters.name': 'a valid token in query parameters with similar names',
  'attack.carrier-similar-parameters.gains':
    'Logs mask only access_token, so the tokens of similar parameters stay in them.',
  'attack.carrier-similar-fields.name': 'a valid token in similar and in nested fields of a body',
  'attack.carrier-similar-fields.gains':
    'A filter checks only the documented field, but the server reads another one.',
  'attack.carrier-inside-values.name': 'the name of the header or parameter inside another value',
  'attack.carrier-inside-values.gains':
    'The attacker hides a token in a place that filters do not read, or the name of one header counts as another.',
  'attack.carrier-other-bodies.name': 'a valid token in bodies of other media types',
  'attack.carrier-other-bodies.gains':
    'Another site can send such a body without a preflight request.',
  'attack.body-odd-tokens.name':
    'values that are not strings in "access_token", alone and with a valid token in the query',
  'attack.body-odd-tokens.gains':
    'The server turns the value into a string or ignores it, so two programs use different tokens.',
  'attack.form-odd-tokens.name':
    'brackets and repeated fields in a form, with a valid token in the header',
  'attack.form-odd-tokens.gains':
    'The server ignores the malformed form and uses the token in the header.',
  'attack.query-odd-tokens.name': 'repeated parameters, also empty and escaped ones',
  'attack.query-odd-tokens.gains':
    'The server misses a parameter that is empty or escaped, but a proxy sees two.',
  'attack.header-odd-tokens.name': 'repeated headers, each twice in a row',
  'attack.header-odd-tokens.gains':
    'The server notices the repetition only every second time, or joins both values.',
  'attack.carrier-respelt.name':
    'a valid token with spaces, quotes, prefixes or escapes, in every place',
  'attack.carrier-respelt.gains':
    'The server repairs the token, so filters and lists of revoked tokens do not recognize it.',
  'attack.carrier-spellings.name':
    'a valid token under correct spellings of the header and the parameter',
  'attack.carrier-spellings.gains':
    'The server refuses correct clients, and does not notice a parameter that is escaped.',
  'attack.carrier-good-bodies.name':
    'a valid token in every correct body, or beside a body without a token',
  'attack.carrier-good-bodies.gains':
    'The server treats signed-in users as anonymous, depending on the spelling of the body.',
  'attack.carrier-first-decides.name':
    'a valid token in the first place, and a bad or repeated one in a later place',
  'attack.carrier-first-decides.gains':
    'The server asks more places than it should, so a link can sign users out.',
  'attack.methods-good-token.name': 'a valid token with every method, on both routes',
  'attack.methods-good-token.gains':
    'The server does not see the user of some methods and treats the request as anonymous.',
  'attack.methods-bad-token.name': 'an invalid token with every method, on both routes',
  'attack.methods-bad-token.gains': 'Requests with HEAD, OPTIONS or PUT go on with a forged token.',
  'attack.methods-signed-token.name':
    'an expired token and one of an unknown user with every method',
  'attack.methods-signed-token.gains':
    'A deleted user can still use the methods that the server does not check.',
} as const;
