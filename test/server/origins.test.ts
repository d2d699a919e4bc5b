import Koa from 'koa';
import pino from 'pino';
import request from 'supertest';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createThrottle } from '#server/accounts/throttle.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { allowOrigins, readOrigins } from '#server/http/origins.ts';
import { makeApp, tokenWith } from '../support/world.ts';

const [ours, alsoOurs] = ['https://app.example', 'capacitor://localhost'];
const log = pino({ level: 'silent' });
const origins = [ours, alsoOurs];
const server = await makeApp({ origins, log }, ({ users }) => ({
  throttle: createThrottle(users.newLimiter),
}));
const breaking = createApp(server.config, server.users, { origins, log }).use(() => {
  throw new Error('on purpose');
});
const failing = await listen(breaking, '127.0.0.1', 0);
const broken = await makeApp({ origins, log });
await broken.users.close();
afterAll(() => Promise.all([failing.close(), server.close(), broken.close()]));

/** The headers of a response that concern other origins. */
function corsOf(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('access-control-')),
  );
}

const { url, member } = server;
const expired = tokenWith(server, { exp: server.now - 1 });
const wrong = { username: member.username, password: 'wrong' };
const responses: [number, string, () => request.Test][] = [
  [200, 'a health check', () => request(url).get('/health')],
  [200, 'the user', () => showMe(tokenWith(server, {}))],
  [401, 'no token', () => request(url).get('/api/me')],
  [401, 'an expired token', () => showMe(expired)],
  [401, 'a wrong password', () => request(url).post('/login').send(wrong)],
  [400, 'a body that cannot be read', () => request(url).post('/login').type('json').send('{')],
  [
    413,
    'a large body',
    () =>
      request(url)
        .post('/login')
        .send({ username: 'a'.repeat(20_000) }),
  ],
  [415, 'a body of another type', () => request(url).post('/login').type('text').send('a')],
  [404, 'an unknown path', () => request(url).get('/none')],
  [405, 'another method', () => request(url).delete('/login')],
  [500, 'a broken handler', () => request(failing.url).get('/break')],
  [503, 'a database that is gone', () => showMe(tokenWith(broken, {}), broken.url)],
];

function showMe(token: string, at = url) {
  return request(at).get('/api/me').set('x-access-token', token);
}

const readable = {
  'access-control-allow-origin': ours,
  'access-control-expose-headers': 'WWW-Authenticate,Retry-After,X-Request-Id',
};

describe('a listed origin may read', () => {
  test.each(responses)('%i for %s', async (status, _name, send) => {
    const reply = await send().set('Origin', ours);
    expect(reply.status).toBe(status);
    expect(corsOf(reply.headers)).toEqual(readable);
    expect(reply.headers.vary).toContain('Origin');
    expect(reply.headers).toHaveProperty('x-request-id');
  });

  test('429, with the seconds to wait', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 12 }, () =>
        request(url).post('/login').set('Origin', alsoOurs).send(wrong),
      ),
    );
    const refused = attempts.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) {
      expect(corsOf(headers)).toEqual({ ...readable, 'access-control-allow-origin': alsoOurs });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });
});

test.each([
  ['https://app.example.evil.example'],
  ['https://app.example:443'],
  ['http://app.example'],
  ['HTTPS://APP.EXAMPLE'],
  ['null'],
  [`${ours}, https://evil.example`],
])('the origin %s gets no CORS header, for any response or preflight', async (origin) => {
  for (const [, , send] of responses) {
    const { headers } = await send().set('Origin', origin);
    expect(corsOf(headers)).toEqual({});
    expect(headers.vary).toContain('Origin');
  }
  const preflight = await request(url)
    .options('/api/me')
    .set('Origin', origin)
    .set('Access-Control-Request-Method', 'GET');
  expect(corsOf(preflight.headers)).toEqual({});
});

test('a request without Origin gets Vary only, so that a cache serves it to no page', async () => {
  const { headers } = await request(url).get('/health');
  expect(corsOf(headers)).toEqual({});
  expect(headers.vary).toBe('Origin');
});

