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

  // Generated classes of inputs.
  'decode.accepted.claim': '"claims" with "{{name}}": {{json}}, as in the token',

  'decode.every-time.title': 'the same valid token must pass every time',
  'decode.every-time.rule':
    'step 4: a token is judged by its content and the clock, not by earlier requests',
  'decode.every-time.ok': 'the same valid token is sent again (request {{number}} of 5)',

  'decode.odd-claims.title': 'a token with a claim of the wrong type or value must be refused',
  'decode.odd-claims.rule':
    'RFC 7519, 4.1: each claim has one type; the table of the lesson lists the values',
  'decode.odd-headers.title':
    'a header with another member than alg and typ, or another value, must be refused, even if the signature is right',
  'decode.odd-headers.rule':
    'RFC 8725, 3.1 and RFC 7515, 4.1: alg is "HS256", typ is "JWT" or missing, and nothing else',
  'decode.odd-pairs.title': 'a token with two faults must be refused',
  'decode.odd-pairs.rule': 'step 4: every rule applies to every token, whatever else it contains',
  'decode.odd.refused': '{{what}}; {{why}}',
  'decode.odd.claims': 'claims with {{what}}',
  'decode.odd.header': 'a header with {{what}}',
  'decode.odd.missing': 'no "{{name}}"',
  'decode.odd.pair': 'two odd members',
  'decode.odd.iss': 'iss must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.odd.sub': 'sub must be a UUID in lower case, and nothing else',
  'decode.odd.exp': 'exp must be a number of seconds, not later than now + {{lifetime}}',
  'decode.odd.iat': 'iat must be a number that is not later than now, or missing',
  'decode.odd.nbf': 'nbf must be a number that is not later than now, or missing',
  'decode.odd.aud': 'this server accepts no token with an aud',
  'decode.odd.alg': 'alg must be exactly the string "HS256"',
  'decode.odd.typ': 'typ must be exactly the string "JWT", or missing',
  'decode.odd.member': 'the header may contain only alg and typ',

  'decode.loose-base64url.title':
    'a part that is not strict base64url must be refused, even if the signature is right',
  'decode.loose-base64url.rule':
    'RFC 7515, 2 and RFC 4648, 3: no padding, no other characters, and unused bits are zero',
  'decode.loose-base64url.padding': 'a part of the token ends in padding ("=")',
  'decode.loose-base64url.alphabet':
    'a part of the token contains "+" or "/" instead of "-" or "_"',
  'decode.loose-base64url.bits': 'the unused bits in the last character of a part are not zero',
  'decode.loose-base64url.foreign':
    'a part of the token contains a character that base64url does not have',
  'decode.loose-base64url.length': 'a part of the token has one character too many',
  'decode.loose-token.title':
    'a token with anything around or between its three parts must be refused',
  'decode.loose-token.rule':
    'RFC 7515, 7.1: three parts with two dots between them, and nothing else',
  'decode.loose-token.between':
    'a valid token between quotes, brackets or other characters: do not remove them',
  'decode.loose-token.around':
    'a valid token with other characters before, after or inside it: do not trim it',
  'decode.loose-token.dots': 'a valid token with other separators instead of its dots',
  'decode.loose-token.parts': 'a token with more, fewer or empty parts',
  'decode.loose-token.case': 'a valid token in another case',
  'decode.loose-token.encoded': 'a valid token that was encoded once more',
  'decode.loose-token.word': 'a text that is not a token',
  'decode.loose-json.title':
    'a header or claims that are not a JSON object in UTF-8 must be refused with 401',
  'decode.loose-json.rule':
    'RFC 7519, 7.2 and RFC 8259, 8.1: decode strictly, even if the signature is right',
  'decode.loose-json.syntax': 'not JSON',
  'decode.loose-json.blank': 'JSON with a blank that JSON does not allow',
  'decode.loose-json.mark': 'JSON with a byte order mark',
  'decode.loose-json.more': 'more than one JSON text',
  'decode.loose-json.no-object': 'not a JSON object',
  'decode.loose-json.utf8': 'bytes that are not valid UTF-8',
  'decode.names-once.title':
    'a name that is written twice, or __proto__, must be refused at every depth',
  'decode.names-once.rule':
    'RFC 7515, 4 and RFC 8725, 3.10: two programs must not read two different things in one token',
  'decode.names-once.twice': 'an object that contains a name twice',
  'decode.names-once.escaped':
    'an object that contains a name twice, once with an escape such as \\u0061',
  'decode.names-once.proto': 'an object with a member __proto__',
  'decode.spelled.claims': 'the claims contain {{what}}',
  'decode.spelled.header': 'the header contains {{what}}',

  'decode.other-spellings.title': 'a valid token must pass in every spelling that JSON allows',
  'decode.other-spellings.rule':
    'RFC 8259: blanks, escapes, the order of members and the notation of numbers mean nothing',
  'decode.other-spellings.blanks': 'JSON may contain blanks and line breaks between its parts',
  'decode.other-spellings.escapes': 'JSON may contain escapes such as \\u0061 in names and strings',
  'decode.other-spellings.order': 'the members may be in any order',
  'decode.other-spellings.header': 'the header is valid: "HS256", and "JWT" or no typ',
  'decode.other-spellings.number': 'a number may have a fraction of zero or an exponent',
  'decode.other-spellings.fraction': 'times may have fractions',
  'decode.other-spellings.early': 'iat and nbf may be any number that is not later than now',
  'decode.other-spellings.version': 'sub may be a UUID of any version',
  'decode.optional-parts.title': 'typ, iat and nbf may be present or missing in every combination',
  'decode.optional-parts.rule': 'RFC 7519, 4.1 and 5.1: these parts are optional',
  'decode.optional-parts.ok': 'the token is valid; of the optional parts it has: {{list}}',
  'decode.further-claims.title': 'other claims, jti included, may have any name and any value',
  'decode.further-claims.rule': 'RFC 7519, 4: a claim that is not understood must be ignored',
  'decode.further-claims.ok': 'the token is valid and also contains {{json}}; {{what}}',
  'decode.further-claims.jti': 'this server does not use jti, so it may be anything',
  'decode.further-claims.value': 'this server ignores other claims',
  'decode.lengths.title': 'valid tokens of up to 4,096 characters must pass',
  'decode.lengths.rule': 'step 4: a longer token may be refused, a shorter one may not',
  'decode.lengths.ok': 'a valid token of {{length}} characters',
  'decode.lengths.longer':
    'a valid token of {{length}} characters: longer than 4,096, so it passes or is refused as invalid',
  'decode.lengths.forged': 'a token of {{length}} characters with a wrong signature',

  'decode.changed-tokens.title':
    'a signature must be right in every character, for exactly this header and these claims',
  'decode.changed-tokens.rule': 'RFC 7515, 5.2: compare all bytes of the signature',
  'decode.changed-tokens.ok': 'the token is valid',
  'decode.changed-tokens.character': 'character {{number}} of the signature was changed',
  'decode.changed-tokens.case': 'letters of the signature are in another case',
  'decode.changed-tokens.short': 'the signature is too short',
  'decode.changed-tokens.long': 'the signature is too long',
  'decode.changed-tokens.half': 'only a part of the signature is right',
  'decode.changed-tokens.order': 'the signature contains other bytes, or the same in another order',
  'decode.changed-tokens.encoding': 'the signature is encoded in another way',
  'decode.changed-tokens.other': 'the signature does not belong to any content',
  'decode.changed-tokens.part': 'the header or the claims were changed after the token was signed',
  'decode.other-signatures.title':
    'only HMAC-SHA256 with the whole JWT_SECRET, over the header, a dot and the claims, is a signature',
  'decode.other-signatures.rule':
    'RFC 7515, 5.1 and RFC 7518, 3.2: the key, the hash and the text are fixed',
  'decode.other-signatures.key': 'the token is signed with another secret',
  'decode.other-signatures.near':
    'the token is signed with a text that is only similar to JWT_SECRET',
  'decode.other-signatures.text':
    'the signature was computed from another text, not from the header, a dot and the claims',
  'decode.other-signatures.hash': 'the signature was not made with HMAC-SHA256',
  'decode.other-signatures.none': 'the token is not signed',

  'decode.every-method.title': 'tokens must be judged for every method and in every place',
  'decode.every-method.rule': 'step 4: judge ctx.state.token, for every method',
  'decode.every-method.name': '{{method}}, {{carrier}}',
  'decode.every-method.ok': 'the token is valid ({{what}})',
  'decode.every-method.bad': 'the token is invalid ({{what}})',
  'decode.every-method.expired': 'the token has expired, and its challenge says so ({{what}})',
  'decode.every-method.head': '401: the token is invalid ({{what}})',
  'decode.every-method.handler': 'the handler does not run for an invalid token ({{what}})',
  'decode.every-method.anonymous': 'the request has no token ({{method}})',
  'decode.everywhere.title': 'no path and no other header may turn the check off',
  'decode.everywhere.rule':
    'RFC 6750, 3.1: an invalid token gets 401, for every path and with every header',
  'decode.everywhere.path': 'the token is invalid, and the path is {{name}}',
  'decode.everywhere.header':
    'the token is invalid, and the request also has these headers: {{name}}',
  'decode.everywhere.other-place':
    'a request without x-access-token has no token ("claims": null), whatever these headers contain: {{name}}',
  'decode.literals.title': 'no word in the program may turn the check off',
  'decode.literals.rule': 'RFC 6750, 3.1: an invalid token always gets 401',
  'decode.literals.opens':
    'the token is invalid; the word "{{name}}" of your program, in the request or in the token, changes nothing',
  'decode.errors-below.title': 'an error or a response of a later handler must stay what it is',
  'decode.errors-below.rule':
    'step 4: only errors about the token are 401; await next() outside of any try block',
  'decode.errors-below.status': '{{status}}: a later handler threw {{name}}',
  'decode.errors-below.own':
    'no challenge and no word about tokens: a later handler threw {{name}}',
  'decode.errors-below.response': '{{status}}: a later handler chose this status',
  'decode.late-handler.title':
    'a response must stay what it is, even if the token expires while a later handler works',
  'decode.late-handler.rule':
    'step 4: the token is judged once, before the later handlers; do nothing after await next()',
  'decode.late-handler.ok':
    '{{status}}, the response of the handler: the token was valid when the request came, and expired while the handler worked',
  'decode.forged-first.title': 'a forged token must not change what a valid one means',
  'decode.forged-first.rule': 'step 4: the response does not depend on earlier requests',
  'decode.forged-first.claims': 'other claims under the signature of a valid token',
  'decode.forged-first.end': 'other claims, and the end of the signature of a valid token',
  'decode.forged-first.start': 'a valid token whose signature ends differently',
  'decode.forged-first.other': 'a valid token with the signature of another one',
  'decode.forged-first.refused': '401: {{what}}',
  'decode.forged-first.valid':
    '200 and its own claims: the valid token, sent for the first time after the forged one ({{what}})',
  'decode.other-fields.title': 'other fields of ctx.state must stay as they are',
  'decode.other-fields.rule': 'step 4: other middlewares have their own fields in ctx.state',
  'decode.other-fields.kept': 'ctx.state.{{name}} as another middleware has set it',
  'decode.own-claims.title':
    'every request must get new claims, even if a handler has changed those of an earlier one',
  'decode.own-claims.rule': 'step 4: ctx.state.claims belongs to one request',
  'decode.own-claims.ok': 'the token is valid',
  'decode.own-claims.again':
    '"claims" with "{{name}}": {{json}}, as in the token: a handler of an earlier request has written into its own claims',
  'decode.own-claims.clean': 'no claims that a handler of an earlier request has written',
  'decode.own-claims.null': '"claims": null for a request without a token',
  'decode.at-once.title': 'good and bad tokens at the same moment must not be mixed up',
  'decode.at-once.rule': 'step 4: the data of a request belongs in ctx.state and nowhere else',
  'decode.at-once.bad': 'the token is invalid; at the same moment others are valid',
  'decode.at-once.good': 'the token is valid; at the same moment others are not',
  'decode.at-once.null':
    '200 and "claims": null: the request has no token; at the same moment others have one',
  'decode.one-answer.title':
    'all invalid tokens must get exactly the same response, unless they have expired',
  'decode.one-answer.rule':
    'RFC 6750, 3.1: one code; a response that tells reasons helps to forge tokens',
  'decode.one-answer.same':
    '{{what}}: the same headers and body as for a word that is not a token; different: {{list}}. That response was:\n{{got}}',
  'decode.one-answer.word': 'a text that is not a token',
  'decode.one-answer.form': 'a malformed token',
  'decode.one-answer.header': 'a header that is not plain HS256',
  'decode.one-answer.signature': 'a wrong signature',
  'decode.one-answer.iss': 'a wrong iss',
  'decode.one-answer.sub': 'a wrong sub',
  'decode.one-answer.exp': 'an exp that is missing or not a number of seconds',
  'decode.one-answer.aud': 'an aud',
  'decode.one-answer.nbf': 'nbf in the future',
  'decode.one-answer.iat': 'iat in the future',

  'decode.fractions.title': 'times must be compared with the exact time, not with whole seconds',
  'decode.fractions.rule':
    'RFC 7519, 2: NumericDate may have fractions; now is Date.now() / 1000, not rounded',
  'decode.fractions.exp-past':
    'exp is {{difference}} s ago (the clock is at a fraction of {{clock}})',
  'decode.fractions.exp-later':
    'exp is in {{difference}} s, so the token is valid (the clock is at a fraction of {{clock}})',
  'decode.fractions.past':
    '{{name}} is {{difference}} s ago, so the token is valid (the clock is at a fraction of {{clock}})',
  'decode.fractions.later':
    '{{name}} is in {{difference}} s (the clock is at a fraction of {{clock}})',
  'decode.fractions.latest':
    'exp is {{difference}} s before now + TOKEN_LIFETIME, so the token is valid (the clock is at a fraction of {{clock}})',
  'decode.fractions.too-late':
    'exp is {{difference}} s later than now + TOKEN_LIFETIME (the clock is at a fraction of {{clock}})',
  'decode.long-expired.title': 'a token that expired long ago has expired, too',
  'decode.long-expired.rule': 'RFC 7519, 4.1.4: "on or after" the expiration time',
  'decode.long-expired.past': '"exp": {{json}} is in the past',
  'decode.long-expired.begun':
    'exp is in the past, and "{{name}}": {{json}} is valid, because it is not later than now',
  'decode.long-expired.negative': '401: "exp": {{json}} is in the past',
  'decode.valid-times.title':
    'iat and nbf may be any time ago, with every exp that is not too late',
  'decode.valid-times.rule':
    'step 4: exp is compared with now and with now + config.lifetime, not with iat or nbf',
  'decode.valid-times.ok':
    'the token is valid: {{what}}; iat and nbf are not later than now, and exp is not later than now + {{lifetime}}',
  'decode.expired-last.title':
    'the response must say that a token has expired only if its form, header and signature are right',
  'decode.expired-last.rule': 'RFC 7515, 5.2: give no details about a token that is not ours',
  'decode.expired-last.signature': 'the token has expired, but its signature is wrong',
  'decode.expired-last.form': 'the token has expired, but it is malformed',
  'decode.expired-last.header': 'the token has expired, but its header is not plain HS256',
  'decode.remembered.title':
    'the time must be checked on every request, after milliseconds, seconds and days',
  'decode.remembered.rule':
    'RFC 7519, 4.1.4 and 4.1.5: what was decided about a token a moment ago can be wrong now',
  'decode.remembered.valid': 'the token has not expired yet',
  'decode.remembered.expired': 'the same token was valid before, and has expired now',
  'decode.remembered.early': 'nbf or iat is still in the future',
  'decode.remembered.begun':
    'nbf or iat has passed now, and an earlier refusal of the same token must not matter',
  'decode.remembered.new': 'a new token after some days',
  'decode.many-tokens.title': 'many tokens must not change how a token is judged',
  'decode.many-tokens.rule':
    'step 4: a token is judged by its content and the clock, not by earlier requests',
  'decode.many-tokens.valid': 'one of 150 valid tokens',
  'decode.many-tokens.again': 'a valid token that was sent before',
  'decode.many-tokens.forged': 'parts of a token that was accepted before, with a wrong signature',

  'decode.other-environment.title':
    'the program must judge tokens in every environment, also after a restart',
  'decode.other-environment.rule':
    'step 4: only config decides; NODE_ENV and other variables change nothing',
  'decode.other-environment.good': 'the token is valid, in another process with {{name}}',
  'decode.other-environment.bad': 'the token is invalid, in another process with {{name}}',
  'decode.nothing-printed.query': 'a valid token that was sent in the query',
  'decode.nothing-printed.form': 'a valid token that was sent in a form',
  'decode.never-printed.title': 'no token must be printed, valid or not',
  'decode.never-printed.rule':
    'OWASP ASVS 16.2.5: a token that is refused here may be valid on another server, or may have been valid a moment ago',
  'decode.never-printed.any': 'a token of one of the requests so far',
  'decode.never-printed.word': 'a text that is not a token',
  'decode.never-printed.form': 'a malformed token',
  'decode.never-printed.header': 'a token whose header is not plain HS256',
  'decode.never-printed.signature': 'a token with a wrong signature',
  'decode.never-printed.claims': 'a token with a wrong iss, sub or aud',
  'decode.never-printed.times': 'a token with a wrong exp, iat or nbf',
  'decode.never-printed.expired': 'an expired token',
  'decode.never-printed.long': 'a token of more than 4,096 characters',
  'decode.never-printed.valid': 'a valid token',
  'decode.settings.starts': 'the program starts with other values of {{name}}',
  'decode.issuers.title': 'only exactly JWT_ISSUER is the issuer, whatever characters it has',
  'decode.issuers.rule': 'RFC 7519, 4.1.1 and 2: iss is compared character for character',
  'decode.issuers.ok': 'iss is JWT_ISSUER, {{json}}',
  'decode.issuers.near': 'iss is {{json}}; it must be exactly JWT_ISSUER, "{{issuer}}"',
  'decode.secret-shapes.title':
    'tokens must be verified with the bytes of JWT_SECRET, not trimmed, decoded or shortened',
  'decode.secret-shapes.rule': 'RFC 7518, 3.2: other services sign with the same bytes',
  'decode.secret-shapes.ok': 'the token is signed with JWT_SECRET, {{what}}',
  'decode.secret-shapes.near':
    'the token is signed with a changed JWT_SECRET (trimmed, decoded, shortened or in other letters); the real one is {{what}}',
  'decode.secret-shapes.newline': 'a text with a line break',
  'decode.secret-shapes.blanks': 'a text with blanks at one end',
  'decode.secret-shapes.quotes': 'a text in quotes',
  'decode.secret-shapes.hex': 'a text of hex digits',
  'decode.secret-shapes.base64': 'a text in base64',
  'decode.secret-shapes.letters': 'a text with letters beyond ASCII',
  'decode.secret-shapes.long': 'a text of more than 64 bytes',
  'decode.secret-shapes.short': 'a text of 32 bytes',
  'decode.secret-shapes.signs': 'a text with punctuation',
  'decode.lifetimes.title':
    'the maximum of exp must follow TOKEN_LIFETIME, from 1 second to 366 days',
  'decode.lifetimes.rule': 'step 4: exp is not later than now + config.lifetime',
  'decode.lifetimes.ok': 'exp is now + TOKEN_LIFETIME, {{lifetime}} s',
  'decode.lifetimes.late': 'exp is later than now + TOKEN_LIFETIME, {{lifetime}} s',
  'decode.lifetimes.still': 'the token lives for {{lifetime}} s and has not expired yet',
  'decode.lifetimes.over': 'the {{lifetime}} s of the token are over',
  'decode.several-apps.title':
    'apps with other settings in the same process must not share what they know',
  'decode.several-apps.rule':
    'step 4: the settings are those of config, and belong to one decodeToken(config)',
  'decode.several-apps.own': 'the token is valid for this app',
  'decode.several-apps.other':
    'the token belongs to another app in the same process, with other settings',
} as const;
