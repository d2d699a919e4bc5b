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
} as const;
