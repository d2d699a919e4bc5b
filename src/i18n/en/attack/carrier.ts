/** The name of each of the attacks with several tokens, or with a token in an unexpected place, and what an attacker gains. */
export const carrier = {
  'attack.carrier-header.name': 'a valid token only in the header',
  'attack.carrier-header.gains':
    'The server does not read the header, so it treats a signed-in user as anonymous.',
  'attack.carrier-query.name': 'a valid token only in the query',
  'attack.carrier-query.gains':
    'The server does not read the query, so it treats a signed-in user as anonymous.',
  'attack.carrier-body.name': 'a valid token only in the body',
  'attack.carrier-body.gains':
    'The server does not read the body, so it treats a signed-in user as anonymous.',
  'attack.carrier-good-body-bad-header.name':
    'a valid token in the body, an invalid one in the header',
  'attack.carrier-good-body-bad-header.gains':
    'A log or a cache in front of the server uses another token than the server.',
  'attack.carrier-good-query-bad-header.name':
    'a valid token in the query, an invalid one in the header',
  'attack.carrier-good-query-bad-header.gains':
    'Logs show the token of the address, but the server uses another token.',
  'attack.carrier-empty-body-good-header.name':
    'an empty token in the body, a valid one in the header',
  'attack.carrier-empty-body-good-header.gains':
    'A form with an empty field makes a signed-in user anonymous.',
  'attack.carrier-bad-header.name': 'an invalid token only in the header',
  'attack.carrier-bad-header.gains':
    'The server accepts an invalid token in the header, or ignores it.',
  'attack.carrier-bad-query.name': 'an invalid token only in the query',
  'attack.carrier-bad-query.gains':
    'The server accepts an invalid token in the query, or ignores it.',
  'attack.carrier-bad-body.name': 'an invalid token only in the body',
  'attack.carrier-bad-body.gains':
    'The server accepts an invalid token in the body, or ignores it.',
  'attack.carrier-bad-body-good-header.name':
    'an invalid token in the body, a valid one in the header',
  'attack.carrier-bad-body-good-header.gains':
    'A filter refuses the token in the body, but the server uses the one in the header.',
  'attack.carrier-bad-body-good-query.name':
    'an invalid token in the body, a valid one in the query',
  'attack.carrier-bad-body-good-query.gains':
    'The address of a form can replace the token in the form.',
  'attack.carrier-bad-query-good-header.name':
    'an invalid token in the query, a valid one in the header',
  'attack.carrier-bad-query-good-header.gains':
    'The server does not notice that a link contains an invalid token.',
  'attack.query-nul.name': 'a valid token and %00 in the query',
  'attack.query-nul.gains':
    'The filter stops at the NUL and the server does not, so they see different tokens.',
  'attack.query-broken-escape.name': 'a broken escape in the query',
  'attack.query-broken-escape.gains':
    'The attacker can cause a 500 with a query that cannot be decoded, or is treated as anonymous.',
  'attack.query-long.name': 'a token of 10 kB in the query',
  'attack.query-long.gains': 'Every request makes the server read and check 10 kB.',
  'attack.query-twice-good-first.name':
    'two tokens in the query, first a valid and then an invalid one',
  'attack.query-twice-good-first.gains':
    'Two programs read the same address and use different tokens.',
  'attack.query-twice-bad-first.name':
    'two tokens in the query, first an invalid and then a valid one',
  'attack.query-twice-bad-first.gains':
    'A filter checks the first token, but the server uses the second.',
  'attack.query-twice-same.name': 'the same valid token twice in the query',
  'attack.query-twice-same.gains': 'The code expects a string and gets an array, so it can crash.',
  'attack.query-twice-good-header.name': 'two strings in the query, a valid token in the header',
  'attack.query-twice-good-header.gains':
    'The server ignores the malformed query and uses the token in the header.',
  'attack.query-comma.name': 'two tokens in the query, with a comma between them',
  'attack.query-comma.gains': 'Some programs read one string and others two tokens.',
  'attack.header-twice.name': 'the header twice, with a valid and an invalid token',
  'attack.header-twice.gains':
    'A proxy uses the first token and the server the last, or a join of both.',
  'attack.header-twice-same.name': 'the header twice, with the same valid token',
  'attack.header-twice-same.gains':
    'The server joins two values to one string and does not notice it.',
  'attack.header-twice-empty.name': 'the header twice, once empty',
  'attack.header-twice-empty.gains': 'A proxy sees no token, but the server sees one.',
  'attack.header-comma.name': 'two tokens in one header, with a comma between them',
  'attack.header-comma.gains': 'The server accepts two joined tokens as one.',
  'attack.form-twice.name': 'two tokens in a form, first an invalid and then a valid one',
  'attack.form-twice.gains': 'Two programs read the same form and use different tokens.',
  'attack.form-twice-same.name': 'the same valid token twice in a form',
  'attack.form-twice-same.gains':
    'The code expects a string and gets an array, so it crashes or joins both with a comma.',
  'attack.body-token-number.name': '"access_token": 1 in the body, a valid token in the header',
  'attack.body-token-number.gains': 'A number has no split(), so the attacker can cause a 500.',
  'attack.body-token-zero.name': '"access_token": 0 in the body, a valid token in the header',
  'attack.body-token-zero.gains': 'The server takes 0 for no token and uses the one in the header.',
  'attack.body-token-true.name': '"access_token": true in the body, a valid token in the header',
  'attack.body-token-true.gains': 'true has no split(), so the attacker can cause a 500.',
  'attack.body-token-false.name': '"access_token": false in the body, a valid token in the header',
  'attack.body-token-false.gains':
    'The server takes false for no token and uses the one in the header.',
  'attack.body-token-list.name': '"access_token": ["x"] in the body, a valid token in the header',
  'attack.body-token-list.gains':
    'The server turns an array with one string into the string, and a filter does not.',
  'attack.body-token-empty-list.name':
    '"access_token": [] in the body, a valid token in the header',
  'attack.body-token-empty-list.gains':
    'The server turns an empty array into an empty string and uses the token in the header.',
  'attack.body-token-object.name':
    '"access_token": {"token":"x"} in the body, a valid token in the header',
  'attack.body-token-object.gains':
    'The code expects a string and gets an object, so it can crash.',
  'attack.body-token-operator.name':
    '"access_token": {"$gt":""} in the body, a valid token in the header',
  'attack.body-token-operator.gains':
    'A database with revoked tokens is searched for any value instead of this token.',
  'attack.carrier-authorization.name': 'a valid token in Authorization: Bearer',
  'attack.carrier-authorization.gains':
    'The server reads a place that its contract does not name, so filters and log redaction miss it.',
  'attack.carrier-cookie.name': 'a valid token in a cookie',
  'attack.carrier-cookie.gains': 'Browsers also send cookies with requests that other sites start.',
  'attack.carrier-underscores.name': 'a valid token in the header x_access_token',
  'attack.carrier-underscores.gains':
    'Some proxies treat this header like x-access-token and others do not, so a check can miss it.',
  'attack.query-brackets.name': 'a valid token in ?access_token[]=',
  'attack.query-brackets.gains': 'Logs are redacted for access_token, but not for access_token[].',
  'attack.query-object.name': 'a valid token in ?access_token[x]=',
  'attack.query-object.gains': 'Logs are redacted for access_token, but not for access_token[x].',
  'attack.query-capitals.name': 'a valid token in ?ACCESS_TOKEN=',
  'attack.query-capitals.gains': 'Logs are redacted for access_token, but not for ACCESS_TOKEN.',
  'attack.query-semicolon.name': 'a valid token in ?x=1;access_token=',
  'attack.query-semicolon.gains':
    'Logs are redacted for access_token at the start of a parameter, but not after a semicolon.',
  'attack.query-other-name.name': 'a valid token in ?token=',
  'attack.query-other-name.gains': 'Logs are redacted for access_token, but not for token.',
  'attack.carrier-path.name': 'a valid token in the path',
  'attack.carrier-path.gains': 'Paths are logged and cached without redaction.',
} as const;
