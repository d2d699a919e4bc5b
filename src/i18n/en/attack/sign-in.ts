/** Sign-ins that are nearly right, or right in an unusual way. */
export const signIn = {
  'attack.password-near.name':
    'passwords that are nearly right, in JSON: shortened, in other case, with spaces',
  'attack.password-near.gains':
    'The server cuts, trims or normalizes passwords before it compares them, so they are easier to guess.',
  'attack.password-near-form.name': 'passwords that are nearly right, in a form',
  'attack.password-near-form.gains':
    'The server trims the fields of forms only, so a password is weaker on that way in.',
  'attack.username-near.name': 'usernames that are nearly right, with the right password',
  'attack.username-near.gains':
    'One user has many names, so a rate limit that counts names does not work.',
  'attack.login-at-once.name': 'a right and three wrong passwords of one user at the same time',
  'attack.login-at-once.gains':
    'The server shares one comparison between requests, so a wrong password is accepted while the owner signs in.',
  'attack.login-in-turn.name': 'right and wrong sign-ins in turn on one connection',
  'attack.login-in-turn.gains':
    'The server remembers something of the sign-in before, so a proxy mixes its users.',
  'attack.login-odd-values.name':
    'arrays, objects and other values around the right username and password',
  'attack.login-odd-values.gains':
    'The server turns a list with the right text into the text, while a filter sees a list.',
  'attack.login-repeated-fields.name':
    'a form in which username or password appears twice or with brackets',
  'attack.login-repeated-fields.gains':
    'The server and a filter choose different values of the same field.',
  'attack.login-elsewhere.name':
    'the right username and password in headers, cookies, query and Authorization, but not in the body',
  'attack.login-elsewhere.gains':
    'Passwords stay in logs, and a link or another site can sign a browser in.',
  'attack.login-similar-names.name': 'the right username and password in fields with similar names',
  'attack.login-similar-names.gains':
    'Filters and rate limits look at the documented fields, but the server reads others.',
  'attack.login-media-types.name':
    'the right username and password under other media types, or under none',
  'attack.login-media-types.gains':
    'Another site can sign a browser in, because these media types need no preflight request.',
  'attack.login-methods.name': 'the right sign-in with PUT, PATCH, DELETE, OPTIONS and HEAD',
  'attack.login-methods.gains':
    'Rate limits and logs watch POST only, so attempts with other methods are not counted.',
  'attack.login-spellings.name': 'the right sign-in in unusual but correct JSON and forms',
  'attack.login-spellings.gains':
    'The server refuses correct clients, or sets a cookie for some of them.',
  'attack.unknown-user-again.name':
    'one unknown user several times, and a known one before and after',
  'attack.unknown-user-again.gains':
    'The attacker learns whether a username exists from the second response.',
  'attack.unknown-user-slower.name':
    'unknown users and a known one at the same time, to see who takes much longer',
  'attack.unknown-user-slower.gains':
    'The attacker learns that a username does not exist from a response that is much slower.',
  'attack.unknown-user-remembered.name': 'one unknown user again and again beside a known one',
  'attack.unknown-user-remembered.gains':
    'The server remembers unknown names and refuses them faster, so the time tells which names exist.',
} as const;
