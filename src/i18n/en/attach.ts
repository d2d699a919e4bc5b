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
  'attach.database-error.recovered':
    'the database works again after a failure, so this user is signed in again',
  'attach.database-error.not-run': 'the handler does not run, because the look-up failed ({{why}})',

  'attach.never-printed.title': 'no request may make the program print a token',
  'attach.never-printed.rule':
    'OWASP ASVS 16.2.5: a URL, the headers, ctx.state and the record of a user may contain what logs must not',
  'attach.never-printed.token': 'a token',
  'attach.never-printed.unknown': 'the token of a user who does not exist',
  'attach.never-printed.deleted': 'the token of a deleted user',
  'attach.never-printed.failed': 'the token of a user who could not be looked up',
  'attach.never-printed.handler-failed': 'the token of a request whose handler failed',
  'attach.never-printed.missing': 'the token of a request to a path that does not exist',
  'attach.never-printed.elsewhere': 'a token in Authorization, a cookie or another parameter',
  'attach.never-printed.hash': 'a password hash',

  'attach.place.header': 'the header',
  'attach.place.query': 'the query',
  'attach.place.json': 'a JSON body',
  'attach.place.form': 'a form',
  'attach.way': '{{method}} with the token in {{what}}',
  'attach.own-user': 'ctx.state.user with "id": "{{id}}" and "username": "{{username}}" ({{why}})',
  'attach.no-user': 'no ctx.state.user ({{why}})',

  'attach.every-request.title':
    'a signed-in user must be let through with every method and every place of the token',
  'attach.every-request.rule':
    'step 5: requireUser reads ctx.state.user, and nothing else of the request',
  'attach.every-request.signed-in': 'this user is signed in: {{what}}',

  'attach.other-field': 'ctx.state.user with only id and username, got {{name}} as well ({{why}})',
  'attach.only-the-token.title': 'only the token may decide who the user is',
  'attach.only-the-token.rule':
    'step 5: another header, cookie, parameter or field names no user, not even beside a good token',
  'attach.only-the-token.own':
    'this user is signed in, and the request names another one in {{what}}',

  'attach.every-user.title': 'the user must be attached as the database returns it',
  'attach.every-user.rule': 'step 5: ctx.state.user has the id and the username of the record',
  'attach.every-user.username': 'the username is {{what}}',
  'attach.text.one-letter': 'one letter',
  'attach.text.long': '{{length}} characters long',
  'attach.text.spaces': 'a text with spaces on both sides',
  'attach.text.capitals': 'a text in capitals',
  'attach.text.digits': 'a text of digits',
  'attach.text.zero': 'the digit 0',
  'attach.text.markup': 'a text with quotes and markup',
  'attach.text.lines': 'a text with a line break',
  'attach.text.decomposed': 'a text with a combining accent (NFD)',
  'attach.text.emoji': 'a text with an emoji',
  'attach.text.word': 'the text "{{word}}"',
  'attach.text.literal': 'the text "{{word}}", which is in your file',

  'attach.every-anonymous.title': 'a request without a token must never get past requireUser',
  'attach.every-anonymous.rule':
    'step 5: only a token in one of the three places signs a user in; method, path and other headers do not matter',
  'attach.every-anonymous.method': 'the request has no token: {{method}}',
  'attach.every-anonymous.path': 'the request has no token, to {{path}} behind requireUser()',
  'attach.every-anonymous.other': 'the request has no token, only {{what}}',
  'attach.every-anonymous.open': 'the request has no token, only {{what}}, and this path is open',
  'attach.other.header': 'the header {{name}}',
  'attach.other.cookie': 'the cookie {{name}}',
  'attach.other.query': 'the query parameter {{name}}',
  'attach.other.json': 'the field {{name}} in a JSON body',
  'attach.other.form': 'the field {{name}} in a form',
  'attach.other.headers': 'headers in which some servers trust a proxy or a client',
  'attach.other.names': 'names of users and tokens in cookies, query parameters and fields',
  'attach.other.words':
    'words of your file, as names and values of headers, cookies, query parameters and fields',

  'attach.same-refusal.title': 'unknown and deleted users must get the same response',
  'attach.same-refusal.rule':
    'step 5: every token without a user gets one 401; a difference tells which users existed',
  'attach.same-refusal.refused': '{{why}} ({{what}})',
  'attach.same-refusal.unknown': 'the user of the token does not exist',
  'attach.same-refusal.near': 'the user of the token does not exist, only a user with a similar id',
  'attach.same-refusal.deleted': 'the user was deleted',
  'attach.same-refusal.odd': 'no user has the id {{id}}',
  'attach.same-refusal.same': 'the same response as for an unknown user, but {{got}} is different',
  'attach.same-refusal.status': 'the status',
  'attach.same-refusal.body': 'the body',
  'attach.same-refusal.header': 'the header {{name}}',

  'attach.current-user.title': 'every request must use the user as it is in the database now',
  'attach.current-user.rule': 'step 5: look up the user on every request, and keep no copy',
  'attach.current-user.first': 'the user exists: {{what}}',
  'attach.current-user.renamed': 'the user was renamed a moment ago: {{what}}',
  'attach.current-user.password': 'only the password was changed: {{what}}',
  'attach.current-user.deleted': 'the user was deleted a moment ago: {{what}}',
  'attach.current-user.restored': 'the deleted user was restored a moment ago: {{what}}',

  'attach.as-time-passes.title': 'neither time nor the age of a token may replace the look-up',
  'attach.as-time-passes.rule': 'step 5: look up the user on every request, and keep no copy',
  'attach.as-time-passes.renamed': 'the user was renamed; time between the two requests: {{what}}',
  'attach.as-time-passes.deleted': 'the user was deleted; time between the two requests: {{what}}',
  'attach.as-time-passes.restored':
    'the user was restored; time between the two requests: {{what}}',
  'attach.as-time-passes.token': 'the user exists, and the token is valid: {{what}}',
  'attach.as-time-passes.token-deleted': 'the user was deleted: {{what}}',
  'attach.as-time-passes.token-unknown': 'the user never existed: {{what}}',
  'attach.span': '{{seconds}} s',
  'attach.token.new': 'issued in this second',
  'attach.token.minutes': 'issued some minutes ago',
  'attach.token.days': 'issued many days ago',
  'attach.token.no-iat': 'without iat',
  'attach.token.ends': 'it expires in a second',
  'attach.token.longest': 'it lives as long as any token may',
  'attach.token.more': 'with further claims',

  'attach.look-ups.title': 'every request with a token must look up its user, and change nothing',
  'attach.look-ups.rule': 'step 5: users.findById(claims.sub) is the only query',
  'attach.look-ups.by-id': 'findById("{{id}}") during this request ({{what}}), got {{got}}',
  'attach.look-ups.only':
    'no other query than findById("{{id}}") during this request ({{what}}), got {{got}}',
  'attach.look-ups.anonymous': 'no query during a request without a token, got {{got}}',
  'attach.look-ups.none': 'no query',

  'attach.nothing-else.title': 'nothing else of the record may be reachable from ctx.state',
  'attach.nothing-else.rule':
    'OWASP API3:2023: hidden, inherited and computed properties are reachable, too; so is a column that is added later',
  'attach.nothing-else.record':
    'ctx.state without the {{what}}, which is reachable as ctx.state.{{name}}',
  'attach.nothing-else.hash': 'password hash',
  'attach.nothing-else.column': 'other columns of the record',

  'attach.fresh-user.title': 'ctx.state.user must be a new object for each request',
  'attach.fresh-user.rule':
    'step 5: what a handler writes into ctx.state must not reach the next request',
  'attach.fresh-user.next':
    'an earlier handler wrote into ctx.state.user, and this is the next request: {{what}}',
  'attach.fresh-user.added':
    'no ctx.state.{{name}}, which a handler of an earlier request has added',

  'attach.state-kept.title': 'ctx.state must keep the token, its place and its claims',
  'attach.state-kept.rule':
    'steps 3 and 4: later handlers read ctx.state.token, carrier and claims',
  'attach.state-kept.kept': 'ctx.state.{{name}} as steps 3 and 4 have set it',

  'attach.guard-first.title':
    'a refused request must not reach a handler, and any other must reach it once',
  'attach.guard-first.rule': 'step 5: decide first, then call next() once',
  'attach.guard-first.refused':
    'the handler does not run, because the request is refused: {{what}}',
  'attach.guard-first.once': 'the handler runs once for each request, got {{times}} runs for one',
  'attach.guard-first.anonymous': 'no token',
  'attach.guard-first.unknown': 'the user does not exist',
  'attach.guard-first.deleted': 'the user was deleted',
  'attach.guard-first.signed-in': 'this user is signed in: {{what}}',

  'attach.alone.title': 'each of the two middlewares must decide by ctx.state alone',
  'attach.alone.rule':
    'step 5: attachUser reads ctx.state.claims, and requireUser reads ctx.state.user',
  'attach.alone.refused': 'requireUser() runs with a ctx.state that has {{what}}, and no user',
  'attach.alone.no-claims': 'attachUser() runs with a ctx.state that has {{what}}, and no claims',
  'attach.alone.attached': 'attachUser() runs with a ctx.state that has only claims',
  'attach.alone.replaced':
    'attachUser() runs with a ctx.state that has claims, and another user from before',
  'attach.alone.asked':
    'attachUser() runs with claims whose sub is {{what}}, and no user has this id',
  'attach.alone.exactly': 'findById() called with exactly claims.sub, got {{got}}',
  'attach.alone.let-through': 'requireUser() runs with a ctx.state that has {{what}}',
  'attach.alone.user': 'a user and nothing else',
  'attach.alone.user-and-claims': 'a user, and claims of another one',
  'attach.alone.nothing': 'nothing',
  'attach.alone.token': 'a token',
  'attach.alone.claims': 'claims',
  'attach.alone.both': 'a token, its place and claims',
  'attach.alone.similar': 'members with similar names',

  'attach.errors-below.title': 'an error of a later handler must keep its status and its words',
  'attach.errors-below.rule':
    'step 5: await next(), and never put it inside a try block that refuses requests',
  'attach.errors-below.status':
    '{{status}} {{error}}: the handler threw {{what}}, which has nothing to do with the token ({{why}})',
  'attach.errors-below.challenge':
    'no WWW-Authenticate: the handler threw {{what}}, which has nothing to do with the token',
  'attach.errors-below.once':
    'the handler runs once, even if it throws {{what}}, got {{times}} runs',
  'attach.errors-below.open': 'an open path, signed in',
  'attach.errors-below.guarded': 'a path behind requireUser(), signed in',
  'attach.errors-below.anonymous': 'an open path, without a token',
  'attach.error.named': '{{name}}',
  'attach.error.http': 'an error with status {{status}}',
  'attach.error.text': 'a string instead of an error',
  'attach.error.words': 'an error with the message "{{text}}"',

  'attach.own-store.title': 'each app must look up its users in its own store',
  'attach.own-store.rule':
    'step 5: attachUser(users) uses the store that it was called with; several apps may run in one process',
  'attach.own-store.starts': 'a second app that starts in the same process: {{what}}',
  'attach.own-store.no-settings': 'with the same settings',
  'attach.own-store.first': 'the user is in the store of this app, and another app has no users',
  'attach.own-store.last': 'the user is in the store of this app, and an earlier app has no users',
  'attach.own-store.empty': 'the store of this app has no users, and another app has this user',
  'attach.slow-handler.title': 'a slow later handler must get the time that it needs',
  'attach.slow-handler.rule': 'step 5: await next() ends when the later handlers have ended',
  'attach.slow-handler.left':
    '200: the user was deleted while the handler ran, which takes {{seconds}} seconds ({{why}})',
  'attach.slow-handler.waits':
    '200: the handler takes {{seconds}} seconds and responds with it ({{why}})',
  'attach.responses-below.title': 'the response of a handler must stay as it is',
  'attach.responses-below.rule':
    'step 5: the two middlewares decide whether a handler runs, and do not touch its response',
  'attach.responses-below.status': '{{status}}: the handler responded with it ({{why}})',
  'attach.responses-below.body': 'the body that the handler wrote ({{why}})',
  'attach.responses-below.header': '{{name}}: {{text}}, as the handler has set it ({{why}})',
  'attach.responses-below.added':
    'no header {{name}}: neither the handler nor an earlier step has set it ({{why}})',
  'attach.responses-below.store':
    'Cache-Control: no-store, because the response is for one user only ({{why}})',
  'attach.responses-below.missing': '404: no handler has this path ({{why}})',

  'attach.many-requests.title': 'the hundredth request must be treated like the first',
  'attach.many-requests.rule': 'step 5: earlier requests change nothing',
  'attach.many-requests.signed-in': 'this user is signed in, after {{times}} requests',
  'attach.many-requests.renamed': 'the user was renamed after {{times}} requests',
  'attach.many-requests.deleted': 'the user was deleted after {{times}} requests',
  'attach.many-requests.after-refusals': 'this user is signed in, after {{times}} refused requests',
  'attach.many-requests.after-failures':
    'this user is signed in, after {{times}} failures of the database, which works again',
  'attach.many-requests.own':
    'this user is signed in, and is one of {{times}} users who send requests at the same time',
  'attach.many-requests.gone':
    'this user was deleted, and is one of {{times}} users who send requests at the same time',
  'attach.many-requests.stranger':
    'the request has no token, and {{times}} users send requests at the same time',

  'attach.every-database-error.title':
    'every failure of the database must be 500 or 503, and only while it lasts',
  'attach.every-database-error.rule':
    'RFC 9110, 15.6: the server is at fault; the next request asks the database again',
  'attach.every-database-error.failed': '500 or 503: the look-up failed with {{what}} ({{why}})',
  'attach.every-database-error.stale':
    '500 or 503: the look-up failed with {{what}}, and the response uses a user from an earlier look-up ({{why}})',
  'attach.every-database-error.refused':
    '500 or 503: the look-up failed with {{what}}; 401 means that the failure was treated as a missing user ({{why}})',
  'attach.every-database-error.words':
    'a response without the words of the error of the database ({{why}})',
  'attach.every-database-error.recovered':
    'the database works again, after it failed with {{what}} ({{why}})',
  'attach.every-database-error.unknown':
    'the database works again, and the user of the token does not exist ({{why}})',
  'attach.every-database-error.anonymous':
    'the request has no token, so the failing database does not matter ({{why}})',
  'attach.user.known': 'a user who was looked up before',
  'attach.user.new': 'a user who was never looked up',
  'attach.user.deleted': 'a user who was deleted',
  'attach.user.unknown': 'a user who does not exist',

  'attach.meanwhile.title': 'a look-up must not be shared with another request',
  'attach.meanwhile.rule': 'step 5: each request looks up its own user after it has arrived',
  'attach.meanwhile.deleted':
    'the user was deleted before this request, while the slow look-up of an earlier request was still under way',
  'attach.meanwhile.renamed':
    'the user was renamed before this request, while the slow look-up of an earlier request was still under way',
  'attach.meanwhile.other':
    'this user is signed in, and other requests wait for slow look-ups: {{what}}',
  'attach.meanwhile.stranger': 'the request has no token, and others wait for slow look-ups',

  'attach.slow-database.title': 'a slow look-up must not be treated as a missing user',
  'attach.slow-database.rule':
    'step 5: the server waits for the database; 401 would sign every user out',
  'attach.slow-database.waits':
    '200, or 500 or 503 after a time limit: the look-up takes {{seconds}} s, and the user exists ({{why}})',
  'attach.slow-database.unknown':
    '401, or 500 or 503 after a time limit: the look-up takes {{seconds}} s, and the user does not exist ({{why}})',
  'attach.slow-database.renamed': 'the user was renamed before this request, whose look-up is slow',
  'attach.slow-database.open': 'an open path',
  'attach.slow-database.guarded': 'a path behind requireUser()',

  'attach.other-environment.title': 'the environment must not change who is let through',
  'attach.other-environment.rule':
    'step 5: no exception for development or tests; such a server will be reachable one day',
  'attach.other-environment.anonymous': 'the request has no token, in a server with {{what}}',
  'attach.other-environment.unknown': 'the user does not exist, in a server with {{what}}',
  'attach.other-environment.deleted': 'the user was deleted, in a server with {{what}}',
  'attach.other-environment.signed-in': 'this user is signed in, in a server with {{what}}',
  'attach.other-environment.renamed':
    '"username": "{{username}}", because the user was renamed a moment ago, in a server with {{what}}',
  'attach.other-environment.token': 'a token, in a server with {{what}}',
} as const;
