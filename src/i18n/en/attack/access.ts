/** The name of each of the attacks on protected and on open routes, and what an attacker gains. */
export const access = {
  'attack.no-token.name': 'no token',
  'attack.no-token.gains': 'Everyone can use the protected route.',
  'attack.empty-header.name': 'an empty token in the header',
  'attack.empty-header.gains': 'The server takes an empty header for a valid token.',
  'attack.empty-query.name': 'an empty access_token in the query',
  'attack.empty-query.gains': 'The server takes an empty parameter for a valid token.',
  'attack.empty-body.name': 'an empty token in the body',
  'attack.empty-body.gains': 'Any other site can send such a form and use the protected route.',
  'attack.claimed-user.name': 'headers that name a user, as proxies set them',
  'attack.claimed-user.gains': 'Anyone can name a user in a header and become that user.',
  'attack.local-address.name': 'headers that say the request comes from the server itself',
  'attack.local-address.gains':
    'The server trusts these headers and lets everyone in as if they were local.',
  'attack.cross-site-form.name': 'a form that another site sends',
  'attack.cross-site-form.gains': 'Another site can act as its visitor.',
  'attack.no-token-put.name': 'no token, with the method PUT',
  'attack.no-token-put.gains': 'The server checks tokens only for GET, so anyone can send PUT.',
  'attack.no-token-patch.name': 'no token, with the method PATCH',
  'attack.no-token-patch.gains': 'The server checks tokens only for GET, so anyone can send PATCH.',
  'attack.no-token-delete.name': 'no token, with the method DELETE',
  'attack.no-token-delete.gains':
    'The server checks tokens only for GET, so anyone can send DELETE.',
  'attack.method-override.name': 'no token, with headers that name another method and path',
  'attack.method-override.gains':
    'The server checks the request of the headers but runs another one.',
  'attack.path-capitals.name': 'no token, the protected path in upper case',
  'attack.path-capitals.gains': 'The router ignores case, but the check of the token does not.',
  'attack.path-slash.name': 'no token, the protected path with a slash at the end',
  'attack.path-slash.gains':
    'The router ignores the last slash, but the check of the token does not.',
  'attack.path-double-slash.name': 'no token, the protected path with two slashes at the start',
  'attack.path-double-slash.gains':
    'A proxy checks /api but not //api, and the server treats both the same.',
  'attack.path-inner-slash.name': 'no token, the protected path with two slashes inside',
  'attack.path-inner-slash.gains':
    'The router joins two slashes to one after the check of the token.',
  'attack.path-dot.name': 'no token, the protected path with /./ inside',
  'attack.path-dot.gains': 'The router removes the dot after the check of the token.',
  'attack.path-dots.name': 'no token, the protected path through another folder',
  'attack.path-dots.gains':
    'The check sees an open path, but the router resolves it to the protected one.',
  'attack.path-escaped.name': 'no token, the protected path with an escaped letter',
  'attack.path-escaped.gains':
    'The check compares the path as it was sent, but the router decodes it.',
  'attack.path-escaped-slash.name': 'no token, the protected path with an escaped slash',
  'attack.path-escaped-slash.gains':
    'The check sees one name, but the router sees a path of two parts.',
  'attack.path-parameter.name': 'no token, the protected path with a parameter after a semicolon',
  'attack.path-parameter.gains':
    'The check does not recognize the path, but another server removes the parameter.',
  'attack.path-nul.name': 'no token, the protected path with a NUL after it',
  'attack.path-nul.gains':
    'The check and the handler see different paths, because one of them stops at the NUL.',
  'attack.path-extension.name': 'no token, the protected path with .json after it',
  'attack.path-extension.gains': 'The handler has a second name that the check does not know.',
  'attack.path-backslash.name': 'no token, the protected path with a backslash',
  'attack.path-backslash.gains':
    'The router takes the backslash for a slash, but the check does not.',
  'attack.path-absolute.name': 'no token, the protected path as a whole URL',
  'attack.path-absolute.gains':
    'The check compares the beginning of the path, and this one begins with http.',
  'attack.head-bad-token.name': 'HEAD with an invalid token',
  'attack.head-bad-token.gains': 'The server runs a HEAD request that it would refuse as GET.',
  'attack.optional-bad-header.name': 'an invalid token in the header, on an open route',
  'attack.optional-bad-header.gains':
    'The server ignores an invalid token in the header, so the client does not learn that it is invalid.',
  'attack.optional-bad-query.name': 'an invalid token in the query, on an open route',
  'attack.optional-bad-query.gains':
    'The server ignores an invalid token in the query, so the client does not learn that it is invalid.',
  'attack.optional-no-token-text.name': 'the string "undefined" as a token, on an open route',
  'attack.optional-no-token-text.gains': 'A client that has lost its token does not learn it.',
  'attack.optional-twice.name': 'two tokens in the query, on an open route',
  'attack.optional-twice.gains':
    'The server takes a malformed query for a request without a token.',
  'attack.optional-expired.name': 'an expired token, on an open route',
  'attack.optional-expired.gains':
    'The server treats the user as anonymous, and the client does not learn that the token has expired.',
  'attack.optional-other-carriers.name':
    'a valid token in a cookie and in Authorization, on an open route',
  'attack.optional-other-carriers.gains':
    'The server reads tokens from places that its contract does not name.',
  'attack.users-kept-apart.name': 'a user and an anonymous client, twelve times at the same time',
  'attack.users-kept-apart.gains': 'An anonymous client can see the response of another user.',
} as const;
