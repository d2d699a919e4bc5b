/** What the checks of step 4 say. */
export const decode = {
  'decode.valid.title': 'the claims of a valid token must be in ctx.state.claims',
  'decode.valid.rule': 'RFC 7519, 7.2: a token with a right signature and right claims is valid',
  'decode.valid.ok': 'the token is signed with JWT_SECRET and has not expired',
  'decode.valid.string': '"claims" with "{{name}}": "{{value}}"',
  'decode.valid.exp': '"claims" with "exp": {{exp}}',

  'decode.anonymous.title': 'a request without a token must go on',
  'decode.anonymous.rule':
    'step 4: a request without a token is not an error; requireUser in step 5 asks for one',
  'decode.anonymous.ok': 'the request has no token',
  'decode.anonymous.null': '"claims": null, because the request has no token',

  'decode.bad-token-ends-request.title': 'a malformed token must end the request with 401',
  'decode.bad-token-ends-request.rule':
    'RFC 6750, 3.1: invalid_token; the article calls next() and lets the request in',
  'decode.bad-token-ends-request.word': 'a word without dots is not a token',
  'decode.bad-token-ends-request.letters': 'three letters between dots are not a token',
  'decode.bad-token-ends-request.dots': 'two dots are not a token',
  'decode.bad-token-ends-request.fourth': 'the token has a fourth part after the valid three',

  'decode.every-carrier.title': 'the token must be judged in every carrier: form, query and header',
  'decode.every-carrier.rule':
    'step 4: judge ctx.state.token, for every place in a request where a token is sent',
  'decode.every-carrier.form-ok': 'the token in the form is valid',
  'decode.every-carrier.query-ok': 'the token in the query is valid',
  'decode.every-carrier.header-ok': 'the token in the header is valid',
  'decode.every-carrier.form-sub': '"claims" with "sub": "{{sub}}", for a token in the form',
  'decode.every-carrier.query-sub': '"claims" with "sub": "{{sub}}", for a token in the query',
  'decode.every-carrier.header-sub': '"claims" with "sub": "{{sub}}", for a token in the header',
  'decode.every-carrier.form-bad': 'the form contains a word that is not a token',
  'decode.every-carrier.query-bad': 'the query contains a word that is not a token',
  'decode.every-carrier.header-bad': 'the header contains a word that is not a token',

  'decode.signature.title':
    'a token that was signed with another secret, or changed, must be refused',
  'decode.signature.rule': 'RFC 7515, 5.2: check the signature before you read the claims',
  'decode.signature.foreign': 'the token is signed with another secret',
  'decode.signature.any':
    'the token is signed with another secret, and any other signature passes, too: the third argument of jwt.decode must be false',
  'decode.signature.changed': 'the claims were changed after the token was signed',

  'decode.signature-every-time.title':
    'the signature must be checked every time, even after a similar token',
  'decode.signature-every-time.rule':
    'RFC 7515, 5.2: a result belongs to the whole token, not to its claims or its user',
  'decode.signature-every-time.ok': 'the token is valid',
  'decode.signature-every-time.claims':
    'a token with these claims was accepted a moment ago, but the signature of this one is wrong',
  'decode.signature-every-time.user':
    'a token for this user was accepted a moment ago, but the signature of this one is wrong',

  'decode.unsigned.title': 'a token without a signature must be refused',
  'decode.unsigned.rule': 'RFC 8725, 3.1 and 3.2: do not accept "alg": "none"',
  'decode.unsigned.empty': 'the signature is empty',
  'decode.unsigned.no-segment': 'the token has no third part',
  'decode.unsigned.none': 'the header says "alg": "none", and the token has no signature',

  'decode.algorithm-pinned.title':
    'every algorithm but HS256 must be refused, even with the right secret',
  'decode.algorithm-pinned.rule': 'RFC 8725, 3.1: the server chooses the algorithm, not the token',
  'decode.algorithm-pinned.other':
    'the token is signed with the right secret, but with {{alg}}, and only HS256 is allowed',

  'decode.header-checked.title':
    'a header that is not plain HS256 must be refused, even if the signature is right',
  'decode.header-checked.rule':
    'RFC 8725, 3.1 and RFC 7515, 4.1.11: refuse what you do not understand',
  'decode.header-checked.none': 'the header says "alg": "none", although the signature is right',
  'decode.header-checked.case': 'the header says "hs256" in lower case',
  'decode.header-checked.no-alg': 'the header has no "alg"',
  'decode.header-checked.crit': 'the header has a "crit", an extension that the server must know',
  'decode.header-checked.kid': 'the header has a "kid", which this server does not use',
  'decode.header-checked.typ': 'the header says "typ": "at+jwt"',
  'decode.header-checked.null': 'the header is null, not an object',
  'decode.header-checked.no-typ': 'a header does not need a "typ"',
  'decode.header-checked.no-iat': 'the claims do not need an "iat"',

  'decode.expired.title':
    'an expired token must be refused, and the response must say that it has expired',
  'decode.expired.rule': 'RFC 7519, 4.1.4; the article sends a text and lets the request go on',
  'decode.expired.refused': 'the token expired {{seconds}} s ago, so the request must end',

  'decode.expires-this-second.title':
    'a token must be refused from the second of its expiry on, not before',
  'decode.expires-this-second.rule':
    'RFC 7519, 4.1.4: "on or after" the expiration time; jwt-simple still accepts it',
  'decode.expires-this-second.now': 'exp is this second (exp <= now)',
  'decode.expires-this-second.later': 'exp is in one second, so the token is still valid',
  'decode.expires-this-second.rounded':
    'exp is in 0.3 seconds, so the token is still valid: do not round the time',

  'decode.expiry-told-to-owner.title':
    'the response must say that a token has expired only if its signature is right',
  'decode.expiry-told-to-owner.rule': 'RFC 7515, 5.2: give no details about a forged token',
  'decode.expiry-told-to-owner.forged': 'the token has expired, but its signature is wrong, too',

  'decode.expiry-required.title': 'a token without a usable exp must be refused',
  'decode.expiry-required.rule':
    'RFC 7519, 4.1.4 makes exp optional, and this server requires it: undefined <= now is false',
  'decode.expiry-required.missing': 'exp is missing',
  'decode.expiry-required.null': 'exp is null',
  'decode.expiry-required.empty': 'exp is an empty string',
  'decode.expiry-required.word': 'exp is the string "tomorrow"',
  'decode.expiry-required.digits': 'exp is a number in a string',
  'decode.expiry-required.object': 'exp is an object',
  'decode.expiry-required.array': 'exp is an array',

  'decode.lifetime-limited.title':
    'a token that lives longer than TOKEN_LIFETIME must be refused, such as one with exp in milliseconds',
  'decode.lifetime-limited.rule':
    'RFC 7519, 2: NumericDate is in seconds; milliseconds are a date around the year 58,000',
  'decode.lifetime-limited.ok': 'the token lives exactly as long as TOKEN_LIFETIME allows',
  'decode.lifetime-limited.second':
    'a token may live {{lifetime}} s, and this one lives one second longer',
  'decode.lifetime-limited.milliseconds':
    'a token may live {{lifetime}} s, and the exp of this one is in milliseconds, around the year 58,000',
  'decode.lifetime-limited.endless':
    'a token may live {{lifetime}} s, and the exp of this one is later than any date',
  'decode.lifetime-limited.second-no-iat':
    'a token may live {{lifetime}} s, and this one lives one second longer and has no iat',
  'decode.lifetime-limited.milliseconds-no-iat':
    'a token may live {{lifetime}} s, and the exp of this one is in milliseconds, around the year 58,000, and it has no iat',
  'decode.lifetime-limited.endless-no-iat':
    'a token may live {{lifetime}} s, and the exp of this one is later than any date, and it has no iat',

  'decode.issuer.title': 'a token of another issuer must be refused',
  'decode.issuer.rule':
    'RFC 7519, 4.1.1 and RFC 8725, 3.8: servers may share a secret, but not an issuer',
  'decode.issuer.other': 'iss is another issuer; it must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.issuer.missing': 'iss is missing; it must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.issuer.empty': 'iss is an empty string; it must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.issuer.starts': 'iss starts with JWT_ISSUER; it must be exactly "{{issuer}}"',
  'decode.issuer.ends': 'iss ends with JWT_ISSUER; it must be exactly "{{issuer}}"',
  'decode.issuer.case':
    'iss is JWT_ISSUER in upper case; it must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.issuer.audience': 'the token has an "aud", and this server accepts none',

  'decode.subject.title': 'a token whose sub cannot be a user id must be refused',
  'decode.subject.rule': 'RFC 7519, 4.1.2: sub is a string; here it is a UUID in lower case',
  'decode.subject.missing': 'sub is missing',
  'decode.subject.empty': 'sub is an empty string',
  'decode.subject.number': 'sub is a number',
  'decode.subject.array': 'sub is an array',
  'decode.subject.case': 'sub is a UUID in upper case, a second name for the same user',
  'decode.subject.space': 'sub is a UUID with a space after it',

  'decode.not-yet.title': 'a token from the future must be refused',
  'decode.not-yet.rule':
    'RFC 7519, 4.1.5 and 4.1.6: a token is not valid before nbf, and iat cannot be in the future',
  'decode.not-yet.nbf': 'nbf is in one second',
  'decode.not-yet.iat': 'iat is in one second, so the token is from the future',
  'decode.not-yet.nbf-string': 'nbf is a string, not a number',
  'decode.not-yet.iat-string': 'iat is a string, not a number',
  'decode.not-yet.now': 'nbf and iat are this second',
  'decode.not-yet.rounded': 'nbf is in 0.3 seconds: do not round the time',
  'decode.not-yet.come':
    'nbf is now in the past, and an earlier refusal of the same token must not matter',

  'decode.form.title':
    'a token in another spelling must be refused, even if the signature is right',
  'decode.form.rule':
    'RFC 7515, 2 and 4: base64url without padding, and no field twice, so that all programs read the same claims',
  'decode.form.signature-padded': 'the signature ends in padding ("=")',
  'decode.form.signature-bits':
    'the last character of the signature is another one, different only in unused bits',
  'decode.form.sub-twice': 'the claims contain "sub" twice',
  'decode.form.proto-sub': 'the claims contain "__proto__" with a "sub" in it',
  'decode.form.proto': 'the claims contain "__proto__"',
  'decode.form.array': 'the claims are an array, not an object',
  'decode.form.null': 'the claims are null, not an object',
  'decode.form.alg-twice': 'the header contains "alg" twice',
  'decode.form.claims-bits':
    'the last character of the claims is another one, different only in unused bits, although the signature is right',
  'decode.form.claims-padded': 'the claims end in padding ("="), although the signature is right',
  'decode.form.claims-alphabet':
    'the claims contain "+" and "/" instead of "-" and "_" (base64url), although the signature is right',
  'decode.form.header-padded': 'the header ends in padding ("="), although the signature is right',
  'decode.form.ok': 'the token is spelled correctly',

  'decode.kept-apart.title': 'the claims of simultaneous requests must be kept apart',
  'decode.kept-apart.rule': 'step 4: the data of a request belongs in ctx.state and nowhere else',
  'decode.kept-apart.own': 'each of 20 simultaneous requests gets its own claims',
  'decode.kept-apart.null': '"claims": null for a request without a token after them',

  'decode.error-below.title': 'an error of a later handler must stay a 500',
  'decode.error-below.rule':
    'step 4: await next(), and never put it inside the try block that judges a token',

  'decode.nothing-printed.title': 'tokens and the secret must not be printed',
  'decode.nothing-printed.rule':
    'OWASP ASVS 16.2.5: anyone who reads the log could sign in with a token',
  'decode.nothing-printed.valid': 'a valid token',
  'decode.nothing-printed.expired': 'an expired token',
  'decode.nothing-printed.forged': 'a forged token',
  'decode.nothing-printed.issuer': 'a token of another issuer',
  'decode.nothing-printed.secret': 'the secret',

  'decode.expiry-every-time.title': 'the expiry must be checked on every request',
  'decode.expiry-every-time.rule':
    'RFC 7519, 4.1.4: a token that was valid a moment ago can be expired now',
  'decode.expiry-every-time.ok': 'the token is valid for five more seconds',
  'decode.expiry-every-time.expired':
    'the same token was valid five seconds ago, and is expired now',
} as const;
