/** How to close the holes that attacks find, with the source. */
export const advice = {
  'attack.files.advice':
    'Serve files from a fixed list and never by a path from the client (CWE-22).',
  'attack.error-texts.advice':
    'Answer every error in one place with a fixed sentence, and write the details to the log only (CWE-209).',
  'attack.http-syntax.advice':
    'Let Node refuse malformed HTTP with 400, and never set insecureHTTPParser (RFC 9112, 6.3 and 11.2).',
  'attack.origins.advice':
    'Send no Access-Control header unless another origin of yours needs one, and then name that origin (Fetch standard, CORS protocol).',
  'attack.body-limits.advice':
    'Limit bodies to about 16 KB with 413, and refuse compressed bodies with 415 (RFC 9110, 15.5.14 and 15.5.16).',
  'attack.body-syntax.advice':
    'Turn every error of the body parser into 400 invalid_request with a fixed sentence (RFC 9110, 15.5.1; CWE-209).',
  'attack.body-meaning.advice':
    'Read the token only from the top level of a JSON or form body, and only for methods that use a body (RFC 9110, 9.3; RFC 6750, 2.2).',
  'attack.known-keys.advice':
    'Read a random secret of at least 32 bytes from the environment, and do not start without one (RFC 7518, 3.2; RFC 8725, 3.5).',
  'attack.embedded-keys.advice':
    'Take the key from your own settings and never from the token: refuse all header members except alg and typ (RFC 8725, 3.10).',
  'attack.password-check.advice':
    'Wait for the comparison with the stored hash, and issue a token only if username and password are both right (OWASP ASVS 6.2).',
  'attack.same-response.advice':
    'Return the same response for an unknown user and a wrong password, after the same work (OWASP ASVS 6.3.8).',
  'attack.login-types.advice':
    'Check with typeof that username and password are strings before you use them (CWE-20).',
  'attack.login-body.advice':
    'Read username and password only from a JSON or form body of POST /login (RFC 9110, 9.3.1 and 17.9).',
  'attack.token-claims.advice':
    'Put the user into sub, the issuer into iss, the expiry in seconds into exp, and a random jti (RFC 7519, 2 and 4.1).',
  'attack.token-secrecy.advice':
    'Return only named fields, id and username, in the response and in the token, because anyone can read a token (RFC 7519, 12; OWASP API3:2023).',
  'attack.shown-user.advice':
    'Attach a user that has only named fields, so that no handler can return more (OWASP API3:2023).',
  'attack.carrier-order.advice':
    'Read body, query and header in this order, the header with ctx.get(), and use the first token that is not empty, valid or not (RFC 6750, 3.1).',
  'attack.one-token.advice':
    'Return 400 invalid_request if a request contains several tokens in one place, or a value that is not a string (RFC 6750, 3.1).',
  'attack.three-carriers.advice':
    'Read tokens only from body, query and header, the three documented places (RFC 6750, 2).',
  'attack.signature.advice':
    'Compute the HMAC of the received text, compare all of it in constant time, and return 401 if it differs (RFC 7515, 5.2).',
  'attack.encoding.advice':
    'Accept exactly three segments in strict base64url, check this before you read them, and return 401 for everything else (RFC 7515, 2 and 3.1).',
  'attack.algorithm.advice':
    "Name the one algorithm in your code, as in decode(token, secret, false, 'HS256'), and compare the header with it (RFC 8725, 3.1).",
  'attack.header.advice':
    'Accept "alg": "HS256", with or without "typ": "JWT", and refuse all other members (RFC 7515, 4.1.11; RFC 8725, 3.10 and 3.11).',
  'attack.strict-base64url.advice':
    'Decode a segment only if it is strict base64url, without padding, white space or unused bits that are not zero (RFC 7515, 2; RFC 4648, 3.5).',
  'attack.json-object.advice':
    'Accept only a JSON object in valid UTF-8 as header and as claims (RFC 7519, 7.2).',
  'attack.unique-members.advice':
    'Refuse tokens in which a member appears twice, or is named __proto__ (RFC 7515, 4; RFC 7519, 4).',
  'attack.expired.advice':
    'Return 401 if exp <= now, both in seconds, and do not call next() (RFC 7519, 4.1.4).',
  'attack.exp-required.advice':
    'Require exp as a finite number of seconds that is not later than the exp of your own tokens (RFC 7519, 2 and 4.1.4).',
  'attack.not-before.advice':
    'Refuse a token if its nbf or iat is not a number or is in the future (RFC 7519, 4.1.5 and 4.1.6).',
  'attack.issuer.advice':
    'Compare iss exactly with your own name, and refuse tokens for another audience (RFC 7519, 4.1.1 and 4.1.3; RFC 8725, 3.8 and 3.9).',
  'attack.subject.advice':
    'Accept sub only in the form in which you write it, and check this before the database sees it (RFC 7519, 4.1.2; RFC 8725, 3.10).',
  'attack.user-lookup.advice':
    'Read the user from the database on every request, wait for the result, and return 401 if there is no such user (RFC 6750, 3.1).',
  'attack.require-user.advice':
    'Put requireUser() before every handler of a protected route, and return 401 with the challenge if there is no user (RFC 6750, 3.1).',
  'attack.same-path.advice':
    'Let one router match both requireUser() and the handler, exactly and in the same case (CWE-178, CWE-22).',
  'attack.optional-route.advice':
    'Return 401 for an invalid token even on routes that allow anonymous requests (RFC 6750, 3.1).',
  'attack.isolation.advice':
    'Keep the user in ctx.state, and never in a variable that is shared between requests (CWE-362).',
  'attack.login-served.advice':
    'Read JSON and forms in every correct spelling, with any parameters and any case of the media type (RFC 9110, 8.3.1).',
  'attack.token-unchanged.advice':
    'Take the token exactly as it was sent, and let the check of its form refuse everything else (RFC 7515, 2).',
  'attack.every-method.advice':
    'Run the whole chain for every method, also for HEAD and OPTIONS (RFC 9110, 9.3.2).',
  'attack.same-refusal.advice':
    'Return one fixed response for all invalid tokens, and say that a token has expired only if all else is valid (CWE-209).',
  'attack.valid-tokens.advice':
    'Parse the JSON and check the meaning of the claims, not how they are written (RFC 7519, 7.2).',
  'attack.errors-below.advice':
    'Call next() outside of every try, so that the errors of later handlers stay as they are (CWE-755).',
  'attack.every-error.advice':
    'Send every response through one place that sets JSON, both members and Cache-Control: no-store (RFC 9111, 5.2.2.5).',
  'attack.every-challenge.advice':
    'Send a challenge only for a missing or invalid token and for a malformed request for a resource (RFC 6750, 3).',
  'attack.cors-credentials.advice':
    'Set neither Access-Control-Allow-Credentials nor Access-Control-Allow-Private-Network for an origin that you do not know, and return JSON only as JSON (Fetch standard, CORS protocol; CWE-942).',
  'attack.cors-exact.advice':
    'Compare the whole origin with a list of exact strings, never with startsWith(), endsWith(), includes() or a pattern (RFC 6454, 5; CWE-942).',
  'attack.cors-readable.advice':
    'Set the CORS headers above the error handler, so that refusals have them, too, and name origins, methods and headers without wildcards (Fetch standard, CORS protocol).',
  'attack.cors-vary.advice':
    'Add Vary: Origin to every response if any response depends on the origin (RFC 9110, 12.5.5; Fetch standard, CORS protocol).',
  'attack.redirects.advice':
    'Remove all slashes and backslashes at the start of a path before you send it as Location (CWE-601).',
  'attack.headers-on-errors.advice':
    'Set the protecting headers before anything can fail, and let an error remove only those that describe the body (OWASP ASVS 3.4; CWE-693).',
  'attack.strict-utf8.advice':
    'Refuse a body that is not valid UTF-8 with 400 before you decode it (RFC 8259, 8.1; CWE-176).',
  'attack.unique-fields.advice':
    'Refuse a JSON body in which a field that you read appears twice (RFC 8259, 4; CWE-436).',
  'attack.media-types.advice':
    'Return 415 for every media type but JSON and forms, on every route that reads a secret (RFC 9110, 15.5.16).',
  'attack.cheap-refusals.advice':
    'Check types and lengths before you count, wait, normalize or hash (OWASP API4:2023; CWE-400).',
  'attack.look-alike-names.advice':
    'Compare names without case and compatibility, refuse invisible characters and mixed scripts, and compare what letters look like (RFC 8265, 3.3; CWE-1007).',
  'attack.password-length.advice':
    'Count the visible characters of the normalized password, require eight, and refuse the name as password (OWASP ASVS 6.2.1; CWE-521).',
  'attack.refresh-once.advice':
    'Replace the refresh token at every use, and end the session if an old one is used again (RFC 9700, 4.14.2).',
  'attack.refresh-kinds.advice':
    'Accept a refresh token only at POST /refresh, and an access token nowhere but there where it belongs (RFC 6749, 1.5; RFC 8725, 3.12).',
  'attack.refresh-contents.advice':
    'Make refresh tokens of at least 128 random bits, store only their hashes, and return them with Cache-Control: no-store (RFC 6749, 5.1 and 10.10).',
  'attack.refresh-input.advice':
    'Read one string named refreshToken from a JSON or form body, compare it exactly, and refuse everything else (RFC 6749, 6; CWE-20).',
  'attack.session-ends.advice':
    'Look the session up on every request and every refresh, so that its end takes effect on the next one (OWASP ASVS 7.4; CWE-613).',
  'attack.session-owner.advice':
    'Find a session by its id and its user together, and return 404 if the user has no such session (OWASP API1:2023; CWE-639).',
  'attack.session-claim.advice':
    'Require sid as a string in exactly the form in which you write it, and refuse a token whose session does not exist (OWASP ASVS 7.4; CWE-613).',
  'attack.retry-after.advice':
    'Send Retry-After in seconds with every 429 and 503 (RFC 6585, 4; RFC 9110, 15.6.4).',
} as const;
