/** What the checks of step 3 say. */
export const extract = {
  'extract.common.goes-on': '{{what}}; this step judges no token, so the request goes on',
  'extract.common.carrier': '"carrier": "{{carrier}}", got {{got}} ({{what}})',
  'extract.common.no-carrier': '"carrier": null, got {{got}} ({{what}})',
  'extract.common.token':
    '"token": "{{fingerprint}}", the fingerprint of the unchanged ctx.state.token ({{what}})',
  'extract.common.no-token': '"token": null, because ctx.state.token is empty ({{what}})',

  'extract.anonymous.title': 'a request without a token must go on',
  'extract.anonymous.rule':
    'step 3: a request without a token goes on, because some routes are open to everyone',
  'extract.anonymous.none': 'a request without a token',

  'extract.header.title': 'the token must be taken from the header x-access-token',
  'extract.header.rule':
    'step 3: the third carrier is the header x-access-token; header names ignore case (RFC 9110, 5.1)',
  'extract.header.token': 'a token in the header {{name}}',

  'extract.query.title': 'the token must be taken from the query',
  'extract.query.rule': 'RFC 6750, 2.3: access_token in the query',
  'extract.query.token': 'a token in the query',
  'extract.query.beside': 'a token in the query, and a form without a token',

  'extract.body.title': 'the token must be taken from a form or a JSON body',
  'extract.body.rule': 'RFC 6750, 2.2: access_token in the body',
  'extract.body.form': 'a token in a form',
  'extract.body.json': 'a token in a JSON body',

  'extract.order.title': 'the body must be read before the query, and the query before the header',
  'extract.order.rule': 'the article: body || query || header, in this order',
  'extract.order.all': 'a token in each of the three carriers',
  'extract.order.query': 'a token in the query and another in the header',
  'extract.order.body': 'a token in the body and another in the header',
  'extract.order.twice': 'a token in the body, and two more in the query, which is read later',

  'extract.empty.title': 'an empty carrier must be treated as absent',
  'extract.empty.rule': 'the article: an empty string is falsy, so the next carrier is read',
  'extract.empty.query': 'an empty string in the query, and a token in the header',
  'extract.empty.form': 'an empty string in a form, and a token in the header',
  'extract.empty.null': 'null in a JSON body, and a token in the header',
  'extract.empty.header': 'an empty header and no other carrier',

  'extract.repeated.title': 'a repeated carrier must be refused with 400 invalid_request',
  'extract.repeated.rule': 'RFC 6750, 3.1: invalid_request for a repeated parameter',
  'extract.repeated.two-query': 'two tokens in the query',
  'extract.repeated.two-form': 'two tokens in one form',
  'extract.repeated.two-header': 'two tokens in two headers, which Node joins with a comma',
  'extract.repeated.same-query': 'the same token twice in the query',
  'extract.repeated.same-form': 'the same token twice in one form',
  'extract.repeated.same-header': 'the same token in two headers, which Node joins with a comma',
  'extract.repeated.empty-query': 'an empty string and a token in the query',
  'extract.repeated.empty-form': 'an empty string and a token in one form',
  'extract.repeated.empty-header':
    'an empty string and a token in two headers, which Node joins with a comma',

  'extract.not-text.title': 'a token that is not a string must be refused with 400 invalid_request',
  'extract.not-text.rule': 'RFC 6750, 3.1: invalid_request for a malformed parameter, never a 500',
  'extract.not-text.array': 'the token in the JSON body is an array',
  'extract.not-text.object': 'the token in the JSON body is an object',
  'extract.not-text.number': 'the token in the JSON body is a number',
  'extract.not-text.true': 'the token in the JSON body is true',
  'extract.not-text.zero': 'the token in the JSON body is the number 0',
  'extract.not-text.false': 'the token in the JSON body is false',
  'extract.not-text.instead': '{{what}}; do not take the token in the header instead',

  'extract.unjudged.title': 'the token must be taken unchanged, without judging or repairing it',
  'extract.unjudged.rule':
    'step 3: the next step judges the token; if this step repairs it, two programs read it differently',
  'extract.unjudged.header': 'a token in the header: {{what}}',
  'extract.unjudged.form': 'a token in a form: {{what}}',
  'extract.unjudged.json': 'a token in a JSON body: {{what}}',
  'extract.unjudged.query': 'a token in the query: {{what}}',
  'extract.unjudged.bearer': 'it starts with "Bearer "',
  'extract.unjudged.padding': 'it ends with "="',
  'extract.unjudged.letters': 'it is "a.b.c"',
  'extract.unjudged.zero': 'it is the string "0"',
  'extract.unjudged.spaces': 'it has a space before and after it',
  'extract.unjudged.encoded': 'it starts with "%61"',
  'extract.unjudged.percent': 'it starts with a single "%"',
  'extract.unjudged.long': 'it has 3,870 characters',

  'extract.kept-apart.title': 'the tokens of simultaneous requests must be kept apart',
  'extract.kept-apart.rule': 'step 3: the data of a request belongs in ctx.state and nowhere else',
  'extract.kept-apart.own': 'each of 20 simultaneous requests gets its own token',
  'extract.kept-apart.none': 'a request without a token after them',

  'extract.no-other-carrier.title': 'the token must be read from these three carriers only',
  'extract.no-other-carrier.rule':
    'step 3: read nothing that the interface does not promise; a cookie would bring CSRF with it',
  'extract.no-other-carrier.authorization': 'a token in the header Authorization',
  'extract.no-other-carrier.cookie': 'a token in a cookie',
  'extract.no-other-carrier.upper-case': 'a token in ?ACCESS_TOKEN=',
  'extract.no-other-carrier.header-name': 'a token in ?x-access-token=',
  'extract.no-other-carrier.short-name': 'a token in ?token=',
  'extract.no-other-carrier.field': 'a token in the JSON field "token"',
  'extract.no-other-carrier.header-field': 'a token in the JSON field "x-access-token"',
  'extract.no-other-carrier.nested': 'a token in an object inside a JSON body',
  'extract.no-other-carrier.delete': 'a token in the body of a DELETE request',

  'extract.error-below.title': 'an error of a later handler must stay a 500',
  'extract.error-below.rule':
    'step 3: await next(), and never put it inside a try block that refuses requests',
  'extract.error-below.carrier': 'a bad carrier',

  'extract.nothing-printed.title': 'tokens must not be printed',
  'extract.nothing-printed.rule':
    'OWASP ASVS 16.2.5: anyone who reads the log could sign in with a token',
  'extract.nothing-printed.query': 'a token from the query',
  'extract.nothing-printed.header': 'a token from the header',
  'extract.nothing-printed.array': 'a token in an array, which was refused',
  'extract.nothing-printed.twice': 'a repeated token, which was refused',
} as const;
