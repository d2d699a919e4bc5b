/** What the checks of step 2 say. */
export const issue = {
  'issue.common.valid': 'the password is right',
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
  'issue.database-error.expected': '500 or 503 while the database fails, not 401',

  'issue.unknown-user-time.title': 'an unknown user must take as long as a wrong password',
  'issue.unknown-user-time.rule':
    'OWASP ASVS 6.3.8: the time of a response must not tell which usernames exist',
  'issue.unknown-user-time.same':
    'about the same time for both, got {{wrong}} ms for a wrong password and {{unknown}} ms for an unknown user',
} as const;