describe('a preflight', () => {
  const preflight = (path: string) =>
    request(url).options(path).set('Origin', ours).set('Access-Control-Request-Method', 'POST');

  test('is answered on every path, before anything is read', async () => {
    const expected = {
      'access-control-allow-origin': ours,
      'access-control-allow-methods': 'GET,HEAD,PUT,POST,DELETE,PATCH',
      'access-control-allow-headers':
        'content-type,authorization,x-access-token,x-request-id,traceparent',
      'access-control-max-age': '7200',
    };
    for (const path of ['/api/me', '/login', '/none', `/api/me?access_token=${expired}`]) {
      const reply = await preflight(path).set('content-encoding', 'gzip');
      expect(reply.status).toBe(204);
      expect(corsOf(reply.headers)).toEqual(expected);
      expect(reply.headers.vary).toBe('Origin');
      expect(reply.text).toBe('');
    }
  });

  test('does not count as an attempt', async () => {
    const statuses = new Set<number>();
    for (let turn = 0; turn < 25; turn += 1) statuses.add((await preflight('/users')).status);
    expect([...statuses]).toEqual([204]);
  });
});

test('browsers send cookies only with the option, and never for a wildcard', async () => {
  const app = new Koa()
    .use(allowOrigins(origins, { credentials: true }))
    .use((ctx) => ctx.throw(401));
  const { url: at, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  const preflight = await request(at)
    .options('/')
    .set('Origin', ours)
    .set('Access-Control-Request-Method', 'GET');
  expect(corsOf(preflight.headers)).toMatchObject({
    'access-control-allow-origin': ours,
    'access-control-allow-credentials': 'true',
  });
  const foreign = await request(at).get('/').set('Origin', 'https://evil.example');
  expect(corsOf(foreign.headers)).toEqual({});
});

test('without origins there is neither a CORS header nor Vary', async () => {
  const closed = await makeApp();
  onTestFinished(closed.close);
  for (const send of [request(closed.url).get('/health'), request(closed.url).options('/login')]) {
    const { headers } = await send.set('Origin', ours).set('Access-Control-Request-Method', 'POST');
    expect(corsOf(headers)).toEqual({});
    expect(headers).not.toHaveProperty('vary');
  }
});

test('an error keeps the headers that other middleware has set above it', async () => {
  const outer = new Koa().use((ctx, next) => {
    ctx.set('Strict-Transport-Security', 'max-age=1');
    ctx.set('RateLimit', '"default";r=1');
    return next();
  });
  for (const layer of createApp(server.config, server.users).middleware) outer.use(layer);
  const { url: at, close } = await listen(outer, '127.0.0.1', 0);
  onTestFinished(close);
  const { status, headers } = await request(at).get('/api/me');
  expect(status).toBe(401);
  expect(headers).toMatchObject({
    'strict-transport-security': 'max-age=1',
    ratelimit: '"default";r=1',
  });
});

describe('CORS_ORIGINS', () => {
  test.each([
    [undefined, []],
    [' ', []],
    [ours, [ours]],
    [` ${ours}  http://localhost:5173\n${ours}`, [ours, 'http://localhost:5173']],
    ['http://[::1]:8080 http://192.0.2.1', ['http://[::1]:8080', 'http://192.0.2.1']],
    ['capacitor://localhost', ['capacitor://localhost']],
    ['https://xn--bcher-kva.example', ['https://xn--bcher-kva.example']],
  ])('%j is %j', (text, expected) => {
    expect(readOrigins({ CORS_ORIGINS: text })).toEqual(expected);
  });

  test.each([
    ['*'],
    ['null'],
    ['https://*'],
    ['https://*.example'],
    ['app.example'],
    ['//app.example'],
    ['https://app.example/'],
    ['https://app.example/login'],
    ['https://app.example?a'],
    ['https://app.example#a'],
    ['https://ada@app.example'],
    ['https://app.example:443'],
    ['http://app.example:99999'],
    ['HTTPS://app.example'],
    ['https://App.example'],
    ['https://bücher.example'],
    ['https://'],
    ['file:///'],
    [`${ours},${alsoOurs}`],
    [`${ours}, ${alsoOurs}`],
    [`${ours};${alsoOurs}`],
    [`"${ours}"`],
  ])('%j stops the start', (CORS_ORIGINS) => {
    expect(() => readOrigins({ CORS_ORIGINS })).toThrow(/^CORS_ORIGINS must be origins /);
  });
});
