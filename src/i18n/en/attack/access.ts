/** The name of each of the attacks on protected and on open routes, and what an attacker gains. */
export const access = {
  'attack.no-token.name': 'no token at all',
  'attack.no-token.gains': 'Everybody is let in: the whole chain was for nothing.',
  'attack.empty-header.name': 'an empty token in the header',
  'attack.empty-header.gains':
    'A header without a value counts as a token, and an empty one as good.',
  'attack.empty-query.name': 'an empty access_token in the query',
  'attack.empty-query.gains': 'A name without a value counts as a token, and an empty one as good.',
  'attack.empty-body.name': 'an empty body token',
  'attack.empty-body.gains': 'A form that any other site can send opens the door.',
  'attack.claimed-user.name': 'headers that name a user, as proxies set them',
  'attack.claimed-user.gains': 'Anybody is whoever they say they are.',
  'attack.local-address.name': 'headers that say the request comes from the server’s own machine',
  'attack.local-address.gains': 'A door for the house’s own people opens to everybody who says so.',
  'attack.cross-site-form.name': 'a form that another site sends',
  'attack.cross-site-form.gains': 'Other sites act as whoever visits them.',
  'attack.no-token-put.name': 'no token, and the method PUT',
  'attack.no-token-put.gains': 'The guard stands before GET alone: strangers may PUT.',
  'attack.no-token-patch.name': 'no token, and the method PATCH',
  'attack.no-token-patch.gains': 'The guard stands before GET alone: strangers may PATCH.',
  'attack.no-token-delete.name': 'no token, and the method DELETE',
  'attack.no-token-delete.gains': 'The guard stands before GET alone: strangers may DELETE.',
  'attack.method-override.name': 'no token, and headers that name another method and path',
  'attack.method-override.gains': 'The guard looks at one request and the router at another.',
  'attack.path-capitals.name': 'no token, and the protected path in capitals',
  'attack.path-capitals.gains': 'The router knows no case, and its guard does.',
  'attack.path-slash.name': 'no token, and the protected path with a slash behind it',
  'attack.path-slash.gains': 'The router drops a slash at the end, and its guard does not.',
  'attack.path-double-slash.name': 'no token, and the protected path with two slashes before it',
  'attack.path-double-slash.gains':
    'A proxy guards /api and passes //api on, which the server puts right.',
  'attack.path-inner-slash.name': 'no token, and the protected path with two slashes inside',
  'attack.path-inner-slash.gains':
    'The router joins two slashes to one, behind the back of its guard.',
  'attack.path-dot.name': 'no token, and the protected path with /./ inside',
  'attack.path-dot.gains': 'The router drops a dot, behind the back of its guard.',
  'attack.path-dots.name': 'no token, and the protected path by way of another folder',
  'attack.path-dots.gains':
    'The guard sees a path that is open to all, and the router where it leads.',
  'attack.path-escaped.name': 'no token, and the protected path with an escaped letter',
  'attack.path-escaped.gains':
    'The guard compares the path as it was sent, and the router as it reads.',
  'attack.path-escaped-slash.name': 'no token, and the protected path with an escaped slash',
  'attack.path-escaped-slash.gains': 'The guard sees one name, and the router a path of two.',
  'attack.path-parameter.name':
    'no token, and the protected path with a parameter behind a semicolon',
  'attack.path-parameter.gains':
    'A server behind this one drops the parameter that made the guard look away.',
  'attack.path-nul.name': 'no token, and the protected path with a NUL behind it',
  'attack.path-nul.gains': 'Where texts end at a NUL, guard and handler see two different paths.',
  'attack.path-extension.name': 'no token, and the protected path with .json behind it',
  'attack.path-extension.gains':
    'The handler offers its answer under a second name, and the guard knows one.',
  'attack.path-backslash.name': 'no token, and the protected path with a backslash',
  'attack.path-backslash.gains': 'What is a slash to one system is a letter to the guard.',
  'attack.path-absolute.name': 'no token, and the protected path as a whole URL',
  'attack.path-absolute.gains':
    'The guard compares the beginning of the path, and this one begins with http.',
  'attack.head-bad-token.name': 'HEAD with a bad token',
  'attack.head-bad-token.gains': 'HEAD runs what GET would refuse.',
  'attack.optional-bad-header.name': 'a bad token in the header, where strangers are welcome',
  'attack.optional-bad-header.gains':
    'A client whose token in the header was forged goes on as a stranger, and never learns it.',
  'attack.optional-bad-query.name': 'a bad token in the query, where strangers are welcome',
  'attack.optional-bad-query.gains':
    'A client whose token in the query was forged goes on as a stranger, and never learns it.',
  'attack.optional-no-token-text.name':
    'the text undefined for a token, where strangers are welcome',
  'attack.optional-no-token-text.gains': 'A client that has lost its token is never told so.',
  'attack.optional-twice.name': 'two tokens in the query, where strangers are welcome',
  'attack.optional-twice.gains': 'A malformed carrier passes for none.',
  'attack.optional-expired.name': 'an expired token, where strangers are welcome',
  'attack.optional-expired.gains':
    'Whoever was signed out by the clock goes on as a stranger and never learns it.',
  'attack.optional-other-carriers.name':
    'a good token in a cookie and in Authorization, where strangers are welcome',
  'attack.optional-other-carriers.gains': 'Carriers that nobody promised count where nobody looks.',
  'attack.users-kept-apart.name': 'a user and a stranger, twelve times at the same time',
  'attack.users-kept-apart.gains':
    'A stranger who asks at the right moment sees somebody else’s answer.',
} as const;
