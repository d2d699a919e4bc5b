/** The name of each of the attacks with `exp`, `nbf` and `iat`, and what an attacker gains. */
export const time = {
  'attack.exp-now.name': 'exp in this second',
  'attack.exp-now.gains': 'The server accepts a token one second too long.',
  'attack.exp-past.name': 'exp a minute ago',
  'attack.exp-past.gains': 'The server accepts expired tokens, so a stolen token works for ever.',
  'attack.exp-past-fraction.name': 'exp a moment ago, in this second',
  'attack.exp-past-fraction.gains':
    'The server rounds the time and accepts a token up to a second too long.',
  'attack.exp-year-ago.name': 'exp a year ago',
  'attack.exp-year-ago.gains': 'The server accepts a token from an old backup or log.',
  'attack.exp-year-ago-milliseconds.name': 'exp a year ago, in milliseconds',
  'attack.exp-year-ago-milliseconds.gains':
    'The library reads the year 57,000, and the server accepts an expired token.',
  'attack.exp-zero.name': 'exp 0',
  'attack.exp-zero.gains': 'The server takes 0 for "not set", so the token never expires.',
  'attack.exp-negative.name': 'exp -1',
  'attack.exp-negative.gains':
    'The server does not compare negative numbers, so the token never expires.',
  'attack.exp-missing.name': 'no exp',
  'attack.exp-missing.gains': 'undefined <= now is false, so the token never expires.',
  'attack.exp-milliseconds.name': 'exp in milliseconds',
  'attack.exp-milliseconds.gains': 'The server reads the year 58,000, so the token never expires.',
  'attack.exp-ten-years.name': 'exp in ten years',
  'attack.exp-ten-years.gains': 'A forged or careless token works for ten years.',
  'attack.exp-null.name': 'exp null',
  'attack.exp-null.gains': 'The server takes null for "not set", so the token never expires.',
  'attack.exp-empty.name': 'exp ""',
  'attack.exp-empty.gains':
    'The server takes an empty string for "not set", so the token never expires.',
  'attack.exp-false.name': 'exp false',
  'attack.exp-false.gains':
    'The server takes false for "does not expire", so the token never expires.',
  'attack.exp-true.name': 'exp true',
  'attack.exp-true.gains': 'Some programs read true as 1, others as a time in the future.',
  'attack.exp-word.name': 'exp "never"',
  'attack.exp-word.gains': 'A comparison with a word is always false, so the token never expires.',
  'attack.exp-text.name': 'exp as a number in quotes',
  'attack.exp-text.gains':
    'Strings are compared letter by letter, so "9" is later than any number that begins with 1.',
  'attack.exp-date.name': 'exp as a date in words',
  'attack.exp-date.gains':
    'A comparison with a date string is always false, even if the date is in the past.',
  'attack.exp-list.name': 'exp as an array',
  'attack.exp-list.gains':
    'JavaScript reads an array with one number as the number, other languages do not.',
  'attack.exp-object.name': 'exp {}',
  'attack.exp-object.gains':
    'A comparison with an object is always false, so the token never expires.',
  'attack.exp-infinite.name': 'exp 1e999, which is infinite',
  'attack.exp-infinite.gains': 'The parser reads infinity, so the token never expires.',
  'attack.nbf-future.name': 'nbf in an hour',
  'attack.nbf-future.gains': 'The server accepts a token before it is valid.',
  'attack.nbf-milliseconds.name': 'nbf in milliseconds',
  'attack.nbf-milliseconds.gains':
    'The server accepts a token that becomes valid in the year 58,000.',
  'attack.iat-future.name': 'iat in an hour',
  'attack.iat-future.gains':
    '"Sign out everywhere" refuses tokens issued before now, so this token stays valid.',
  'attack.iat-milliseconds.name': 'iat in milliseconds',
  'attack.iat-milliseconds.gains':
    '"Sign out everywhere" never reaches a token that was issued in the year 58,000.',
  'attack.nbf-null.name': 'nbf null',
  'attack.nbf-null.gains':
    'The server reads null as the year 1970, so it accepts a token for later.',
  'attack.nbf-word.name': 'nbf "later"',
  'attack.nbf-word.gains': 'A comparison with a word is always false, so the token is valid now.',
  'attack.nbf-list.name': 'nbf as an array',
  'attack.nbf-list.gains': 'The server checks only numbers, so an array is not checked.',
  'attack.nbf-object.name': 'nbf {}',
  'attack.nbf-object.gains':
    'A comparison with an object is always false, so the token is valid now.',
  'attack.iat-null.name': 'iat null',
  'attack.iat-null.gains':
    'The token has no time of issue, so "sign out everywhere" does not refuse it.',
  'attack.iat-word.name': 'iat "now"',
  'attack.iat-word.gains':
    'A comparison with a word is always false, so "sign out everywhere" does not refuse the token.',
  'attack.iat-text.name': 'iat as a number in quotes',
  'attack.iat-text.gains': 'The server compares a string by other rules than a number.',
  'attack.exp-remembered.name': 'one token just before it expires, and again just after',
  'attack.exp-remembered.gains':
    'The server caches the result of the check, so the token works after its expiry.',
  'attack.expiry-told-to-strangers.name':
    'exp an hour ago and exp in an hour, both with the old signature',
  'attack.expiry-told-to-strangers.gains':
    'Two different responses show the attacker how the server reads forged tokens.',
} as const;
