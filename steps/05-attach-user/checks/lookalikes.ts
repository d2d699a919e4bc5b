import { type Message, message } from '#i18n/message.ts';
import type { Asked, JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { methods } from './requests.ts';

/** A request that looks as if a user were signed in or allowed, though it has no token in one of the three places. */
export interface Lookalike extends Omit<Asked, 'path'> {
  name: Message;
  method: string;
  /** The client may believe that it sends a token: an open path must not refuse it. */
  carriesToken?: true;
  /** Requests with a part of it, of which one may fail for the same reason. */
  parts?(): Lookalike[];
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** Requests that name a user, contain a token in a wrong place, or look trusted, with methods of every kind. */
export function lookalikes(
  { random }: JudgeSession,
  { id, username, password }: KnownUser,
  token: string,
): Lookalike[] {
  const basic = Buffer.from(`${id}:${password}`).toString('base64');
  const name = encodeURIComponent(username);
  const bearers = [`Bearer ${token}`, `JWT ${token}`, token, `Basic ${basic}`, `Bearer ${id}`];
  return [
    ...methods.flatMap((each) => [
      ...bearers.map((value) => carrying(inHeader(each, 'authorization', value))),
      carrying(inCookie(each, 'access_token', token)),
    ]),
    ...[id, name, token, '1'].flatMap((value) => [
      ...together(headers.map((header) => [header, value])),
      ...inAllPlaces(names.map((member) => [member, value])),
    ]),
    ...[0, 1, 2, 3].flatMap((at) =>
      together(
        Object.entries(trusted).map(([header, values]) => [header, values[at] ?? values[0] ?? '']),
      ),
    ),
    {
      ...inHeader('OPTIONS', 'access-control-request-method', 'GET'),
      headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' },
    },
    ...['user', 'claims', 'state', 'body', 'data'].map((member) => ({
      name: message('attach.other.json', { name: member }),
      method: random.pick(['POST', 'PUT', 'PATCH']),
      json: { [member]: { id, username, sub: id, access_token: token, user: { id, username } } },
    })),
  ];
}

/** Requests of every method with all these headers. */
function together(pairs: Pairs): Lookalike[] {
  return methods.map((method) => withHeaders(method, pairs));
}

function withHeaders(method: string, pairs: Pairs): Lookalike {
  const [[header, value] = ['', ''], ...others] = pairs;
  if (others.length === 0) return inHeader(method, header, value);
  return {
    name: message('attach.other.headers'),
    method,
    headers: Object.fromEntries(pairs),
    parts: () => halves(pairs).map((half) => withHeaders(method, half)),
  };
}

/** Requests with all these names as cookies and query parameters, and as fields of a body or without one. */
function inAllPlaces(pairs: Pairs): Lookalike[] {
  return shares(pairs).flatMap((list) => {
    const values = Object.fromEntries(list);
    const cookie = list.map((pair) => pair.join('=')).join('; ');
    const other = {
      name: message('attach.other.names'),
      query: values,
      headers: { cookie },
      carriesToken: true,
      parts: () => smaller(list),
    } as const;
    return [
      { ...other, method: 'GET' },
      { ...other, method: 'POST', json: values },
      { ...other, method: 'PUT', form: values },
    ];
  });
}

/** Requests with half of the names each; with a single name in each place. */
function smaller(pairs: Pairs): Lookalike[] {
  return pairs.length > 1
    ? halves(pairs).flatMap(inAllPlaces)
    : pairs.flatMap(([name, value]) => inOnePlace(name, value));
}

function halves(pairs: Pairs): Pairs[] {
  const middle = Math.ceil(pairs.length / 2);
  return [pairs.slice(0, middle), pairs.slice(middle)];
}

function inOnePlace(name: string, value: string): Lookalike[] {
  const pair = { [name]: value };
  return [
    { name: message('attach.other.query', { name }), method: 'GET', query: pair },
    carrying(inCookie('GET', name, value)),
    { name: message('attach.other.json', { name }), method: 'POST', json: pair },
    { name: message('attach.other.form', { name }), method: 'PUT', form: pair },
  ];
}

function carrying(lookalike: Lookalike): Lookalike {
  return { ...lookalike, carriesToken: true };
}

function inCookie(method: string, name: string, value: string): Lookalike {
  const headers = { cookie: `${name}=${value}` };
  return { name: message('attach.other.cookie', { name }), method, headers };
}

function inHeader(method: string, header: string, value: string): Lookalike {
  const name = message('attach.other.header', { name: header });
  return { name, method, headers: { [header]: value } };
}

/** Headers in which some servers trust their proxy, or a client. */
const headers = [
  'x-user',
  'x-user-id',
  'x-username',
  'x-auth-user',
  'x-forwarded-user',
  'x-remote-user',
  'remote-user',
  'x-auth-token',
  'x-api-key',
  'x-session',
  'x-admin',
  'x-debug',
  'x-internal',
  'x-test',
];

/** Headers of requests that some servers treat differently. */
const trusted: Record<string, string[]> = {
  host: ['localhost', 'localhost:3000', '127.0.0.1'],
  origin: ['http://localhost', 'null'],
  referer: ['http://localhost/login'],
  accept: ['text/html', '*/*', 'application/json', 'text/event-stream'],
  'accept-language': ['zh-CN'],
  'user-agent': ['Mozilla/5.0', 'kube-probe/1.30', 'Googlebot/2.1', 'curl/8.5.0'],
  'x-requested-with': ['XMLHttpRequest'],
  'x-forwarded-for': ['127.0.0.1', '10.0.0.1'],
  'x-forwarded-host': ['localhost'],
  'x-forwarded-proto': ['https'],
  'x-real-ip': ['127.0.0.1'],
  'x-http-method-override': ['OPTIONS', 'HEAD'],
  'x-original-url': ['/inspect', '/login'],
  'x-rewrite-url': ['/health'],
  'if-none-match': ['*'],
  'cache-control': ['no-cache', 'only-if-cached'],
  purpose: ['prefetch'],
  'sec-fetch-site': ['same-origin', 'none'],
  range: ['bytes=0-10'],
};

/** Names of cookies, query parameters and fields. */
const names = [
  ...['user', 'user_id', 'userId', 'id', 'sub', 'username', 'session', 'sid'],
  ...['token', 'jwt', 'accessToken', 'auth_token', 'admin', 'debug', 'test', 'preview'],
  ...['as', 'uid', 'me', 'su', 'sudo', 'act_as', 'impersonate', 'on_behalf_of'],
];

/** Paths that some servers leave open, each of which is behind requireUser() here. */
export function guardedPaths({ random, literals }: JudgeSession): string[] {
  const word = random.word();
  const open = ['health', 'healthz', 'status', 'ping', 'login', 'logout', 'register', 'public'];
  const files = ['favicon.ico', 'robots.txt', `${word}.css`, `static/${word}.js`, 'openapi.json'];
  const odd = [
    `${word}/`,
    `${word}//x`,
    `%61${word}`,
    `${word};x=1`,
    word.toUpperCase(),
    '漢',
    '~',
  ];
  const long = random.text('abcdefgh/', 1500);
  const below = [
    ...open,
    `public/${word}`,
    `v1/${word}`,
    ...files,
    '.well-known/jwks',
    ...odd,
    long,
  ];
  const fromFile = literals().map((text) => text.replace(/^\/+(?:api\/)?/, ''));
  const paths = [...below, ...fromFile].flatMap((path) => [`/api/${path}`, `/${path}`]);
  const sent = paths.map((path) => encodeURI(path).replaceAll('%25', '%').replaceAll(/[?#]/g, '-'));
  return [...new Set(sent)].filter((path) => !taken.has(path));
}

/** Paths of the server itself. */
const taken = new Set(['/', '/health', '/login', '/inspect', '/broken', '/api/me', '/api/broken']);

/**
 * Requests that contain every word of the learner's file as a name, each with each word as its value at some time, and
 * with each of the other values.
 */
export function withWords({ literals }: JudgeSession, others: readonly string[]): Lookalike[] {
  const words = literals().filter((word) => !/^(?:access_token|x-access-token)$/i.test(word));
  const names = words.filter((word) => /^[\w-]+$/.test(word) && !reserved.test(word));
  const values = words.filter((word) => /^[\x21-\x7e]+$/.test(word) && !word.includes(';'));
  const sent = (valueAt: (index: number) => string, carriesToken?: true): Lookalike[] =>
    shares(names.map((name, at) => [name, valueAt(at)])).flatMap((pairs) => {
      const query = Object.fromEntries(pairs);
      const cookie = pairs.map((pair) => pair.join('=')).join('; ');
      const request = {
        name: message('attach.other.words'),
        query,
        headers: { ...query, cookie },
        ...(carriesToken && { carriesToken }),
        parts: () => [...smaller(pairs), withHeaders('GET', pairs)],
      };
      return [
        { ...request, method: 'GET' },
        { ...request, method: 'POST', json: query },
      ];
    });
  return [
    ...others.flatMap((value) => sent(() => value, true)),
    ...values.flatMap((_, shift) => sent((at) => values[(at + shift) % values.length] ?? '1')),
  ];
}

/** Splits names and values into lists that a server reads in one request: Node limits all its headers to 16 KB. */
function shares(pairs: Pairs): Pairs[] {
  const lists: Pairs[number][][] = [];
  let room = 0;
  for (const pair of pairs) {
    const length = pair.join('=; ').length;
    if (length > room) {
      lists.push([]);
      room = maxCharacters;
    }
    room -= length;
    lists.at(-1)?.push(pair);
  }
  return lists;
}

/** Maximum number of characters of all names and values, which are sent three times. */
const maxCharacters = 3_500;

/** Headers that say how the request itself is sent. */
const reserved =
  /^(?:connection|content-length|content-type|content-encoding|transfer-encoding|expect|host|te|trailer|upgrade)$/i;
