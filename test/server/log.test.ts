import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import pino from 'pino';
import request from 'supertest';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { allPlaces } from '#server/tokens/carriers.ts';
import { forge } from '../support/forge.ts';
import { sendLines } from '../support/raw-http.ts';
import { goodClaims, goodHeader, makeApp, tokenWith } from '../support/world.ts';

const sink = new PassThrough();
const lines = createInterface(sink)[Symbol.asyncIterator]();
const server = await makeApp({ places: allPlaces, log: pino(sink) });
const { url, member, users } = server;
const good = tokenWith(server, {});
afterAll(server.close);

/** The next line of the log, as an object and as text. */
async function nextLine() {
  const { value } = await lines.next();
  const text = String(value);
  const line: Record<string, unknown> = JSON.parse(text);
  return { line, text };
}

describe('one line a request', () => {
  test.each<[string, () => PromiseLike<unknown>, object]>([
    [
      'for a user',
      () => request(url).get('/api/me').set('x-access-token', good),
      { method: 'GET', route: '/api/me', status: 200, carrier: 'header', user: member.id },
    ],
    [
      'for a token in the query, which is not in the line',
      () => request(url).post('/api/me').query({ access_token: good }),
      { method: 'POST', route: '/api/me', status: 200, carrier: 'query', user: member.id },
    ],
    [
      'for nobody',
      () => request(url).get('/greeting'),
      { method: 'GET', route: '/greeting', status: 200 },
    ],
    [
      'without a token where one is needed',
      () => request(url).get('/api/me'),
      { route: '/api/me', status: 401, reason: 'token_missing' },
    ],
    [
      'for a forged token',
      () =>
        request(url)
          .get('/api/me')
          .set('x-access-token', forge(goodHeader, goodClaims(server), 'x')),
      { route: '/api/me', status: 401, reason: 'signature', carrier: 'header' },
    ],
    [
      'for an expired one',
      () =>
        request(url)
          .get('/api/me')
          .set('x-access-token', tokenWith(server, { exp: server.now - 1 })),
      { route: '/api/me', status: 401, reason: 'token_expired' },
    ],
    [
      'for a wrong password',
      () => request(url).post('/login').send({ username: member.username, password: 'wrong' }),
      { method: 'POST', route: '/login', status: 401, reason: 'credentials_wrong' },
    ],
    [
      'for a body that cannot be read',
      () => request(url).post('/login').type('json').send(`{"password":"${member.password}"`),
      { method: 'POST', status: 400, reason: 'body_invalid' },
    ],
    [
      'for a path that is no route, and may be anything',
      () => request(url).get(`/${good}/${member.password}`),
      { method: 'GET', status: 404, reason: 'not_found' },
    ],
    [
      'for a wrong method',
      () => request(url).delete('/api/me'),
      { method: 'DELETE', status: 405, reason: 'method_not_allowed' },
    ],
    [
      'for a target that Node cannot read',
      () => sendLines(url, 'GET http://a:b/', [`x-access-token: ${good}`]),
      { method: 'GET', status: 400, reason: 'bad_request' },
    ],
  ])('%s', async (_name, send, expected) => {
    const reply = await send();
    const { line, text } = await nextLine();
    expect(line).toMatchObject({ level: 30, ...expected });
    expect(line.id).toMatch(/^[\da-f-]{36}$/);
    expect(line.ms).toEqual(expect.any(Number));
    expect(line.ip).toMatch(/127\.0\.0\.1$/);
    const headers = Object(Reflect.get(Object(reply), 'headers'));
    expect(headers['x-request-id']).toBe(line.id);
    for (const secret of [...good.split('.').slice(1), member.password, server.config.secret]) {
      expect(text).not.toContain(secret);
    }
  });

  test('for a client that closes the connection before its response', async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.end(
      'POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    await once(socket.resume(), 'close');
    const { line } = await nextLine();
    expect(line).toMatchObject({ method: 'POST', ip: expect.any(String) });
  });
});

