import { type Message, message } from '#i18n/message.ts';
import type { Asked, JudgeSession, KnownUser } from '#kata/judge/session.ts';

/** A request without a token, which looks as if a user were signed in or allowed. */
export interface Lookalike extends Omit<Asked, 'path'> {
  name: Message;
  /** It need not be sent to an open path, where it could only be refused. */
  guardedOnly?: true;
}

/** Requests that name a user, contain a token in a wrong place, or look trusted. */
export function lookalikes(
  { random }: JudgeSession,
  { id, username, password }: KnownUser,
  token: string,
): Lookalike[] {
  const basic = Buffer.from(`${id}:${password}`).toString('base64');
  const name = encodeURIComponent(username);
  return [
    ...headers.flatMap((header) => [
      { ...inHeader(header, random.pick([id, name, '1'])), guardedOnly: true as const },
      inHeader(header, /token|key|session/.test(header) ? token : id),
    ]),
    ...[`Bearer ${token}`, `JWT ${token}`, token, `Basic ${basic}`, `Bearer ${id}`].map((value) =>
      inHeader('authorization', value),
    ),
    ...Object.entries(trusted).flatMap(([header, values]) =>
      values.map((value) => inHeader(header, value)),
    ),
    {
      method: 'OPTIONS',
      ...inHeader('access-control-request-method', 'GET'),
      headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' },
    },
    ...names.flatMap((member) => {
      const value = /token|jwt/.test(member) ? token : id;
      return [
        {
          name: message('attach.other.cookie', { name: member }),
          headers: { cookie: `${member}=${value}` },
        },
        { name: message('attach.other.query', { name: member }), query: { [member]: value } },
        {
          name: message('attach.other.json', { name: member }),
          method: 'POST',
          json: { [member]: value },
        },
        {
          name: message('attach.other.form', { name: member }),
          method: 'POST',
          form: { [member]: value },
        },
      ];
    }),
    ...['user', 'claims', 'state', 'body', 'data'].map((member) => ({
      name: message('attach.other.json', { name: member }),
      method: 'POST',
      json: { [member]: { id, username, sub: id, access_token: token, user: { id, username } } },
    })),
  ];
}

function inHeader(header: string, value: string): Lookalike {
  return { name: message('attach.other.header', { name: header }), headers: { [header]: value } };
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

/** Requests that contain every word of the learner's file as a name, each with each word as its value at some time. */
export function withWords({ literals }: JudgeSession): Lookalike[] {
  const words = literals().filter((word) => !/^(?:access_token|x-access-token)$/i.test(word));
  const names = words.filter((word) => /^[\w-]+$/.test(word) && !reserved.test(word));
  const values = words.filter((word) => /^[\x21-\x7e]+$/.test(word) && !word.includes(';'));
  const all = [...values, 'true', '1'];
  return all.flatMap((_, shift) => {
    const pairs = names.map((name, at): [string, string] => {
      return [name, all[(at + shift) % all.length] ?? '1'];
    });
    const cookie = pairs.map((pair) => pair.join('=')).join('; ');
    const query = Object.fromEntries(pairs);
    const sent = { name: message('attach.other.words'), query, headers: { ...query, cookie } };
    return [sent, { ...sent, method: 'POST', json: query }];
  });
}

/** Headers that say how the request itself is sent. */
const reserved =
  /^(?:connection|content-length|content-type|content-encoding|transfer-encoding|expect|host|te|trailer|upgrade)$/i;
