/** What the checks of step 3 say. */
export const extract = {
  'extract.common.goes-on': '{{what}}; this step judges no token, so the request goes on',
  'extract.common.instead': '{{what}}; do not use another carrier ({{got}}) instead',
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
  'extract.nothing-printed.token': 'a token of this request: {{what}}',

  'extract.nothing-printed.claim': 'a claim of a token',

  'extract.no-piece-printed.title': 'not even a short piece of a token must be printed',
  'extract.no-piece-printed.rule':
    'step 3: the first or the last characters of a token are a part of it, too',
  'extract.no-piece-printed.piece': 'not even three characters of a token are printed: {{what}}',
  'extract.no-piece-printed.here': '(here was a piece of the token)',

  'extract.in.one': '{{what}}',
  'extract.in.and': '{{list}}; {{what}}',
  'extract.in.form': 'the form "{{text}}"',
  'extract.in.json': 'the JSON body {{text}}',
  'extract.in.query': 'the query "?{{text}}"',
  'extract.in.header': 'a token in the header',
  'extract.in.headers': 'several headers x-access-token, which Node joins with commas: "{{text}}"',
  'extract.in.empty-header': 'an empty header',
  'extract.in.same': 'the same token in several places: {{what}}',
  'extract.in.browser': '{{what}}; the header {{name}} is "{{value}}"',
  'extract.in.environment': '{{what}}; NODE_ENV is {{mode}}',
  'extract.in.method': '{{method}} with {{what}}',
  'extract.in.path': '{{what}}; the path is {{path}}',
  'extract.in.no-handler': '404, because no handler has this path ({{what}})',
  'extract.in.type': '{{what}}; Content-Type: {{type}}',
  'extract.in.raw': 'a token in "{{text}}"',
  'extract.in.host': 'the header Host is "{{host}}"',
  'extract.secret.token': 'a token',
  'extract.place.form': 'a form',
  'extract.place.json': 'a JSON body',
  'extract.place.query': 'the query',
  'extract.place.header': 'the header',

  'extract.remembered.title': 'a token must not be remembered for a later request',
  'extract.remembered.rule':
    'step 3: the data of a request belongs in ctx.state, which is new for every request',
  'extract.many.remembered':
    'a request without a token, after a request with a token in {{what}}: the earlier token is gone',

  'extract.every-spelling.title':
    'a token must be found however the form, the JSON or the query is written',
  'extract.every-spelling.rule':
    'step 3: read what bodyField and ctx.query return, and do not search the text yourself',

  'extract.every-empty.title': 'an empty carrier must not hide a later one, however it is written',
  'extract.every-empty.rule':
    'step 3: nothing, an empty string and null are absent, so the next place is read',

  'extract.every-refusal.title':
    'every repeated token and every value that is not a string must be refused',
  'extract.every-refusal.rule':
    'step 3: 400 invalid_request, unless an earlier place contains a token',

  'extract.every-string.title': 'every string must be taken unchanged in every carrier',
  'extract.every-string.rule': 'step 3: step 4 judges the token; here any string is taken as it is',
  'extract.text.front': 'it starts with {{text}}',
  'extract.text.end': 'it ends with {{text}}',
  'extract.text.around': 'it has {{before}} before and {{after}} after it',
  'extract.text.unusual': 'it contains unusual characters',
  'extract.text.word': 'it is the string {{text}}',
  'extract.text.segments': 'it has three segments',
  'extract.text.printable': 'it consists of random printable characters',
  'extract.text.length': 'it has {{length}} characters',
  'extract.text.comma': 'it contains a comma',

  'extract.comma.title': 'a string with a comma must be refused or taken unchanged',
  'extract.comma.rule':
    'step 3: a comma may come from two headers that were joined; never use a part of the string',

  'extract.every-pair.title': 'the first carrier that is not empty must decide',
  'extract.every-pair.rule': 'step 3: body, query, header; later places are not read',

  'extract.every-company.title': 'what a carrier means must not depend on the others',
  'extract.every-company.rule':
    'step 3: an empty place leads to the next one; a token or a bad value ends the search',

  'extract.every-name.title': 'no other name, header, cookie or body may carry a token',
  'extract.every-name.rule': 'step 3: only access_token in body and query, and x-access-token',
  'extract.name.header': 'a token in the header {{name}}',
  'extract.name.cookie': 'a token in the cookie {{name}}',
  'extract.name.query': 'a token in the query parameter "{{name}}"',
  'extract.name.form': 'a token in the form field "{{name}}"',
  'extract.name.json': 'a token in the JSON field "{{name}}"',
  'extract.name.nested': 'access_token in an object in the JSON field "{{name}}"',
  'extract.name.array': 'a JSON body that is an array with a token in it',
  'extract.name.type': 'a token in a body with the Content-Type {{type}}, which is not parsed',
  'extract.name.many': 'tokens under many other names',
  'extract.name.beside': '{{what}}, and another token in the header x-access-token',

  'extract.other-headers.title': 'other headers must change nothing',
  'extract.other-headers.rule': 'step 3: of all headers only x-access-token is read',

  'extract.every-method.title': 'the carriers must be read for every method',
  'extract.every-method.rule':
    'step 3: query and header for every method, the body for POST, PUT and PATCH',

  'extract.every-path.title': 'the carriers must be read for every path',
  'extract.every-path.rule': 'step 3: the middleware does not know which routes are below it',

  'extract.http.title': 'spellings of HTTP must change nothing',
  'extract.http.rule':
    'RFC 9110, 5.1 and 8.3.1: names of headers and media types ignore case, and types have parameters',

  'extract.every-error.title': 'every error of a later handler must stay as it is',
  'extract.every-error.rule': 'step 3: await next(), and never catch its errors',
  'extract.below.error':
    'a later handler throws an error of the kind "{{kind}}" with status {{status}} ({{what}})',

  'extract.every-response.title': 'the response of a later handler must stay as it is',
  'extract.every-response.rule': 'step 3: await next() once, and change nothing afterwards',
  'extract.below.status': 'status {{status}}, which the handler set ({{what}})',
  'extract.below.body': 'the body that the handler set, unchanged ({{what}})',
  'extract.below.header': '{{name}}: {{value}}, which the handler set ({{what}})',
  'extract.below.added':
    'the headers of the handler and no other: {{name}} is there only with a token ({{what}})',
  'extract.below.late': 'status {{status}} and the body of a later handler that takes two hours',
  'extract.below.once': 'the handler runs once for each request',

  'extract.state.title': 'only token and carrier may be set in ctx.state',
  'extract.state.rule': 'step 3: other middlewares have their own fields in ctx.state',
  'extract.below.state': 'ctx.state without changes, except token and carrier ({{what}})',
  'extract.below.set': 'ctx.state.{{name}} as the contract says ({{what}})',

  'extract.many-requests.title': 'hundreds of requests must not affect each other',
  'extract.many-requests.rule': 'step 3: a middleware keeps nothing between two requests',
  'extract.many.again': 'the same token several times, in {{what}}',
  'extract.many.at-once': '{{what}}, and 59 other requests at the same moment',

  'extract.later.title': 'other times and other apps must change nothing',
  'extract.later.rule': 'step 3: extractToken() makes a middleware that keeps nothing',
  'extract.many.later': '{{seconds}} s after the last requests',
  'extract.many.second-app': 'createApp() works twice in one process',
  'extract.many.app': '{{what}}, sent to a second app of the same process',
  'extract.many.other-app': 'a request without a token, after a token for another app',

  'extract.environment.title': 'NODE_ENV and other variables must change nothing',
  'extract.environment.rule':
    'step 3: the middleware does the same in production and elsewhere, and prints no token',
} as const;
