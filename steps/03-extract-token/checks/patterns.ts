import { type Pattern, patternsOf } from './contents.ts';

/** Contents that count as nothing, so that the next place is read. */
export const absent: readonly Pattern[] = [
  ...patternsOf('form', 'absent', [
    '',
    'access_token=',
    'access_token',
    'other=<other>',
    'access_token=&other=<other>',
    '&access_token=&',
    'access%5Ftoken=',
  ]),
  ...patternsOf('json', 'absent', [
    '{}',
    '{"access_token":null}',
    '{"access_token":""}',
    '{"other":"<other>"}',
    '{"access_token":null,"other":["<other>"]}',
    ' { "access_token" : "" } ',
    '{"access\\u005ftoken":null}',
    '[]',
    '[null]',
    '["<other>"]',
    '["access_token","<other>"]',
  ]),
  ...patternsOf('query', 'absent', [
    '',
    'access_token=',
    'access_token',
    'other=<other>',
    'access_token=&other=<other>',
    '&access_token=&',
    'access%5Ftoken',
  ]),
  ...patternsOf('header', 'absent', [[], '', '  ']),
];

/** Contents with one token, written in every way that a parser reads alike. */
export const taken: readonly Pattern[] = [
  ...['form', 'query'].flatMap((place) =>
    patternsOf(place === 'form' ? 'form' : 'query', 'taken', [
      'access_token=<token>',
      'access%5Ftoken=<token>',
      '%61ccess_%74oken=<token>',
      'other=<other>&access_token=<token>',
      'access_token=<token>&other=<other>',
      'access_token=<token>&token=<other>',
      'token=<other>&access_token=<token>&x-access-token=<other>',
      'other&&access_token=<token>&',
      'other=?&access_token=<token>',
      'other=%&access_token=<token>',
      'other=%zz&access_token=<token>',
      'other=%ff&access_token=<token>',
      'other==&access_token=<token>',
      'ACCESS_TOKEN=<other>&access_token=<token>',
      'my_access_token=<other>&access_token=<token>',
    ]),
  ),
  ...patternsOf('json', 'taken', [
    '{"access_token":"<token>"}',
    ' {\n\t"access_token" : "<token>"\r\n} ',
    '{"access\\u005ftoken":"<token>"}',
    '{"\\u0061ccess_token":"<token>"}',
    '{"other":"<other>","access_token":"<token>"}',
    '{"access_token":"<token>","other":"<other>"}',
    '{"access_token":"<token>","token":"<other>","x-access-token":"<other>"}',
    '{"other":{"access_token":"<other>"},"access_token":"<token>"}',
    '{"access_token":"<token>","other":{"access_token":"<other>"}}',
    '{"other":"\\"access_token\\":\\"<other>\\"","access_token":"<token>"}',
    '{"ACCESS_TOKEN":"<other>","access_token":"<token>"}',
  ]),
  ...patternsOf('header', 'taken', ['<token>']),
];

/** Tokens that are written in another way than they are read. */
export const encoded: readonly Pattern[] = [
  ...(['query', 'form'] as const).flatMap((place): Pattern[] =>
    [
      ['access_token=%', '%'],
      ['access_token=%zz', '%zz'],
      ['access_token=%74<token>', 't<token>'],
      ['access_token=<token>+<other>', '<token> <other>'],
      ['access_token=<token>=<other>', '<token>=<other>'],
      ['access_token==', '='],
      ['access_token=<token>;access_token=<other>', '<token>;access_token=<other>'],
      ['access_token=<token>?<other>', '<token>?<other>'],
      ['access_token=%2541', '%41'],
      ['access_token=%E4%B8%AD<token>', '中<token>'],
    ].map(([text = '', token = '']) => ({ place, outcome: 'taken', text, token })),
  ),
  { place: 'query', outcome: 'taken', text: 'access_token=%ff<token>', token: '\ufffd<token>' },
  ...[
    ['"\\u0074<token>"', 't<token>'],
    ['"\\/<token>"', '/<token>'],
    ['"\\u4e2d<token>"', '中<token>'],
    ['"\\n<token>\\u0000"', '\n<token>\0'],
  ].map(
    ([value, token = '']): Pattern => ({
      place: 'json',
      outcome: 'taken',
      text: `{"access_token":${value}}`,
      token,
    }),
  ),
];

