import fc from 'fast-check';

/** A body and what is said about it; every character is a byte. */
export interface Body {
  type: string;
  encoding?: string | undefined;
  content: string;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Any body: JSON and forms with fields that mean something, either of them broken, and any bytes. `words` are values to try. */
export function anyBody(words: readonly string[]): fc.Arbitrary<Body> {
  const type = fc.oneof(
    fc.constantFrom(json, form),
    fc.constantFrom(
      ...[`${json}; charset=utf-16`, `${json}; charset=x`, `${json};`, `${form}; charset=utf-7`],
      ...[
        'application/vnd.api+json',
        'text/plain',
        'multipart/form-data; boundary=x',
        '',
        '/',
        'x',
      ],
      ...[`${json}; charset="`, `${json}, ${form}`, 'application/csp-report'],
    ),
  );
  const encoding = fc.constantFrom(
    ...[undefined, undefined, undefined, undefined, 'identity', 'gzip', 'br', '', 'x', 'IDENTITY'],
  );
  const usual = fc.oneof(anyJson(words), anyForm(words));
  return fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 2, arbitrary: fc.tuple(usual, fc.nat(), anyText(60)).map(broken) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(usual, type, encoding)
        .map(([{ content }, said, packed]): Body => ({ type: said, encoding: packed, content })),
    },
    { weight: 1, arbitrary: fc.record({ type, content: anyText(60) }) },
  );
}

function anyJson(words: readonly string[]): fc.Arbitrary<Body> {
  const deep = ['['.repeat(5_000), `${'['.repeat(4_000)}${']'.repeat(4_000)}`];
  const texts = fc.constantFrom(
    ...[
      'null',
      '1e999',
      '[]',
      '{}',
      '""',
      '{"username":1e999,"password":-1e999}',
      '\u00ff',
      ...deep,
    ],
    ...[
      '{"username":"\\ud800","password":"\\udfff"}',
      '{"username":"a","username":"b","password":""}',
    ],
    ...[`{"a":${'9'.repeat(10_000)}}`, '{"__proto__":{"username":"a"}}', '\u00ef\u00bb\u00bf{}'],
    ...['{"username":"a\\u0000","password":"p\\u0000"}', '{"access_token":"{token}","password":1}'],
  );
  return fc
    .oneof(
      { weight: 3, arbitrary: anyFields(words).map((fields) => JSON.stringify(fields)) },
      { weight: 1, arbitrary: texts },
    )
    .map((text) => ({ type: json, content: latin1(text) }));
}

function anyForm(words: readonly string[]): fc.Arbitrary<Body> {
  const texts = fc.constantFrom(
    ...[
      '%',
      '%zz=%',
      '&&&',
      '=',
      'a[b][c][d][e][f][g]=1',
      'a[]=1&a[]=2',
      'username[]=a&password=b',
    ],
    ...['__proto__[username]=a', 'username.toString=a', `a${'[b]'.repeat(2_000)}=1`, 'a[999999]=1'],
    ...['x&'.repeat(8_000), 'username=%00&password=%ff', 'username=%ed%a0%80&password=x'],
  );
  const pairs = anyFields(words).map((fields) => {
    const texts = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return new URLSearchParams(texts).toString();
  });
  return fc
    .oneof({ weight: 3, arbitrary: pairs }, { weight: 1, arbitrary: texts })
    .map((text) => ({ type: form, content: latin1(text) }));
}

function anyFields(words: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const value = fc.oneof(
    fc.constantFrom(
      'ada',
      'correct-horse',
      'x'.repeat(300),
      '\0',
      '\ud800',
      'ﬁ',
      '../..',
      ...words,
    ),
    fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, '', [], {}, [[]], { a: 1 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const text = fc.oneof(
    fc.constantFrom('grace', 'zoë', 'correct-horse', 'pässword', 'x'.repeat(300), ...words),
    fc.constantFrom('\0', 'a\0', '\ud800', '\ufdfa'.repeat(900), 'constructor', 'x y', '\u202e'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  );
  return fc.oneof(
    fc.record({ username: text, password: text, newPassword: text }),
    fc.record(
      {
        username: value,
        password: value,
        newPassword: value,
        access_token: value,
        toString: value,
      },
      { requiredKeys: [] },
    ),
  );
}

function broken([{ type, content }, at, text]: [Body, number, string]): Body {
  const place = at % (content.length + 1);
  return { type, content: content.slice(0, place) + text + content.slice(place + text.length) };
}

/** A string of at most this many bytes: mostly characters that are allowed in a header, and sometimes any. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const shown = fc.oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0x80, max: 0xff }),
  );
  const bytes = fc.oneof(
    { weight: 9, arbitrary: fc.array(shown, { maxLength }) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xff }), { maxLength }) },
  );
  return bytes.map((codes) => String.fromCharCode(...codes));
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}