describe('an error that a handler throws', () => {
  /** Sends a login with the token in the query to a handler that throws, and returns both log lines. */
  async function breakWith(error: Error) {
    const app = createApp(server.config, users, { log: pino(sink) }).use(() => {
      throw error;
    });
    const { url, close } = await listen(app, '127.0.0.1', 0);
    onTestFinished(close);
    const { username, password } = member;
    const reply = await request(url)
      .post('/break')
      .query({ access_token: good })
      .send({ username, password });
    expect(reply.status).toBe(500);
    const [failure, access] = [await nextLine(), await nextLine()];
    expect(failure.line.id).toBe(reply.headers['x-request-id']);
    expect(access.line).toMatchObject({ status: 500, reason: 'internal_server_error' });
    for (const secret of [...good.split('.').slice(1), password]) {
      expect(failure.text + access.text).not.toContain(secret);
    }
    return failure.line;
  }

  test('is logged with its message, its place and the code of its cause', async () => {
    const cause = Object.assign(new Error(`no such row as\n    at ${good}`), { code: '23505' });
    expect(await breakWith(new TypeError('wallet is not a function', { cause }))).toMatchObject({
      level: 50,
      error: 'TypeError',
      message: 'wallet is not a function',
      cause: '23505',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    });
  });

  test('loses every value of the request and every token from its message', async () => {
    const issued = tokenWith(server, { jti: 'other' });
    const message = `no row for ${member.password} of ${member.username}, ${good}, ${issued}`;
    const line = await breakWith(new Error(message));
    expect(line.message).toBe('no row for (sent) of (sent), (token), (token)');
  });

  test.each<[string, (password: string) => string]>([
    ['a longer value', (password) => `no row for ${password}-and-more`],
    ['as JSON', (password) => `no row for ${JSON.stringify({ password })}`],
    ['percent-encoded', (password) => `no row for ${encodeURIComponent(password)}`],
  ])('loses a value that the message contains %s', async (_name, write) => {
    const line = await breakWith(new Error(write(member.password)));
    expect(line.message).toMatch(/^no row for .*\(sent\)/);
  });

  test.each(['ERR_INVALID_ARG_TYPE', 'ERR_INVALID_ARG_VALUE'])(
    'is logged without its message if it is %s, which shortens what it quotes',
    async (code) => {
      const message = `Received type string ('${member.password.slice(0, 25)}...')`;
      const line = await breakWith(Object.assign(new TypeError(message), { code }));
      expect(line).not.toHaveProperty('message');
    },
  );

  test('never fails itself, for any request', async () => {
    const deep = { list: [{ password: 'correct horse' }, 123456, null, true] };
    const app = createApp(server.config, users, { log: pino(sink) }).use(() => {
      throw new Error('correct horse 123456 battery staple 2');
    });
    const { url, close } = await listen(app, '127.0.0.1', 0);
    onTestFinished(close);
    await request(url).post('/break/battery%20staple').set('x-note', '%').send(deep);
    const [failure] = [await nextLine(), await nextLine()];
    expect(failure.line.message).toBe('(sent) (sent) (sent) 2');
  });

  test('is logged without its message if that quotes pieces of a text', async () => {
    const error = new SyntaxError(`Unexpected token, "${good.slice(0, 12)}"... is not valid JSON`);
    expect(await breakWith(error)).not.toHaveProperty('message');
  });
});

test('a valid address that a header claims is logged', async () => {
  const app = createApp(server.config, users, { log: pino(sink), proxies: 1 });
  const { url, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  for (const [claimed, ip] of [
    ['2001:db8::1', '2001:db8::1'],
    [good, undefined],
    [`fe80::1%${server.config.secret}`, 'fe80::1'],
  ]) {
    await request(url).get('/health').set('X-Forwarded-For', String(claimed));
    const { line, text } = await nextLine();
    expect(line.ip).toBe(ip);
    expect(text).not.toContain(good);
    expect(text).not.toContain(server.config.secret);
  }
});
