/** The known causes of failures: what the program probably does, and what to write instead. */
export const cause = {
  'cause.no-middleware':
    'Koa gets something that is not a middleware. The function that you write must return one: `return async (ctx, next) => { … };`',
  'cause.factory-not-called':
    'A middleware does not call next(). The usual reason is that a function is passed without calling it: write `.use(readBody())`, not `.use(readBody)`.',
  'cause.errors-after-body':
    'The two middlewares are in the wrong order. Put answerErrors() first: it catches only the errors of the middlewares after it.',
  'cause.parse-int':
    'parseInt() ignores everything after the first digits, so "7d" becomes 7. Use wholeNumber().',
  'cause.number-function': 'Number() also accepts "1e3", "0x384" and spaces. Use wholeNumber().',
  'cause.secret-trimmed':
    'Your program trims the secret. Return it unchanged: spaces are part of it.',
  'cause.lifetime-string':
    'The lifetime is a string, because environment variables are strings. Convert it to a number with wholeNumber().',
  'cause.lifetime-bigint':
    'The lifetime is a BigInt, which cannot be added to a number. Convert it to a number with wholeNumber().',
  'cause.password-trimmed':
    'Your program trims the password. The password of this user starts and ends with a space, and without them it is another password.',
  'cause.hash-not-read': `one of these:
- users.findByName() returns a promise, which is not awaited. A promise has no passwordHash.
- The password is not compared by verifyPassword(password, user.passwordHash).
- A catch turns another error of your code into credentials_wrong.`,
  'cause.login-not-awaited':
    'Your middleware ends before it sets ctx.body. Make it async, and await findByName() and verifyPassword().',
  'cause.token-promise':
    '"token" is a promise, which becomes {} in JSON. Await it before you put it into ctx.body.',
  'cause.user-promise':
    '"user" is made from a promise, which becomes {} in JSON. Await the look-up of the user.',
  'cause.expires-string':
    '"expires" is a string, because JSON has no dates. Send a number: exp * 1000.',
  'cause.time-string':
    'A time in the claims is a string. Times are numbers, and a string plus a number is a string.',
  'cause.time-milliseconds':
    'Date.now() is in milliseconds, and times in a token are in seconds. Use Math.floor(Date.now() / 1000).',
  'cause.time-fraction':
    'Date.now() / 1000 is not a whole number. Round it down with Math.floor().',
  'cause.expires-seconds':
    '"expires" is exp itself, in seconds. new Date() needs milliseconds: exp * 1000.',
  'cause.secret-latin1':
    'Your program turns the secret into bytes as latin1 ("binary"). Pass the string itself, or turn it into UTF-8.',
  'cause.token-trimmed':
    'Your program trims the token. Leave it unchanged: step 4 refuses a token with spaces.',
  'cause.token-remembered':
    'Your program keeps a token in a variable, and a later request without a token gets it. Keep nothing outside of ctx.state.',
  'cause.expiry-in-milliseconds':
    'exp is in seconds, and your program compares it with milliseconds. Compare it with Date.now() / 1000.',
  'cause.first-token-refused': `one of these:
- The token is verified with something other than config.secret.
- The arguments of jwt.decode are not (token, config.secret, false, 'HS256').
- iss is compared with something other than config.issuer.
- A time in seconds is compared with Date.now(), which is in milliseconds.
- A comparison of times is the wrong way round.
- A catch turns another error of your code into token_invalid.`,
  'cause.pattern-remembers':
    'The same valid token is accepted one time and refused the next time. A regular expression with the flag g or y remembers where its last match ended. Remove the flag.',
  'cause.expiry-caught':
    'jwt.decode throws the error "Token expired", and your catch turns every error into token_invalid. Throw token_expired for this one.',
  'cause.user-late': `one of these:
- The request goes on before the user is found. Await users.findById() before next().
- The user is not in ctx.state.user.`,
  'cause.first-user-refused': `one of these:
- The id of the user is claims.sub, and another claim is used.
- users.findById() takes this id; users.findByName() does not.
- A catch turns another error of your code into a refusal.`,
  'cause.next-not-awaited':
    'next() is not called, or its promise is not awaited or returned. Write `await next();`.',
} as const;
