import { type Message, message, messageOf, type Sayable } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import type { Asked, JudgeSession } from '#kata/judge/session.ts';
import { namesOf, places, requestOf, type Place as TokenPlace } from './contents.ts';
import { drawOf } from './every.ts';
import { expectAnonymous, expectOutcome, expectToken } from './expect.ts';
import { nextToken } from './tokens.ts';

const path = '/inspect';

/** Names that resemble ours, or that other servers use. */
const names = [
  ...[
    'token',
    'Access_Token',
    'ACCESS_TOKEN',
    'accessToken',
    'AccessToken',
    'accesstoken',
    'access-token',
  ],
  ...[
    'access token',
    'access.token',
    ' access_token',
    'access_token ',
    '_access_token',
    'access_token_',
  ],
  ...[
    'access_tokens',
    'my_access_token',
    'access_toke',
    'ccess_token',
    'x_access_token',
    'x-access-token',
  ],
  ...[
    'X-Access-Token',
    'jwt',
    'id_token',
    'idToken',
    'refresh_token',
    'auth',
    'auth_token',
    'authToken',
  ],
  ...[
    'authorization',
    'Authorization',
    'bearer',
    'Bearer',
    'bearer_token',
    'apikey',
    'api_key',
    'api-key',
  ],
  ...[
    'key',
    'session',
    'sessionid',
    'sid',
    'code',
    'assertion',
    'client_assertion',
    'ticket',
    't',
    'at',
  ],
  ...[
    'access%5Ftoken',
    'ａccess_token',
    'access_tokеn',
    'access_token\0',
    '__proto__',
    'state',
    'body',
  ],
];

/** Names that only a form reads as parts of access_token. */
const ofFormsOnly = ['access_token[]', 'access_token[0]', 'access_token[x]', 'access_token.x'];

const headerNames = [
  ...['authorization', 'proxy-authorization', 'x-authorization', 'x_access_token', 'access_token'],
  ...[
    'access-token',
    'x-accesstoken',
    'xaccesstoken',
    'x-access-tokens',
    'x-access-token-',
    'x-access',
  ],
  ...[
    'x-token',
    'token',
    'x-auth-token',
    'auth-token',
    'x-api-key',
    'api-key',
    'x-api-token',
    'jwt',
    'x-jwt',
  ],
  ...[
    'x-jwt-token',
    'x-id-token',
    'x-session-token',
    'x-user-token',
    'x-csrf-token',
    'x-xsrf-token',
    'bearer',
  ],
  ...[
    'x-bearer-token',
    'x-forwarded-access-token',
    'x-original-access-token',
    'x-forwarded-authorization',
  ],
  ...[
    'x-amz-security-token',
    'x-goog-iap-jwt-assertion',
    'cf-access-jwt-assertion',
    'sec-websocket-protocol',
  ],
  ...[
    'x-original-url',
    'x-rewrite-url',
    'x-http-method-override',
    'x-requested-with',
    'user-agent',
    'from',
  ],
  ...[
    'referer',
    'origin',
    'cookie',
    'cookie2',
    'dpop',
    'authentication',
    'x-authentication',
    'www-authenticate',
  ],
];

/** Words before the token in a header such as Authorization. */
const schemes = [
  'Bearer ',
  'bearer ',
  'BEARER ',
  'Bearer  ',
  'JWT ',
  'Token ',
  'token ',
  'Basic ',
  'Digest ',
  'token.',
  'access_token, ',
  '',
];

/** A request without its path. */
type Place = Omit<Asked, 'path'>;

/** Names of one kind, which are sent together, each with the same token. */
interface Group {
  say(name: string): Message;
  names: readonly string[];
  ask(names: readonly string[]): Place;
}