/** Tokens among more other parameters than some parsers read. Koa takes milliseconds for them. */
export const crowded: readonly Pattern[] = [
  ...patternsOf('query', 'taken', [
    '<1,001 × a&>access_token=<token>',
    'access_token=<token><1,001 × &a>',
  ]),
  ...patternsOf('json', 'taken', ['{<1,001 × "a":0,>"access_token":"<token>"}']),
  ...patternsOf('query', 'refused', [
    'access_token=<token>&<1,001 × a&>access_token=<other>',
    '<1,001 × a&>access_token=<token>&access_token=<token>',
  ]),
];

const twice = [
  'access_token=<token>&access_token=<other>',
  'access_token=<token>&access_token=<token>',
  'access_token=&access_token=<token>',
  'access_token=<token>&access_token=',
  'access_token=&access_token=',
  'access_token&access_token=<token>',
  'access_token&access_token',
  'access_token=<token>&access%5Ftoken=<other>',
  'access%5Ftoken=<token>&%61ccess_token=<token>',
  'access_token=<token>&other=<other>&access_token=<token>',
  'access_token=<token>&access_token=<other>&access_token=<token>',
  'access_token=<token>&access_token=<token>&access_token=<token>',
  'access_token=&access_token=&access_token=',
  'access_token=&access_token=<token>&access_token=',
  Array.from({ length: 25 }, () => 'access_token=<token>').join('&'),
];

/** Repeated contents. */
export const repeated: readonly Pattern[] = [
  ...patternsOf('query', 'refused', twice),
  ...patternsOf('form', 'refused', twice),
  ...patternsOf('header', 'refused', [
    ['<token>', '<other>'],
    ['<token>', '<token>'],
    ['', '<token>'],
    ['<token>', ''],
    ['', ''],
    ['<token>', '<other>', '<token>'],
    ['<token>', '<token>', '<token>'],
    ['', '', ''],
    Array.from({ length: 25 }, () => '<token>'),
  ]),
];

/** Contents of other types than strings. */
export const notText: readonly Pattern[] = [
  ...patternsOf(
    'json',
    'refused',
    [
      ...['["<token>"]', '[]', '[null]', '[""]', '["<token>","<token>"]', '["<token>","<other>"]'],
      ...['[["<token>"]]', '[0]', '{}', '{"token":"<token>"}', '{"access_token":"<token>"}'],
      ...['{"0":"<token>"}', '{"length":1,"0":"<token>"}', '{"value":"<token>"}', '{"":"<token>"}'],
      ...['{"toString":"<token>"}', '{"length":0}', '{"a":null}'],
      ...[
        '0',
        '-0',
        '1',
        '-1',
        '0.5',
        '12345',
        '1e21',
        '1e999',
        '9007199254740993',
        'true',
        'false',
      ],
    ].map((value) => `{"access_token":${value}}`),
  ),
  ...patternsOf('form', 'refused', [
    'access_token[]=<token>',
    'access_token%5B%5D=<token>',
    'access_token[]=',
    'access_token[0]=<token>',
    'access_token[x]=<token>',
    'access_token[x]=',
    'access_token.x=<token>',
    'access_token[x][y]=<token>',
    'access_token[]=<token>&access_token[]=<token>',
    'access_token=<token>&access_token[]=<other>',
  ]),
];

/** The name twice in one JSON body: JSON.parse keeps the last value. */
export const twiceInJson: readonly Pattern[] = patternsOf('json', 'either', [
  '{"access_token":"<other>","access_token":"<token>"}',
  '{"access_token":null,"access_token":"<token>"}',
  '{"access_token":["<other>"],"access_token":"<token>"}',
  '{"access_token":"<other>","access\\u005ftoken":"<token>"}',
]);
