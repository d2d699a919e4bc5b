/** Bodies at the limit, and unusual addresses and hosts. */
export const edges = {
  'attack.body-limit-exact.name':
    'JSON and forms of exactly 64 KB, with and without Content-Length',
  'attack.body-limit-exact.gains':
    'The server compares with the wrong sign or believes the length that the client sends, so a body can be longer than the limit.',
  'attack.body-limit-bytes.name': '64 KB in Chinese characters, as JSON and as a form',
  'attack.body-limit-bytes.gains':
    'The server counts characters instead of bytes, so a body can be three times as long as the limit.',
  'attack.body-limit-everywhere.name': 'JSON and a form of 64 KB to the protected route',
  'attack.body-limit-everywhere.gains':
    'The limit applies to sign-ins only, so every other route reads long bodies.',
  'attack.query-escapes.name': 'queries with unfinished escapes and odd names',
  'attack.query-escapes.gains':
    'The attacker can make every request fail with 500, or change the prototype of all objects.',
  'attack.host-odd.name': 'Host headers that are empty, foreign or malformed',
  'attack.host-odd.gains':
    'The server builds a URL from the header and returns 500, or trusts the name in it.',
} as const;
