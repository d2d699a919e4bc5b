/** Requests that must not influence each other. */
export const together = {
  'attack.connection-shared.name': 'valid, invalid and missing tokens in turn on one connection',
  'attack.connection-shared.gains':
    'The server remembers the token or the user of a connection, so a proxy mixes its users.',
  'attack.requests-at-once.name':
    'a valid token beside one that is expired, forged, missing or without a user',
  'attack.requests-at-once.gains':
    'The server mixes requests that run at the same time, so one gets the user of another.',
  'attack.errors-below.name': 'a valid token to paths that do not exist or fail',
  'attack.errors-below.gains':
    'The server turns other errors into a bad token or into 200, so clients sign out or miss the error.',
  'attack.broken-body-good-token.name': 'broken JSON beside a valid token in the header',
  'attack.broken-body-good-token.gains':
    'The server ignores a body that it cannot read, or treats it as a bad token.',
  'attack.body-pollution.name':
    'bodies that change the prototype of all objects, and then a request without a token',
  'attack.body-pollution.gains':
    'Every later request without a token has the token of the attacker.',
} as const;
