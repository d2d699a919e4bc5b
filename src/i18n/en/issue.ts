/** What the checks of step 2 say. */
export const issue = {
  'issue.common.valid': 'the password is right',
  'issue.common.case': '{{what}}: {{why}}',
  'issue.common.json': '"token": the header and the claims are JSON',

  'issue.login.title': 'the right password must get a token, as JSON and as a form',
  'issue.login.rule': 'step 2: a login returns { token, expires, user }, as in the article',
  'issue.login.json': 'the password is right, and is sent as JSON',
  'issue.login.form': 'the password is right, and is sent as a form',
  'issue.login.token': '"token": a string of three parts',
  'issue.login.expires': '"expires": a number',
  'issue.login.user': '"user": an object',

  'issue.password-checked.title': 'a wrong password must be refused with 401 invalid_credentials',
  'issue.password-checked.rule': 'step 2: a username alone does not prove who the client is',
  'issue.password-checked.wrong': 'the password is wrong',
  'issue.password-checked.not-awaited':
    'the password is wrong; verifyPassword returns a promise, and a promise is truthy: await it',
  'issue.password-checked.not-compared':
    'the password is wrong, and was not compared with the hash: call verifyPassword',
  'issue.password-checked.ignored':
    'the password is wrong; it was compared with the hash, but the result is not used',

  'issue.unknown-user.title': 'an unknown user must get the same response as a wrong password',
  'issue.unknown-user.rule': 'OWASP ASVS 6.3.8: a response must not tell which usernames exist',
  'issue.unknown-user.refused': 'there is no such user, and the response must not tell it',
  'issue.unknown-user.headers':
    'the same header {{name}} as for a wrong password: {{content}}; got {{got}}',
  'issue.unknown-user.same':
    'the same body for an unknown user as for a wrong password: {{content}}',

  'issue.fields-checked.title':
    'a username or password that is missing or not a string must be refused with 400',
  'issue.fields-checked.rule': 'step 2: 400 invalid_request, never a 500',
  'issue.fields-checked.both': 'the username and the password are missing; both must be strings',
  'issue.fields-checked.no-password': 'the password is missing; both must be strings',
  'issue.fields-checked.no-username': 'the username is missing; both must be strings',
  'issue.fields-checked.username-array': 'the username is an array; both must be strings',
  'issue.fields-checked.password-object': 'the password is an object; both must be strings',
  'issue.fields-checked.password-number': 'the password is a number; both must be strings',
  'issue.fields-checked.username-null': 'the username is null; both must be strings',
  'issue.fields-checked.text': '415 or 400 for a body that is neither JSON nor a form',

  'issue.credentials-in-body.title':
    'the username and password must be read from the body only, and no cookie must be set',
  'issue.credentials-in-body.rule':
    'RFC 6749, 2.3.1: a password in a URL stays in logs and in the history of the browser',
  'issue.credentials-in-body.query': 'no token for a username and a password in the query',
  'issue.credentials-in-body.half': 'no token for a username in the query',
  'issue.credentials-in-body.basic':
    'no token for a username and a password in the Authorization header',
  'issue.credentials-in-body.cookie':
    'no cookie in addition to the token: it would bring CSRF with it',

  'issue.signed.title': 'the token must be signed with HS256 and the secret',
  'issue.signed.rule': 'RFC 7515, 3.1 and RFC 7518, 3.2',
  'issue.signed.alg': 'a header with "alg": "HS256", got {{got}}',
  'issue.signed.typ': '"typ": "JWT" in the header, or no "typ"; got {{got}}',
  'issue.signed.others': 'only alg and typ in the header of the token, got {{got}} as well',
  'issue.signed.base64url': 'base64url without padding, in its only spelling',
  'issue.signed.signature': 'a signature with JWT_SECRET over the header and the claims',

  'issue.subject.title': 'the token must contain the user in sub and the issuer in iss',
  'issue.subject.rule':
    'RFC 7519, 4.1.1 and 4.1.2: iss is the issuer of the token, sub is its subject, the user',
  'issue.subject.sub': '"sub": "{{id}}", the id of the user, got {{got}}',
  'issue.subject.iss': '"iss": "{{issuer}}", from JWT_ISSUER, got {{got}}',

  'issue.expiry-in-seconds.title': 'the token must expire after TOKEN_LIFETIME, in seconds',
  'issue.expiry-in-seconds.rule':
    'RFC 7519, 2 and 4.1.4: exp is a NumericDate, the number of seconds since 1970',
  'issue.expiry-in-seconds.exp-whole': '"exp": whole seconds since 1970, got {{got}}',
  'issue.expiry-in-seconds.exp':
    '"exp": {{lifetime}} seconds (TOKEN_LIFETIME) after now, which is {{now}}; got {{got}}',
  'issue.expiry-in-seconds.exp-milliseconds':
    '"exp": {{lifetime}} seconds (TOKEN_LIFETIME) after now, which is {{now}}; got {{got}}, a time in milliseconds',
  'issue.expiry-in-seconds.iat-whole': '"iat": whole seconds since 1970, got {{got}}',
  'issue.expiry-in-seconds.iat-old':
    '"iat": now, which is {{now}}; got {{got}}, an earlier time. Call Date.now() at every login, not when the file is loaded',
  'issue.expiry-in-seconds.iat': '"iat": now, which is {{now}}; got {{got}}',

  'issue.valid-at-once.title': 'the token must be valid immediately',
  'issue.valid-at-once.rule':
    'RFC 7519, 4.1.3, 4.1.5 and 4.1.6: if iat is rounded up, it is in the future, and step 4 refuses the token',
  'issue.valid-at-once.iat': '"iat": not later than now, which is {{now}}: round down; got {{got}}',
  'issue.valid-at-once.nbf':
    '"nbf": not later than now, which is {{now}}, or no "nbf"; got {{got}}',
  'issue.valid-at-once.exp':
    '"exp": not later than {{lifetime}} seconds (TOKEN_LIFETIME) after now, which is {{now}}; got {{got}}',
  'issue.valid-at-once.aud': 'no "aud": this server uses none; got {{got}}',

  'issue.expires-in-milliseconds.title': 'expires must be the same time as exp, in milliseconds',
  'issue.expires-in-milliseconds.rule': 'the article: expires is for new Date() in the browser',
  'issue.expires-in-milliseconds.expires':
    '"expires": {{expires}}, which is exp × 1000; got {{got}}',
  'issue.expires-in-milliseconds.seconds':
    '"expires": {{expires}}, which is exp × 1000; got {{got}}, a time in seconds',

  'issue.public-user.title':
    'the response must contain the id and the name of the user, and nothing else',
  'issue.public-user.rule':
    'OWASP API3:2023: list the fields that may leave, or the password hash leaves, too',
  'issue.public-user.fields': '"user": {{user}} in the response, and no other field',
  'issue.public-user.hash-in-response': 'no password hash in the response',
  'issue.public-user.password-in-response': 'no password in the response',
  'issue.public-user.secret-in-response': 'no secret in the response',
  'issue.public-user.hash-in-token': 'no password hash in the token, which everyone can read',
  'issue.public-user.password-in-token': 'no password in the token, which everyone can read',
  'issue.public-user.secret-in-token': 'no secret in the token, which everyone can read',

  'issue.tokens-differ.title': 'every login must get a different token',
  'issue.tokens-differ.rule': 'RFC 7519, 4.1.7: jti makes two tokens of the same second different',
  'issue.tokens-differ.token':
    'a token that differs from the one of a login in the same second: jti is random',
  'issue.tokens-differ.jti': '"jti": a random string of 8 characters or more, got {{got}}',
  'issue.tokens-differ.characters_one': '{{count}} character',
  'issue.tokens-differ.characters_other': '{{count}} characters',

  'issue.any-credentials.title':
    'a right username and password of any length and script must get a token',
  'issue.any-credentials.rule':
    'OWASP ASVS 6.2.8: a password is verified exactly as it was sent, not cut and not changed',
  'issue.any-credentials.password': 'the password is {{what}}',
  'issue.any-credentials.username': 'the username is {{what}}',

  'issue.text.one': 'one Chinese character',
  'issue.text.letters': 'letters such as {{content}}',
  'issue.text.longer': 'longer than {{length}} characters',
  'issue.text.length': '{{length}} characters long, such as {{content}}',
  'issue.text.both-longest': 'the username and the password are both 4,096 characters long',
  'issue.text.digits': 'digits only, with zeros in front',
  'issue.text.capitals': 'capital letters only',
  'issue.text.marks': 'marks such as % & + " \\ only',
  'issue.text.percent': 'a text that looks percent-encoded',
  'issue.text.escapes': 'a text with backslashes, like escapes of JSON',
  'issue.text.quoted': 'a text in quotes',
  'issue.text.json': 'a text that looks like JSON',
  'issue.text.markup': 'a text that looks like HTML',
  'issue.text.control': 'a text with control characters',
  'issue.text.line-break': 'a text with line breaks',
  'issue.text.emoji': 'a text with emoji',
  'issue.text.tab': 'a text with tabs',
  'issue.text.spaces': 'a text with several spaces inside and around it',
  'issue.text.other-spaces': 'a text with spaces other than the usual one',
  'issue.text.invisible': 'a text with invisible characters',
  'issue.text.wide': 'a text with characters that NFKC replaces, such as ﬁ and Ａ',
  'issue.text.property': '{{content}}, which is also a property of every object',

  'issue.name-as-found.title':
    'a username must find its user in every spelling that findByName accepts',
  'issue.name-as-found.rule':
    'step 2: users.findByName compares usernames; the response contains the stored one',
  'issue.name-as-found.capitals': 'the username is typed in capitals',
  'issue.name-as-found.small': 'the username is typed in small letters',
  'issue.name-as-found.decomposed': 'the username is typed with ë as two characters (NFD)',

  'issue.near-misses.title': 'a password that is almost right must be refused',
  'issue.near-misses.rule': 'step 2: every wrong username or password gets the same 401',
  'issue.near-misses.password': 'the password is wrong: {{what}}',
  'issue.near-misses.username': 'the username is wrong: {{what}}',
  'issue.near-misses.literal':
    'the password contains {{content}}, a word of your file, and is wrong',

  'issue.miss.empty': 'an empty string',
  'issue.miss.capitals': 'the right one in capitals',
  'issue.miss.small': 'the right one in small letters',
  'issue.miss.swapped-case': 'the right one with capitals and small letters exchanged',
  'issue.miss.first-capital': 'the right one with its first letter in the other case',
  'issue.miss.trimmed': 'the right one without the spaces around it',
  'issue.miss.start-trimmed': 'the right one without the space in front',
  'issue.miss.end-trimmed': 'the right one without the space at the end',
  'issue.miss.joined': 'the right one without any spaces',
  'issue.miss.space-added': 'the right one with one more space at the end',
  'issue.miss.space-before': 'the right one with a space in front',
  'issue.miss.line-break': 'the right one with a line break at the end',
  'issue.miss.null-character': 'the right one with a null character at the end',
  'issue.miss.first-letter': 'only the start of the right one',
  'issue.miss.half': 'only the first half of the right one',
  'issue.miss.last-cut': 'the right one without its last letter',
  'issue.miss.first-cut': 'the right one without its first letter',
  'issue.miss.letter-added': 'the right one with one more letter at the end',
  'issue.miss.letter-before': 'the right one with one more letter in front',
  'issue.miss.twice': 'the right one, twice',
  'issue.miss.other-letter': 'the right one with one other character',
  'issue.miss.other-end': 'the right one with another last letter',
  'issue.miss.reversed': 'the right one, backwards',
  'issue.miss.without-accents': 'the right one without its accents',
  'issue.miss.ascii-only': 'the right one without characters beyond ASCII',
  'issue.miss.other-space': 'the right one with no-break spaces',
  'issue.miss.wide': 'the right one in full-width letters',
  'issue.miss.encoded': 'the right one, percent-encoded',
  'issue.miss.base64': 'the right one in base64',
  'issue.miss.quoted': 'the right one in quotes',
  'issue.miss.sha256': 'the SHA-256 of the right one',
  'issue.miss.hash': 'the stored hash',
  'issue.miss.username': 'the username',
  'issue.miss.id': 'the id of the user',
  'issue.miss.secret': 'JWT_SECRET',
  'issue.miss.other-user': 'the one of another user',
  'issue.miss.pattern': 'the pattern .*',
  'issue.miss.wildcard': 'the wildcard %',
  'issue.miss.sql': 'a piece of SQL',
  'issue.miss.null': 'the string null',
  'issue.miss.undefined': 'the string undefined',
  'issue.miss.true': 'the string true',

  'issue.any-type.title':
    'a username or password of any other type than string must be refused with 400',
  'issue.any-type.rule':
    'step 2: 400 invalid_request for both fields, and the same response for known and unknown users',
  'issue.any-type.field': '{{content}} is {{what}}; both must be strings',
  'issue.any-type.password': 'the password',
  'issue.any-type.username': 'the username',
  'issue.any-type.both': 'each of the two',
  'issue.any-type.password-alone': 'the password, which is sent alone,',
  'issue.any-type.username-alone': 'the username, which is sent alone,',
  'issue.any-type.same':
    'the same body for an unknown user as for a known one, if the password is not a string: {{content}}',
  'issue.any-type.headers':
    'the same header {{name}} for an unknown user as for a known one, if the password is not a string: {{content}}; got {{got}}',

  'issue.type.null': 'null',
  'issue.type.true': 'true',
  'issue.type.false': 'false',
  'issue.type.zero': 'the number 0',
  'issue.type.number': 'a number',
  'issue.type.negative': 'a negative number',
  'issue.type.fraction': 'a number with a fraction',
  'issue.type.empty-array': 'an empty array',
  'issue.type.array': 'an array with one string',
  'issue.type.two': 'an array of two strings',
  'issue.type.nested-array': 'an array in an array',
  'issue.type.empty-object': 'an empty object',
  'issue.type.query-object': 'an object such as {"$ne": ""}',
  'issue.type.text-object': 'an object with a length',

  'issue.exact-fields.title': 'only the top-level fields username and password must count',
  'issue.exact-fields.rule':
    'step 2: 400 invalid_request if one of them is missing, elsewhere or sent twice',
  'issue.exact-fields.inside': 'the two fields are inside {{name}}, not at the top',
  'issue.exact-fields.named': 'a field has another name: {{list}}',
  'issue.exact-fields.in-array': 'the body is an array that contains the object',
  'issue.exact-fields.pair': 'the body is an array of two strings',
  'issue.exact-fields.json-in-json': 'the body is JSON in a string',
  'issue.exact-fields.empty-array': 'the body is an empty array',
  'issue.exact-fields.null': 'the body is null',
  'issue.exact-fields.number': 'the body is a number',
  'issue.exact-fields.form-empty': 'the form is empty',
  'issue.exact-fields.form-no-password': 'the form contains no password',
  'issue.exact-fields.form-no-username': 'the form contains no username',
  'issue.exact-fields.form-username-twice': 'the form contains two usernames',
  'issue.exact-fields.form-username-same': 'the form contains the same username twice',
  'issue.exact-fields.form-password-twice': 'the form contains two passwords',
  'issue.exact-fields.form-password-same': 'the form contains the same password twice',
  'issue.exact-fields.form-array':
    'a field of the form has [] in its name, which makes it an array',
  'issue.exact-fields.form-index':
    'a field of the form has [0] in its name, which makes it an array',
  'issue.exact-fields.form-object':
    'a field of the form has [$ne] in its name, which makes it an object',
  'issue.exact-fields.form-inside': 'the fields of the form are user[username] and user[password]',

  'issue.body-types.title':
    'JSON and forms must be accepted in every spelling, and no other media type',
  'issue.body-types.rule': 'RFC 9110, 8.3.1: a media type has no case, and may have parameters',
  'issue.body-types.json': 'JSON',
  'issue.body-types.form': 'form',
  'issue.body-types.right': '{{what}}, Content-Type: {{type}}',
  'issue.body-types.none': 'no Content-Type',
  'issue.body-types.other': '415 or 400 for a body that is neither JSON nor a form ({{what}})',

  'issue.only-the-body.title': 'a username or password outside of the body must be ignored',
  'issue.only-the-body.rule':
    'RFC 6749, 2.3.1: URLs, headers and cookies are stored and logged in many places',
  'issue.only-the-body.query': 'the query ({{list}})',
  'issue.only-the-body.headers': 'headers ({{list}})',
  'issue.only-the-body.cookies': 'cookies ({{list}})',
  'issue.only-the-body.authorization': 'the header {{name}}, after {{scheme}}',
  'issue.only-the-body.absent': 'the body is empty; {{what}} must be ignored',
  'issue.only-the-body.half':
    'the body contains only one of the two fields; {{what}} must be ignored',
  'issue.only-the-body.wrong': 'the password in the body is wrong; {{what}} must be ignored',
  'issue.only-the-body.other': 'another user is in {{what}} and must be ignored',
  'issue.only-the-body.literals':
    'words of your file are sent as names and values of headers, cookies, parameters and fields, and must be ignored',

  'issue.others-ignored.title': 'all other fields, parameters and headers must be ignored',
  'issue.others-ignored.rule':
    'step 2: the stored user, the settings and the time decide everything in a token',
  'issue.others-ignored.field': 'the field {{name}} is in the body, too',
  'issue.others-ignored.parameter': 'the parameter {{name}} is in the query',
  'issue.others-ignored.header': 'the header {{name}} is sent',

  'issue.any-settings.title':
    'tokens must follow the settings of their own app, whatever these are',
  'issue.any-settings.rule':
    'step 1: secret, issuer and lifetime are used as they were set; nothing is decoded, trimmed or changed',
  'issue.any-settings.app':
    'an app whose secret is {{what}}, with the issuer {{issuer}} and a lifetime of {{lifetime}} seconds',
  'issue.any-settings.own': 'another app with other settings runs in the same process',
  'issue.any-settings.twin':
    'an app in the same process that differs from the first one in {{what}} only',
  'issue.any-settings.sent': '(start {{what}})',
  'issue.any-settings.starts': 'the app starts',

  'issue.twin.secret': 'the secret',
  'issue.twin.secret-end': 'the last character of the secret',
  'issue.twin.secret-start': 'the first character of the secret',
  'issue.twin.issuer': 'the issuer',
  'issue.twin.issuer-case': 'the capitals of the issuer',
  'issue.twin.issuer-end': 'the last character of the issuer',
  'issue.twin.lifetime': 'the lifetime',
  'issue.twin.secret-issuer': 'the secret and the issuer',
  'issue.twin.secret-lifetime': 'the secret and the lifetime',
  'issue.twin.issuer-lifetime': 'the issuer and the lifetime',

  'issue.setting.hex': '64 hex digits',
  'issue.setting.hex-capitals': '64 hex digits in capitals',
  'issue.setting.base64': 'base64',
  'issue.setting.base64url': 'base64url',
  'issue.setting.uuids': 'two UUIDs',
  'issue.setting.digits': 'digits only',
  'issue.setting.printable': 'a text of letters and marks',
  'issue.setting.longer': 'longer than a block of SHA-256',
  'issue.setting.longest': '200 bytes long',
  'issue.setting.shortest': '32 bytes long',
  'issue.setting.spaces': 'a text with spaces around it',
  'issue.setting.line-break': 'a text with a line break at the end',
  'issue.setting.lines': 'a text of several lines',
  'issue.setting.quotes': 'a text in quotes',
  'issue.setting.prefix': 'a text that begins with 0x or base64:',
  'issue.setting.escapes': 'a text that looks escaped',
  'issue.setting.composed': 'a text with é as one character (NFC)',
  'issue.setting.decomposed': 'a text with é as two characters (NFD)',
  'issue.setting.cyrillic': 'Cyrillic',
  'issue.setting.chinese': 'Chinese',
  'issue.setting.emoji': 'a text with emoji',

  'issue.clock-at-each-login.title': 'the time must be read at every login',
  'issue.clock-at-each-login.rule':
    'RFC 7519, 4.1.6: iat is the time at which the token was issued, not the time of the start',
  'issue.clock-at-each-login.moved': 'the clock has moved since the last login',
  'issue.clock-at-each-login.under-way': 'the clock moves while the server responds to the login',

  'issue.each-login-fresh.title':
    'every login must get its own token, the hundredth and several at once, too',
  'issue.each-login-fresh.rule': 'RFC 7519, 4.1.7: no two tokens have the same jti',
  'issue.each-login-fresh.in-turn': 'several users sign in, one after the other',
  'issue.each-login-fresh.at-once': 'several users sign in at the same time',
  'issue.each-login-fresh.jti': 'a "jti" that no other token has',
  'issue.each-login-fresh.random': '"jti": random in every token, got {{got}} in three of them',

  'issue.nothing-shared.title': 'logins at the same time must not get the result of each other',
  'issue.nothing-shared.rule':
    'step 2: each password is compared with the hash of its own user, also with many logins at once',
  'issue.nothing-shared.right': 'the password is right, and wrong ones are sent at the same time',
  'issue.nothing-shared.user':
    'the password is wrong, and the right one of this user is sent at the same time',
  'issue.nothing-shared.password':
    'the password is the one of another user, who signs in at the same time',
  'issue.nothing-shared.joined':
    'the password is wrong; another user signs in at the same time, whose username and password make the same text if they are joined',

  'issue.unreadable-hash.title': 'a hash that cannot be compared must not let a user in',
  'issue.unreadable-hash.rule': 'step 2: only the right password signs in, whatever fails',
  'issue.unreadable-hash.itself':
    '401 or 500: the password is the stored hash itself, which is never a password',
  'issue.unreadable-hash.refused':
    '401 or 500: the stored hash cannot be read, so no password is right',
  'issue.unreadable-hash.after': 'another user, before and after a user whose hash cannot be read',

  'issue.users-change.title': 'a login must follow every change of the users',
  'issue.users-change.rule':
    'OWASP ASVS 7.4: after a change of the password the old one is no longer valid; ask the database at every login',
  'issue.users-change.wrong': 'the password is wrong',
  'issue.users-change.after-wrong': 'the password is right, after a wrong one',
  'issue.users-change.old-password': 'the user has changed the password; this is the old one',
  'issue.users-change.new-password': 'the user has changed the password; this is the new one',
  'issue.users-change.unknown': 'there is no such user yet',
  'issue.users-change.old-name': 'the user has changed the username; this is the old one',
  'issue.users-change.new-name': 'the user has changed the username; this is the new one',
  'issue.users-change.changed-back':
    'the user has the old username and password again; a moment ago there was no such user',
  'issue.users-change.new-user': 'the user is new',
  'issue.users-change.unknown-before': 'there was no such user a moment ago, and now there is',
  'issue.users-change.deleted': 'the user was deleted',
  'issue.users-change.deleted-meanwhile':
    'the user was deleted while an earlier login was under way',
  'issue.users-change.restored': 'the user was deleted and restored',
  'issue.users-change.same-name': 'the user is new, and has the name of a deleted one',
  'issue.users-change.many-wrong':
    'the password is right, after 30 wrong ones; no step counts attempts',

  'issue.after-restart.title': 'a server that is started again must issue other tokens',
  'issue.after-restart.rule':
    'RFC 7519, 4.1.7: jti must not repeat by chance, so it is random in every process',
  'issue.after-restart.in':
    'another process, with NODE_ENV={{name}}, TZ={{zone}} and a lifetime of {{lifetime}} seconds',
  'issue.after-restart.jti': 'a "jti" that no other process issues at the same time, got {{got}}',

  'issue.slow-database.title': 'a slow database must not change the response',
  'issue.slow-database.rule':
    'RFC 9110, 15.5.2: 401 means that the credentials are wrong, not that the server was slow',
  'issue.slow-database.late': 'the password is right, and the look-up takes a second',
  'issue.slow-database.wrong': 'the password is wrong, and the look-up takes a second',

  'issue.nothing-printed.title': 'passwords, hashes, tokens and the secret must not be printed',
  'issue.nothing-printed.rule': 'OWASP ASVS 16.2.5: more people can read logs than may know them',
  'issue.nothing-printed.password': 'a password',
  'issue.nothing-printed.wrong': 'a wrong password',
  'issue.nothing-printed.hash': 'a password hash',
  'issue.nothing-printed.token': 'a token',
  'issue.nothing-printed.secret': 'the secret',

  'issue.database-error.title': 'a database failure must not be treated as a wrong password',
  'issue.database-error.rule':
    'RFC 9110, 15.6.1: the server is at fault; after 401 users would change a right password',
  'issue.database-error.asked':
    '500 or 503 while the database fails: ask it at every login, and remember no user',
  'issue.database-error.expected': '500 or 503 while the database fails, not 401',

  'issue.database-recovers.title':
    'every login must fail with 500 or 503 while the database fails, and none afterwards',
  'issue.database-recovers.rule':
    'RFC 9110, 15.6: the server is at fault for every login, until the database works again',
  'issue.database-recovers.repaired': 'the database works again',
  'issue.database-recovers.fields':
    'the username and the password are missing, so the database is not asked',

  'issue.unknown-user-time.title': 'an unknown user must take as long as a wrong password',
  'issue.unknown-user-time.rule':
    'OWASP ASVS 6.3.8: the time of a response must not tell which usernames exist',
  'issue.unknown-user-time.new': 'new usernames each time',
  'issue.unknown-user-time.again': 'the same username and password again and again',
  'issue.unknown-user-time.deleted': 'a user who was deleted',
  'issue.unknown-user-time.empty': 'an empty password',
  'issue.unknown-user-time.together': 'five logins at once',
  'issue.unknown-user-time.same':
    'about the same time for both ({{what}}), got {{wrong}} ms for a wrong password and {{unknown}} ms for an unknown user',

  'issue.same-time-always.title':
    'an unknown user must take as long as a wrong password in every case',
  'issue.same-time-always.rule':
    'OWASP ASVS 6.3.8: the time of a response must not tell which usernames exist',
} as const;
