/** What the checks of step 5 say. */
export const attach = {
  'attach.attached.title': 'the user of the token must be attached',
  'attach.attached.rule': 'step 5: ctx.state.user is the user of the token',
  'attach.attached.valid': 'the token is valid and its user exists',
  'attach.attached.username': '"user" with "username": "{{username}}"',

  'attach.me.title': 'a signed-in user must be let through to /api/me',
  'attach.me.rule': 'step 5: requireUser refuses anonymous requests and lets all others through',
  'attach.me.header': 'this user is signed in, with a token in the header',
  'attach.me.query': 'this user is signed in, with a token in the query',
  'attach.me.header-id': '"user" with "id": "{{id}}", with a token in the header',
  'attach.me.query-id': '"user" with "id": "{{id}}", with a token in the query',
  'attach.me.head': 'this user is signed in, and HEAD gets the same status as GET',

  'attach.anonymous.title': 'a request without a token must go on, without a user',
  'attach.anonymous.rule': 'step 5: some routes are open to anonymous requests',
  'attach.anonymous.open': 'the request has no token, and this path is open to everyone',
  'attach.anonymous.null': '"user": null, because the request has no token',

  'attach.user-required.title':
    'anonymous requests below /api must be refused with a challenge without an error code',
  'attach.user-required.rule': 'RFC 6750, 3.1: no error code if the request had no token',
  'attach.user-required.none': 'the request has no token, so no user is signed in',
  'attach.user-required.other-path':
    'the request has no token, to another path below /api, so no user is signed in',
  'attach.user-required.empty-query':
    'the query has an empty access_token, so no user is signed in',
  'attach.user-required.empty-header':
    'the header x-access-token is empty, so no user is signed in',
  'attach.user-required.authorization':
    'a valid token is in the header Authorization, which this server does not read, so no user is signed in',
  'attach.user-required.cookie':
    'a valid token is in a cookie, which this server does not read, so no user is signed in',
  'attach.user-required.head': '401 for HEAD as for GET: the method must not matter',

  'attach.unknown-user.title': 'the token of a user who does not exist must be refused',
  'attach.unknown-user.rule':
    'RFC 6750, 3.1: invalid_token; the article does not check whether it found a user',
  'attach.unknown-user.refused': 'the user of the token does not exist, at {{path}}',

  'attach.deleted-user.title': 'the token of a deleted user must be refused on the next request',
  'attach.deleted-user.rule':
    'step 5: the user is read on every request, because a valid token is not enough',
  'attach.deleted-user.exists': 'the user still exists',
  'attach.deleted-user.refused': 'the user was deleted a moment ago, at {{path}}',

  'attach.public-user.title': 'the attached user must have the id and the name, and nothing else',
  'attach.public-user.rule':
    'OWASP API3:2023: list the fields that may leave; toJSON() in the article can contain the hash',
  'attach.public-user.fields': '"user" with only id and username at {{path}}, got {{got}}',
  'attach.public-user.none': '"user" with id and username at {{path}}, got no fields',

  'attach.kept-apart.title': 'the users of simultaneous requests must be kept apart',
  'attach.kept-apart.rule': 'step 5: the data of a request belongs in ctx.state and nowhere else',
  'attach.kept-apart.own':
    '"user" with "id": "{{id}}": each of 30 simultaneous requests gets its own user',

  'attach.error-below.title': 'an error of a later handler must stay a 500',
  'attach.error-below.rule':
    'step 5: await next(), and never put it inside a try block that refuses requests',
  'attach.error-below.attach': 'the handler after attachUser threw an error',
  'attach.error-below.require': 'the handler after requireUser threw an error',
  'attach.error-below.no-user': 'a missing user',

  'attach.nothing-printed.title': 'tokens and password hashes must not be printed',
  'attach.nothing-printed.rule': 'OWASP ASVS 16.2.5: more people can read logs than may know them',
  'attach.nothing-printed.token': 'a token',
  'attach.nothing-printed.unknown': 'the token of a user who does not exist',
  'attach.nothing-printed.deleted': 'the token of a deleted user',
  'attach.nothing-printed.failed': 'the token of a user who could not be looked up',
  'attach.nothing-printed.hash': 'a password hash',

  'attach.database-error.title': 'a database failure must not be treated as a bad token',
  'attach.database-error.rule':
    'RFC 9110, 15.6.1: the server is at fault; 401 would sign every user out',
  'attach.database-error.expected': '500 or 503: the user could not be looked up',
  'attach.database-error.refused':
    '500 or 503: the user could not be looked up; 401 means that the failure was treated as a deleted user',
} as const;