function groupsOf(token: string, literals: readonly string[]): Group[] {
  const fields = [...new Set([...names, ...literals])].filter((name) => name !== 'access_token');
  const headers = [...new Set([...headerNames, ...names, ...literals])].filter(isHeaderName);
  const inJson = fields.filter((name) => name !== '__proto__');
  const pairs = (names: readonly string[], value: unknown = token) =>
    Object.fromEntries(names.map((name) => [name, value]));
  const texts = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, token]));
  return [
    {
      say: (name) => message('extract.name.header', { name }),
      names: headers,
      ask: (names) => ({ headers: texts(names) }),
    },
    {
      say: (name) => message('extract.name.cookie', { name }),
      names: [...headers, 'access_token', 'x-access-token'],
      ask: (names) => ({ headers: { cookie: names.map((name) => `${name}=${token}`).join('; ') } }),
    },
    {
      say: (name) => message('extract.name.query', { name }),
      names: [...fields, ...ofFormsOnly],
      ask: (names) => ({ query: texts(names) }),
    },
    {
      say: (name) => message('extract.name.form', { name }),
      names: fields.filter(isFormName),
      ask: (names) => ({ form: texts(names) }),
    },
    {
      say: (name) => message('extract.name.json', { name }),
      names: inJson,
      ask: (names) => ({ json: pairs(names) }),
    },
    {
      say: (name) => message('extract.name.nested', { name }),
      names: [...inJson, 'user', 'data'],
      ask: (names) => ({ json: pairs(names, { access_token: token }) }),
    },
  ];
}

/** Requests with one token in another place, each with its name. */
function othersOf(token: string): [Sayable, Place][] {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const headers: [name: string, value: string][] = [
    ...[
      'authorization',
      'proxy-authorization',
      'x-authorization',
      'sec-websocket-protocol',
    ].flatMap((name) => schemes.map((scheme): [string, string] => [name, scheme + token])),
    ['authorization', basic(`${token}:`)],
    ['authorization', basic(`token:${token}`)],
    ['referer', `http://localhost/?access_token=${token}`],
    ['x-original-url', `/inspect?access_token=${token}`],
    ['forwarded', `for=x;access_token=${token}`],
    ['link', `</?access_token=${token}>; x-access-token=${token}`],
  ];
  const bodies: unknown[] = [
    [token],
    [{ access_token: token }],
    ['access_token', token],
    [['access_token', token]],
  ];
  const types = ['text/plain', '', 'text/json', 'application/octet-stream', 'application/xml'];
  const contents = [`access_token=${token}`, JSON.stringify({ access_token: token })];
  const part = 'Content-Disposition: form-data; name="access_token"';
  const multipart = `--x\r\n${part}\r\n\r\n${token}\r\n--x--\r\n`;
  return [
    ...headers.map(([name, value]): [Sayable, Place] => [
      message('extract.name.header', { name }),
      { headers: { [name]: value } },
    ]),
    ...bodies.map((json): [Sayable, Place] => ['extract.name.array', { json }]),
    // Code that copies fields one by one writes these into the prototype of all objects.
    [
      message('extract.name.nested', { name: 'constructor.prototype' }),
      { json: { constructor: { prototype: { access_token: token } } } },
    ],
    [
      message('extract.name.form', { name: 'constructor[prototype][access_token]' }),
      { form: { 'constructor[prototype][access_token]': token } },
    ],
    ...types.flatMap((type) =>
      contents.map((content): [Sayable, Place] => [
        message('extract.name.type', { type: `"${type}"` }),
        { text: { type, content } },
      ]),
    ),
    [
      message('extract.name.type', { type: '"multipart/form-data"' }),
      { text: { type: 'multipart/form-data; boundary=x', content: multipart } },
    ],
  ];
}

/** True if a name can be sent as a header and is none that HTTP itself or our contract reads. */
function isHeaderName(name: string): boolean {
  return (
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
    !/^(?:x-access-token|host|connection|content-.*|transfer-encoding|expect|upgrade|te|trailer|keep-alive|date)$/i.test(
      name,
    )
  );
}

/** True if a form reads the name as one field that is not access_token. */
function isFormName(name: string): boolean {
  return !/[[\].]|^__proto__$/.test(name);
}

