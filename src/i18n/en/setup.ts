/** What the checks of step 1 say. */
export const setup = {
  'setup.sent.unset': 'unset {{variable}}, then start',
  'setup.sent.set': "{{variable}}='{{value}}', then start",
  'setup.sent.settings':
    "JWT_ISSUER='{{issuer}}' TOKEN_LIFETIME='{{lifetime}}' and a valid JWT_SECRET",
  'setup.received.listens': 'the server listens',
  'setup.received.starts': 'the server starts',
  'setup.received.no-reply': '(the program ended or did not reply)',
  'setup.refused.throws': '{{what}}: readConfig throws an error that names {{variable}}',
  'setup.refused.waits':
    '{{what}}: readConfig throws an error that names {{variable}}; it does not wait and does not end the program',
  'setup.refused.unnamed':
    '{{what}}: readConfig throws an error that names {{variable}}, but this one does not',
  'setup.accepted': '{{what}}: the setting is valid, so the server starts',

  'setup.health.title': 'the server must start with a strong secret and respond at /health',
  'setup.health.rule': 'step 1: every later step needs a server that runs',
  'setup.health.ok': 'the route /health exists, and your app lets requests through to it',
  'setup.health.body': '{"status":"ok"} from /health',

  'setup.errors-in-json.title': 'an unknown path must get 404 in JSON',
  'setup.errors-in-json.rule':
    'step 1: every error has the same shape, { error, error_description }',
  'setup.errors-in-json.status': '404 for a path that does not exist',
  'setup.errors-in-json.code': '"error": "not_found" in a JSON body',
  'setup.errors-in-json.challenge': 'no WWW-Authenticate header, because no token was needed',

  'setup.fault-untold.title': 'an unexpected error must become 500 in JSON, without its message',
  'setup.fault-untold.rule':
    'OWASP ASVS 16.5.1: a message or a stack trace tells an attacker what runs here',
  'setup.fault-untold.status': '500: the handler threw an error',
  'setup.fault-untold.code': '"error" in a JSON body, for an unexpected error',
  'setup.fault-untold.message':
    'neither the message nor the stack trace of the error in the response',

  'setup.no-store.title': 'every response must have Cache-Control: no-store',
  'setup.no-store.rule':
    'RFC 6750, 2.3: a token may be part of the URL, so no cache may store the response',
  'setup.no-store.success': 'Cache-Control: no-store on a 200',
  'setup.no-store.not-found': 'Cache-Control: no-store on a 404',
  'setup.no-store.fault': 'Cache-Control: no-store on a 500',

  'setup.body-parsed.title':
    'JSON and forms must be parsed, and a body that cannot be parsed must get 400',
  'setup.body-parsed.rule':
    'RFC 9110, 15.5.1: a body that cannot be read is an error of the client, not a 500',
  'setup.body-parsed.json-status': '400 for malformed JSON',
  'setup.body-parsed.json-code': '"error": "invalid_request" in a JSON body, for malformed JSON',
  'setup.body-parsed.quotes': 'no message of the parser, because it quotes the body',
  'setup.body-parsed.gzip-status': '415 or 400 for a body that claims to be gzip and is not',
  'setup.body-parsed.gzip-code':
    '"error" in a JSON body, for a body that claims to be gzip and is not',

  'setup.body-limited.title': 'a body of 64 KB must be refused with 413',
  'setup.body-limited.rule':
    'RFC 9110, 15.5.14: a login needs much less, and a large body costs memory',
  'setup.body-limited.form-sent': 'a form of 64 KB to POST /inspect',
  'setup.body-limited.json-sent': 'JSON of 64 KB to POST /inspect',
  'setup.body-limited.chunked-sent': 'JSON of 64 KB in chunks, without a length, to POST /inspect',
  'setup.body-limited.form-status': '413: a form of 64 KB is too large',
  'setup.body-limited.json-status': '413: JSON of 64 KB is too large',
  'setup.body-limited.chunked-status':
    '413: JSON of 64 KB is too large, in chunks without a length, too',
  'setup.body-limited.form-code': '"error" in a JSON body, for a form of 64 KB',
  'setup.body-limited.json-code': '"error" in a JSON body, for JSON of 64 KB',
  'setup.body-limited.chunked-code': '"error" in a JSON body, for JSON of 64 KB in chunks',

  'setup.secret-missing.title': 'the server must not start without a secret',
  'setup.secret-missing.rule':
    'RFC 8725, 3.5: no default secret; anyone who reads the code would know it',
  'setup.secret-missing.starts':
    'no start without a secret: readConfig throws an error that names JWT_SECRET',
  'setup.secret-missing.message':
    'without a secret the program ends with a message about JWT_SECRET, and with an exit code other than 0',
  'setup.secret-missing.empty': 'an empty secret',

  'setup.secret-short.title': 'a 31-byte secret must be refused, and a 32-byte secret accepted',
  'setup.secret-short.rule': 'RFC 7518, 3.2: HS256 needs a key of at least 256 bits',
  'setup.secret-short.20': 'a secret of 20 bytes',
  'setup.secret-short.31': 'a secret of 31 bytes, one too few',
  'setup.secret-short.32': 'a secret of 32 bytes',

  'setup.secret-in-bytes.title':
    'the length of the secret must be counted in bytes, not in characters',
  'setup.secret-in-bytes.rule':
    'RFC 7518, 3.2: 24 characters of 2 bytes each are 48 bytes, which is enough',
  'setup.secret-in-bytes.letters': 'a secret of 24 Cyrillic letters, which are 48 bytes',

  'setup.secret-known.title': 'a published secret must be refused',
  'setup.secret-known.rule':
    'RFC 8725, 3.5: length is not enough; word lists contain the sample secrets of all tutorials',
  'setup.secret-known.jwt-io': 'the sample secret of jwt.io',
  'setup.secret-known.article': 'the secret of the article, twice',
  'setup.secret-known.rfc-7520': 'the key that is printed in RFC 7520',
  'setup.secret-known.rfc-7515': 'the key that is printed in RFC 7515',
  'setup.secret-known.placeholder': 'a placeholder that was not replaced',

  'setup.secret-repetitive.title': 'a repetitive secret must be refused',
  'setup.secret-repetitive.rule': 'RFC 8725, 3.5: a key needs entropy, not length',
  'setup.secret-repetitive.letter': 'the same letter 40 times',
  'setup.secret-repetitive.four': 'the same 16 characters 4 times',
  'setup.secret-repetitive.three': 'the same 16 characters 3 times',

  'setup.secret-no-document.title': 'the text of a key file must be refused as a secret',
  'setup.secret-no-document.rule':
    'RFC 8725, 3.5: everyone who has the public key knows the text of its file',
  'setup.secret-no-document.pem': 'the text of a public key (PEM)',
  'setup.secret-no-document.jwk': 'a key in JSON (JWK)',
  'setup.secret-no-document.certificate': 'the text of a certificate (PEM)',

  'setup.lifetime-checked.title':
    'a lifetime that is not a whole number of seconds must be refused',
  'setup.lifetime-checked.rule':
    'step 1: report a wrong setting when the server starts, not when the first user comes',
  'setup.lifetime-checked.value': "the lifetime '{{value}}'",
  'setup.settings-given.zeros':
    'an error, or the lifetime {{value}}: leading zeros do not change the number',
  'setup.lifetime-checked.default': 'no lifetime, so the default is 7 days',

  'setup.settings-given.title':
    'readConfig must return the settings that it reads, and defaults for the others',
  'setup.settings-given.rule': 'step 1: later steps read the configuration, not the environment',
  'setup.settings-given.found': '{{name}}: {{got}}',
  'setup.settings-given.another': 'another value',
  'setup.settings-given.secret':
    'secret: exactly the value of JWT_SECRET, in the object that readConfig returns',
  'setup.settings-given.from':
    '{{name}}: {{value}} from {{variable}}, in the object that readConfig returns',
  'setup.settings-given.default':
    '{{name}}: {{value}} in the object that readConfig returns, because {{variable}} is missing or empty',

  'setup.settings-reread.title': 'each call of readConfig must read its environment again',
  'setup.settings-reread.rule':
    'step 1: the result depends on the values of the variables, not on the object or an earlier call',
  'setup.settings-reread.sent': 'readConfig with the same env object as before, changed: {{names}}',
  'setup.settings-reread.again': 'the same settings again, because readConfig does not change env',
  'setup.settings-reread.changed':
    'the settings of the changed env: readConfig reads it again in each call',
  'setup.settings-reread.refused':
    'an error, because the changed env has a wrong value: readConfig reads it again in each call',

  'setup.secrets-alike.title': 'each secret must be judged by itself',
  'setup.secrets-alike.rule': 'step 1: several apps with different secrets may run in one process',
  'setup.alike.short-start': 'secrets of 43 bytes and 31 bytes with the same beginning',
  'setup.alike.short-end': 'secrets of 43 bytes and 31 bytes with the same end',
  'setup.alike.short-bytes': 'secrets of 33 bytes and 31 bytes that differ in one character',
  'setup.alike.known-start': 'long secrets with the same beginning, one with a placeholder',
  'setup.alike.known-end': 'secrets with the same end, one with a placeholder',
  'setup.alike.capitals': 'secrets that differ only in capitals, one the same 20 letters twice',
  'setup.alike.bad': 'the bad one of two {{what}}',
  'setup.alike.good': 'the good one of two {{what}}',

  'setup.secret-hidden.title': 'a secret must never be printed',
  'setup.secret-hidden.rule': 'step 1: more people can read logs than may know the secret',
  'setup.secret-hidden.short-sent': 'JWT_SECRET with a text that is too short, then start',
  'setup.secret-hidden.repeated-sent': 'JWT_SECRET with a text that repeats itself, then start',
  'setup.secret-hidden.beginning': 'the beginning of the secret',
  'setup.secret-hidden.short-whole':
    'the error of readConfig names JWT_SECRET, but does not contain the secret that is too short',
  'setup.secret-hidden.repeated-whole':
    'the error of readConfig names JWT_SECRET, but does not contain the secret that repeats itself',
  'setup.secret-hidden.short-beginning':
    'the error of readConfig names JWT_SECRET, but does not contain the beginning of the secret that is too short',
  'setup.secret-hidden.repeated-beginning':
    'the error of readConfig names JWT_SECRET, but does not contain the beginning of the secret that repeats itself',
  'setup.secret-hidden.secret': 'the secret',
  'setup.secret-hidden.short': 'a secret that is too short',
  'setup.secret-hidden.repeated': 'a secret that repeats itself',

  'setup.sent.valid': 'valid settings, then start',
  'setup.received.nothing': 'readConfig returned nothing',
  'setup.received.promise': 'readConfig returned a promise',
  'setup.received.changed': 'readConfig changed the environment that it read',
  'setup.plain.shape': '{{what}}: a JSON body with "error" and "error_description", both strings',
  'setup.plain.code': '{{what}}: "error" is "{{code}}"',
  'setup.plain.challenge': '{{what}}: no WWW-Authenticate header, because no token was needed',
  'setup.plain.no-store': '{{what}}: Cache-Control: no-store',
  'setup.plain.json': '{{what}}: Content-Type: application/json',
  'setup.errors-in-json.other':
    '404 in JSON for a path that does not exist, for every method, path and Accept header',
  'setup.no-store.found': '{{what}}; found: {{got}}',
  'setup.body-parsed.json-fields':
    'the fields of a JSON body in ctx.request.body, as a handler after your middlewares sees it',
  'setup.body-parsed.form-fields':
    'the fields of a form in ctx.request.body, as a handler after your middlewares sees it',
  'setup.body-parsed.challenge':
    'no WWW-Authenticate header for malformed JSON, because no token was needed',
  'setup.config-object.title': 'readConfig must return an object with the settings',
  'setup.config-object.rule':
    'step 1: the caller reads config.secret, config.issuer and config.lifetime',
  'setup.config-object.nothing':
    'readConfig returns the object { secret, issuer, lifetime }: is a return missing?',
  'setup.config-object.promise':
    'readConfig returns the object itself, not a promise: it must not be async',
  'setup.config-object.changed':
    'readConfig only reads env: after the call, env has the same variables and values as before',
  'setup.secret-missing.unset': 'no secret',
  'setup.secret-short.bytes': 'a secret of {{bytes}} bytes',
  'setup.secret-short.30-and-space': 'a secret of 31 bytes that starts with a space',
  'setup.secret-short.spaces': 'a secret of 31 spaces',
  'setup.secret-in-bytes.15-letters': 'a secret of 15 Cyrillic letters, which are 30 bytes',
  'setup.secret-in-bytes.10-signs': 'a secret of 10 Chinese characters, which are 30 bytes',
  'setup.secret-in-bytes.7-emoji': 'a secret of 7 emoji, which are 28 bytes',
  'setup.known.key': 'the published key of {{key}}',
  'setup.known.sample': 'the sample "{{sample}}", in any case and with additions',
  'setup.known.word': 'a secret that contains "{{word}}", in any case',
  'setup.repeated.block': 'the same {{length}} characters {{times}} times',
  'setup.repeated.long': 'the same word 500 times',
  'setup.repeated.line-break': 'a repeated block that contains a line break',
  'setup.repeated.line-breaks': 'a secret of 40 line breaks',
  'setup.repeated.spaces': 'a secret of 40 spaces',
  'setup.repeated.words': 'the same sentence twice',
  'setup.repeated.letters': 'the same Cyrillic letters 3 times',
  'setup.repeated.signs': 'the same Chinese characters twice',
  'setup.repeated.emoji': 'the same emoji repeated',
  'setup.document.pem': 'a PEM document "{{label}}", {{what}}',
  'setup.document.jwk': 'a JWK of the type {{kty}}, {{what}}, {{why}}',
  'setup.document.kty-first': '"kty" first',
  'setup.document.kty-middle': '"kty" in the middle',
  'setup.document.kty-last': '"kty" last',
  'setup.layout.file': 'as in a file',
  'setup.layout.no-end': 'without a line break at the end',
  'setup.layout.windows': 'with Windows line breaks',
  'setup.layout.escaped': 'in one line with \\n',
  'setup.layout.one-line': 'in one line with spaces',
  'setup.layout.blank-first': 'after a line break and spaces',
  'setup.layout.after-text': 'after other lines',
  'setup.layout.after-long-text': 'after a long text',
  'setup.layout.compact': 'without spaces',
  'setup.layout.indented': 'indented',
  'setup.layout.tabs': 'indented with tabs',
  'setup.layout.spaced': 'in one line with spaces',
  'setup.layout.colon-spaced': 'with spaces before the colons',
  'setup.layout.blank-last': 'with a line break at the end',
  'setup.layout.key-set': 'in a JWK Set',
  'setup.layout.key-set-indented': 'in an indented JWK Set',
  'setup.secret-unchanged.title': 'every other secret must be accepted, and returned unchanged',
  'setup.secret-unchanged.rule':
    'RFC 7518, 3.2: the key is these bytes; another service with the same JWT_SECRET must get the same key',
  'setup.secret-unchanged.same': '{{what}}: readConfig returns exactly this text as secret',
  'setup.secret-unchanged.found': 'secret: {{got}}',
  'setup.secret.hex': '64 hex digits',
  'setup.secret.hex-capitals': '64 hex digits in capitals',
  'setup.secret.hex-short': '32 hex digits',
  'setup.secret.base64': 'random bytes in base64',
  'setup.secret.base64url': 'random bytes in base64url',
  'setup.secret.capitals': '40 random capital letters',
  'setup.secret.uuid': 'a UUID',
  'setup.secret.digits': '60 random digits',
  'setup.secret.words': 'four random words with spaces',
  'setup.secret.single-quotes': 'a secret in single quotes',
  'setup.secret.double-quotes': 'a secret in double quotes',
  'setup.secret.triple': 'a random secret with one character three times in a row',
  'setup.secret.escapes': 'a secret with \\n, %41 and &amp; in it',
  'setup.secret.marks': 'a secret with # $ = and a backslash in it',
  'setup.secret.31-and-space': '31 bytes and a space, which are 32 bytes',
  'setup.secret.space-and-31': 'a space and 31 bytes, which are 32 bytes',
  'setup.secret.nfc': 'accented letters of one code point (NFC)',
  'setup.secret.nfd': 'accented letters of two code points (NFD)',
  'setup.secret.compatibility': 'letters that NFKC would replace',
  'setup.secret.prefix': 'a secret that starts with "{{prefix}}"',
  'setup.secret.ends': 'a secret that ends with {{what}}',
  'setup.secret.starts': 'a secret that starts with {{what}}',
  'setup.secret.around': 'a secret that starts and ends with {{what}}',
  'setup.secret.inside': 'a secret with {{what}} inside',
  'setup.secret.bytes': '{{bytes}} random characters of ASCII',
  'setup.secret.even-start': '{{count}} repetitive characters, and then a random text',
  'setup.secret.even-end': 'a random text, and then {{count}} repetitive characters',
  'setup.secret.letters': '{{letters}} letters of {{size}} bytes each',
  'setup.blank.space': 'a space',
  'setup.blank.tab': 'a tab',
  'setup.blank.line-break': 'a line break',
  'setup.blank.windows-line-break': 'a Windows line break',
  'setup.blank.no-break-space': 'a no-break space',
  'setup.blank.wide-space': 'an ideographic space',
  'setup.blank.byte-order-mark': 'a byte order mark',
  'setup.secret-hidden.another': 'a secret of another configuration',
  'setup.error-minimal.title':
    'an error must name only the wrong variable, and no part of its value',
  'setup.error-minimal.rule':
    'step 1: a message must show what to repair, and more people can read logs than may know the secret',
  'setup.error-minimal.one':
    '{{what}}: the error of readConfig names {{variable}} and no other variable, because the others are right',
  'setup.error-minimal.no-part':
    '{{what}}: the error of readConfig contains no part of the value of {{variable}}',
  'setup.error-minimal.printed':
    '{{what}}: the error of readConfig, printed with its cause and its properties, contains no part of the value of {{variable}}',
  'setup.error-minimal.lifetime': 'a lifetime that is not a whole number',
  'setup.error-minimal.both-sent': 'a secret that is too short and a wrong lifetime, then start',
  'setup.error-minimal.both':
    'readConfig throws an error that names JWT_SECRET or TOKEN_LIFETIME, and contains no part of their values',
  'setup.faults-untold.title':
    'every kind of unexpected error must become 500, without its message in this and in later responses',
  'setup.faults-untold.rule':
    'OWASP ASVS 16.5.1: a message or a stack trace tells an attacker what runs here',
  'setup.faults-untold.status': '500, because a handler threw {{what}}',
  'setup.faults-untold.message':
    'no part of the message and the stack trace in the body and the headers, though a handler threw {{what}}',
  'setup.faults-untold.later': 'no part of the message of an error that an earlier request caused',
  'setup.fault.error': 'an Error',
  'setup.fault.type-error': 'a TypeError',
  'setup.fault.syntax-error': 'a SyntaxError',
  'setup.fault.range-error': 'a RangeError',
  'setup.fault.text': 'a string instead of an error',
  'setup.fault.exposed': 'an Error with expose: true and without a status',
  'setup.fault.enoent': 'an Error with the code ENOENT',
  'setup.fault.code': 'an Error with a code of Node',
  'setup.fault.http-500': 'an error by ctx.throw(500)',
  'setup.status-kept.title': 'an error that a handler throws with a status must keep this status',
  'setup.status-kept.rule':
    'step 1: ctx.throw(403) of a later handler is 403, in the shape of all errors',
  'setup.status-kept.status': '{{status}}, because a handler called ctx.throw({{status}})',
  'setup.status-kept.untold':
    'no part of the message of an error with the status {{status}}: {{what}}',
  'setup.manner.plain': 'by ctx.throw',
  'setup.manner.exposed': 'with expose: true',
  'setup.manner.described': 'with the message in description, detail and reason',
  'setup.manner.body': 'with expose: true and a body of its own',
  'setup.manner.coded': 'with expose: true, a code, a type and a cause',
  'setup.fault.null': 'the value null',
  'setup.fault.undefined': 'the value undefined',
  'setup.fault.number': 'a number instead of an error',
  'setup.fault.object': 'an object that is not an Error',
  'setup.fault.odd-status': 'an Error whose status is not from 400 to 599',
  'setup.body-spellings.title': 'JSON and forms must be parsed in every spelling',
  'setup.body-spellings.rule':
    'RFC 9110, 8.3.1: media types are compared without case, and may have parameters',
  'setup.body-spellings.fields': '200, and these fields in ctx.request.body: {{what}}',
  'setup.body.of': '{{content}}, {{what}}',
  'setup.body.words': 'a value with a space',
  'setup.body.signs': 'a value with + & = % and other signs',
  'setup.body.beyond-ascii': 'a value beyond ASCII',
  'setup.body.empty-value': 'an empty value',
  'setup.body.escapes': 'a value with escapes',
  'setup.body.numbers': 'a number',
  'setup.body.nested': 'nested objects and arrays',
  'setup.body.indented': 'indented',
  'setup.body.escaped': 'with \\u escapes',
  'setup.body.percent-spaces': 'with %20 and small hex digits',
  'setup.body.method': 'with the method {{method}}',
  'setup.body.type': 'with the Content-Type {{type}}',
  'setup.body.bytes': '{{bytes}} bytes long',
  'setup.body-broken.title': 'malformed JSON of every kind must get 400, and be quoted nowhere',
  'setup.body-broken.rule':
    'RFC 9110, 15.5.1: a body that cannot be read is an error of the client; it may contain a password',
  'setup.body-broken.status': '400, because the body is not valid JSON',
  'setup.body-broken.quotes': 'no part of the body and no message of the parser in the response',
  'setup.body-broken.form': '200 or 400 for a malformed form, never 500',
  'setup.body-broken.other': 'any status but 500 and above for a body of the type {{type}}',
  'setup.body-broken.no-object': '200 or 400 for JSON that is not an object, never 500',
  'setup.body-broken.then': '200 for a valid body after many malformed ones',
  'setup.body-packed.title': 'a compressed body must get 415 or 400',
  'setup.body-packed.rule':
    'RFC 9110, 15.5.16: a small compressed body can become very large in memory',
  'setup.body-packed.status': '415 or 400 for a body with Content-Encoding: {{encoding}}, {{what}}',
  'setup.body-packed.real': 'really compressed',
  'setup.body-packed.fake': 'not really compressed',
  'setup.body-packed.cut': 'cut off in the middle',
  'setup.body-sizes.title':
    'the size of a body must be counted in bytes: 4 KB are read, 64 KB are refused',
  'setup.body-sizes.rule':
    'RFC 9110, 15.5.14: a login needs much less than 64 KB, and a token of 4,096 characters must fit',
  'setup.body-sizes.sent': '{{content}} of {{bytes}} bytes, {{what}}, {{why}}',
  'setup.body-sizes.read':
    '200, and all fields in ctx.request.body: {{content}} of 4 KB, {{what}}, {{why}}',
  'setup.body-sizes.refused':
    '413, with "error" in a JSON body: {{content}} of 64 KB, {{what}}, {{why}}',
  'setup.body-sizes.other-sent': 'a body of 64 KB with Content-Type: {{type}}',
  'setup.body-sizes.other': 'not a 500 for a body of 64 KB with Content-Type: {{type}}',
  'setup.filling.letters': 'ASCII letters',
  'setup.filling.two-bytes': 'letters of 2 bytes',
  'setup.filling.three-bytes': 'Chinese characters',
  'setup.filling.four-bytes': 'emoji',
  'setup.filling.escapes': '\\u escapes',
  'setup.filling.blanks': 'blanks between the members',
  'setup.filling.percent': 'Chinese characters in percent-encoding',
  'setup.filling.spaces': 'spaces written as +',
  'setup.framing.length': 'with Content-Length',
  'setup.framing.chunked': 'in chunks',
  'setup.body-early.title': '413 must come before the rest of a large body',
  'setup.body-early.rule':
    'RFC 9110, 15.5.14: a server that waits for the end lets a client fill its memory',
  'setup.body-early.sent': 'the first 70,000 bytes of {{content}} {{why}}, and then nothing',
  'setup.body-early.status': '413 as soon as more than 64 KB of {{content}} have arrived {{why}}',
  'setup.body-intact.title': 'each request must get its own body, whole',
  'setup.body-intact.rule':
    'RFC 9112, 7.1: a body may arrive in pieces of any size, and requests may arrive at the same moment',
  'setup.body-intact.pieces':
    'the whole text, although each of its bytes arrived in a chunk of its own',
  'setup.body-intact.own':
    'the body of this request, although 29 others arrived at the same moment',
  'setup.body-intact.unshared':
    'the same body for the same request, although a handler changed ctx.request.body of an earlier one',
  'setup.body-intact.none': 'no part of earlier bodies, because this request has none',
  'setup.environment.title': 'other variables must not change what readConfig accepts',
  'setup.environment.rule':
    'RFC 8725, 3.5: no default secret and no weaker rule, also not in development',
  'setup.environment.sent': '{{environment}} and {{what}}',
  'setup.environment.accepted':
    'readConfig returns the good secret, whatever other variables are set',
  'setup.environment.refused':
    'readConfig throws an error that names JWT_SECRET, whatever other variables are set: {{what}}',
  'setup.environment.good': 'a good secret',
  'setup.environment.missing': 'no JWT_SECRET',
  'setup.environment.short': 'a secret of 31 bytes',
  'setup.environment.known': 'a placeholder as the secret',
  'setup.environment.repeated': 'a secret that repeats itself',
  'setup.apps-apart.title': 'createServer must work more than once in one process',
  'setup.apps-apart.rule':
    'step 1: each call returns an app of its own, as tests and demos need it',
  'setup.apps-apart.sent': 'createServer twice more in the same process',
  'setup.apps-apart.none': '(no new app)',
  'setup.apps-apart.opens': 'each call of createServer returns a new app, and it starts',
  'setup.apps-apart.health': '200 from /health of every app',
  'setup.apps-apart.no-store': 'Cache-Control: no-store in every app',
  'setup.apps-apart.parsed': 'the parsed body in every app',
  'setup.apps-apart.broken': '400 for malformed JSON in every app',
  'setup.apps-apart.missing': '404 for an unknown path in every app',
  'setup.every-start.title': 'a start in development or test must follow the same rules',
  'setup.every-start.rule':
    'RFC 8725, 3.5: a rule that is weaker in development is weaker for all who forget NODE_ENV',
  'setup.every-start.untold':
    'an error without its message and stack trace, when the program was started with NODE_ENV={{environment}}',

  'setup.secret-refused.title':
    'every known, repetitive or copied secret must be refused, in any form',
  'setup.secret-refused.rule':
    'RFC 8725, 3.5: attackers try samples in every case, and the texts of key files',
  'setup.errors-everywhere.title':
    'every unknown path must get 404 in JSON, for every method and Accept header',
  'setup.errors-everywhere.rule':
    'step 1: every error has the same shape, whatever a client accepts',

  'setup.kind.json': 'a JSON body',
  'setup.kind.form': 'a form',
  'setup.fault.named': 'an Error with the name of another one',
  'setup.fault.typed': 'an Error with the type of a parser',
  'setup.secret.hex-long': '128 hex digits',
  'setup.secret.two-spaces': 'words with several spaces between them',
  'setup.secret.comment': 'a secret with a # after a space',
  'setup.secret.control': 'a secret with control characters',
  'setup.secret.invisible': 'a secret with invisible characters',
  'setup.secret.list': 'two texts with a comma between them',
  'setup.fault-untold.header':
    'neither the message nor the stack trace of the error in a header of the response',
  'setup.faults-untold.encoded':
    'no part of the message of an unexpected error, not even in another encoding',
  'setup.body.spaces': 'a value with spaces around it',
  'setup.body.decomposed': 'a value with decomposed letters',
  'setup.body.digits': 'a value of digits in a string',
  'setup.body.true': 'the string "true"',
  'setup.secret.percent': 'a secret with %41 and %20 in it',
} as const;
