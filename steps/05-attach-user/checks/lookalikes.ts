import { type Message, message } from '#i18n/message.ts';
import type { Asked, JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { methods } from './requests.ts';

/** A request that looks as if a user were signed in or allowed, though it has no token in one of the three places. */
export interface Lookalike extends Omit<Asked, 'path'> {
  name: Message;
  method: string;
  /** The client may believe that it sends a token: an open path must not refuse it. */
  carriesToken?: true;
}

/** Requests that name a user, contain a token in a wrong place, or look trusted, with methods of every kind. */
export function lookalikes(
  { random }: JudgeSession,
  { id, username, password }: KnownUser,
  token: string,
): Lookalike[] {
  const basic = Buffer.from(`${id}:${password}`).toString('base64');
  const name = encodeURIComponent(username);
  const method = () => random.pick(methods);
  const bearers = [`Bearer ${token}`, `JWT ${token}`, token, `Basic ${basic}`, `Bearer ${id}`];
  return [
    ...methods.flatMap((each) => [
      ...bearers.map((value) => carrying(inHeader(each, 'authorization', value))),
      carrying(inCookie(each, 'access_token', token)),
    ]),
    ...headers.flatMap((header) => [
      inHeader(method(), header, random.pick([id, name, '1'])),
      inHeader(method(), header, /token|key|session/.test(header) ? token : id),
    ]),
    ...Object.entries(trusted).flatMap(([header, values]) =>
      values.map((value) => inHeader(method(), header, value)),
    ),
    {
      ...inHeader('OPTIONS', 'access-control-request-method', 'GET'),
      headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' },
    },
    ...names.flatMap((member) => {
      const value = /token|jwt/.test(member) ? token : id;
      const other = { name: member };
      const pair = { [member]: value };
      return [
        carrying(inCookie(method(), member, value)),
        { name: message('attach.other.query', other), method: method(), query: pair },
        { name: message('attach.other.json', other), method: 'POST', json: pair },
        { name: message('attach.other.form', other), method: 'PUT', form: pair },
      ];
    }),
    ...['user', 'claims', 'state', 'body', 'data'].map((member) => ({
      name: message('attach.other.json', { name: member }),
      method: random.pick(['POST', 'PUT', 'PATCH']),
      json: { [member]: { id, username, sub: id, access_token: token, user: { id, username } } },
    })),
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
  const sent = (valueAt: (index: number) => string): Lookalike[] => {
    const pairs = names.map((name, at) => [name, valueAt(at)]);
    const query = Object.fromEntries(pairs);
    const cookie = pairs.map((pair) => pair.join('=')).join('; ');
    const parts = { name: message('attach.other.words'), query, headers: { ...query, cookie } };
    return [
      { ...parts, method: 'GET', carriesToken: true },
      { ...parts, method: 'POST', json: query, carriesToken: true },
    ];
  };
  return [
    ...others.flatMap((value) => sent(() => value)),
    ...values.flatMap((_, shift) => sent((at) => values[(at + shift) % values.length] ?? '1')),
  ];
}

/** Headers that say how the request itself is sent. */
const reserved =
  /^(?:connection|content-length|content-type|content-encoding|transfer-encoding|expect|host|te|trailer|upgrade)$/i;