/** Headers of browsers, proxies and tools, which change nothing. */
const usual: [name: string, values: readonly string[]][] = [
  [
    'accept',
    ['text/html', 'application/json', '*/*', 'text/html,application/xhtml+xml;q=0.9', 'image/*'],
  ],
  [
    'user-agent',
    ['Mozilla/5.0', 'curl/8.5.0', 'Googlebot/2.1', 'HealthChecker', 'node', 'supertest', ''],
  ],
  ['origin', ['null', 'http://localhost:3000', 'https://evil.example']],
  ['referer', ['http://localhost/login', '']],
  ['sec-fetch-mode', ['navigate', 'cors', 'no-cors', 'same-origin']],
  ['sec-fetch-site', ['cross-site', 'same-origin', 'none']],
  ['sec-fetch-dest', ['document', 'image', 'empty']],
  ['purpose', ['prefetch']],
  ['sec-purpose', ['prefetch;prerender']],
  ['x-requested-with', ['XMLHttpRequest', '']],
  ['x-http-method-override', ['GET', 'DELETE', 'OPTIONS']],
  ['access-control-request-method', ['POST']],
  ['access-control-request-headers', ['x-access-token']],
  ['x-forwarded-for', ['127.0.0.1', '10.0.0.1, 192.0.2.1']],
  ['x-forwarded-proto', ['https', 'http']],
  ['cache-control', ['no-cache', 'max-age=0']],
  ['if-none-match', ['*', '"x"']],
  ['range', ['bytes=0-1']],
  ['dnt', ['1']],
  ['upgrade-insecure-requests', ['1']],
  ['accept-language', ['zh-CN', 'en']],
  ['connection', ['close', 'keep-alive']],
  ['authorization', ['Basic eDp5', 'Negotiate', '']],
  ['cookie', ['a=1', '']],
];

/** Only the three places are read, whatever else a request contains. */
export const otherNames: readonly Check[] = [
  defineCheck(
    'extract.every-name',
    async (session) => {
      const token = nextToken(session);
      const groups = groupsOf(token, session.literals());
      for (const group of groups) await expectNoneOf(session, group);
      for (const [what, asked] of othersOf(token)) {
        expectAnonymous(await session.ask({ path, ...asked }), what);
      }
      const requests = [
        ...groups.map(({ names, ask }): [Sayable, Place] => ['extract.name.many', ask(names)]),
        ...othersOf(token),
      ];
      for (const [name, asked] of requests) {
        const own = nextToken(session);
        const headers = { ...asked.headers, 'x-access-token': own };
        const what = message('extract.name.beside', { what: messageOf(name) });
        expectToken(await session.ask({ path, ...asked, headers }), what, 'header', own);
      }
    },
    { hints: 'no-other-carrier' },
  ),

  defineCheck(
    'extract.other-headers',
    async (session) => {
      for (const headers of headersOf(session.literals())) {
        const [[name, value] = ['', '']] = Object.entries(headers);
        const { pick } = session.random;
        const drawn = (place: TokenPlace) => drawOf(session, place, 'taken');
        for (const [contents, method] of [
          [[drawn(pick(places))], undefined],
          [[drawn(pick(['query', 'header']))], 'OPTIONS'],
          [pick(twoPlaces).map(drawn), undefined],
        ] as const) {
          const asked = requestOf(contents, { path, ...(method && { method }) });
          const what = message('extract.in.browser', { what: namesOf(contents), name, value });
          const answer = await session.ask({ ...asked, headers: { ...headers, ...asked.headers } });
          expectOutcome(answer, contents, what);
        }
      }
    },
    { hints: 'every-method' },
  ),
];

/** Sends all names of a group at once, and each by itself only if one of them is read. */
async function expectNoneOf(session: JudgeSession, { names, ask, say }: Group): Promise<void> {
  const together = await session.ask({ path, ...ask(names) });
  if (together.status === 200 && together.body.carrier === null) return;
  for (const name of names) {
    expectAnonymous(await session.ask({ path, ...ask([name]) }), say(name));
  }
  expectAnonymous(together, 'extract.name.many');
}

/** Two places with a token: the first of them decides. */
const twoPlaces: readonly TokenPlace[][] = [
  ['form', 'query'],
  ['json', 'header'],
  ['query', 'header'],
  ['query', 'header'],
];

/** Usual headers, and those that the program may look for, with the values that it may look for. */
function headersOf(literals: readonly string[]): Record<string, string>[] {
  const names = usual.map(([name]) => name).filter((name) => name !== 'connection');
  const values = literals.filter((value) => /^[!-~]+$/.test(value));
  return [
    ...usual.flatMap(([name, texts]) => texts.map((text) => ({ [name]: text }))),
    ...values.map((value) => Object.fromEntries(names.map((name) => [name, value]))),
    ...literals.filter(isHeaderName).map((name) => ({ [name]: '1' })),
  ];
}
