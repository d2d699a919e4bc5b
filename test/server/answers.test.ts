import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import Koa, { type ParameterizedContext } from 'koa';
import compose from 'koa-compose';
import request from 'supertest';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { attachUser, requireUser } from '#server/attach.ts';
import { decodeToken } from '#server/decode.ts';
import { extractToken } from '#server/extract.ts';
import { listen } from '#server/http/listen.ts';
import { createServer } from '#server/setup.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { sendLines, sendRaw } from '../support/raw-http.ts';
import { makeApp, randomConfig, tokenWith } from '../support/world.ts';

const server = await makeApp();
const { url, member, config, users } = server;
const good = tokenWith(server, {});
const { username, password } = member;
const credentials = JSON.stringify({ username, password });

afterAll(server.close);

/** Posts bytes unchanged, so that the encoding and the charset are not corrected on the way. */
function post(bytes: string | Uint8Array, type: string, encoding = 'identity') {
  const body = Buffer.from(bytes);
  const head = [
    'POST /login HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    `Content-Type: ${type}`,
    `Content-Encoding: ${encoding}`,
    `Content-Length: ${body.length}`,
  ];
  return sendRaw(url, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

describe('the response has the exact JSON for', () => {
  test.each([
    ['health', () => request(url).get('/health'), jsonAnswer(200, { status: 'ok' })],
    ['an unknown path', () => request(url).get('/nothing'), refusal(refused.notFound)],
    ['a path below the prefix', () => request(url).get('/api/nothing'), refusal(refused.notFound)],
    ['the prefix itself', () => request(url).get('/api'), refusal(refused.notFound)],
    ['a path with a NUL', () => request(url).get('/%00'), refusal(refused.notFound)],
    ['a path in broken UTF-8', () => request(url).get('/%E0%A4%A'), refusal(refused.notFound)],
    [
      'a way out of the root',
      () => sendLines(url, 'GET /../../.env', []),
      refusal(refused.notFound),
    ],
    ['a hidden file', () => request(url).get('/.env'), refusal(refused.notFound)],
    ['a post to nowhere', () => request(url).post('/nothing').send({}), refusal(refused.notFound)],
    ['a missing token', () => request(url).get('/api/me'), refusal(refused.missing)],
    ['OPTIONS of the server', () => sendLines(url, 'OPTIONS *', []), refusal(refused.notFound)],
  ])('%s', async (_name, send, answer) => {
    expect(seen(await send())).toEqual(answer);
  });

  test.each(['http://[', 'http://a:b/api/me?access_token=t', 'http://[::1/', 'ws://a:b/'])(
    'a target that is not a URL: %s',
    async (target) => {
      expect(seen(await sendLines(url, `GET ${target}`, []))).toEqual(refusal(refused.badRequest));
    },
  );

  test.each([
    ['get', '/login', 'POST'],
    ['delete', '/health', 'GET, HEAD'],
    ['post', '/greeting', 'GET, HEAD'],
    ['delete', '/api/me', 'GET, HEAD, POST'],
    ['patch', '/api/me', 'GET, HEAD, POST'],
  ] as const)('a method that is not allowed: %s %s', async (method, path, allow) => {
    const reply = await request(url)[method](path);
    expect(seen(reply)).toEqual(refusal(refused.wrongMethod));
    expect(reply.headers.allow?.split(', ').sort().join(', ')).toBe(allow);
  });

  test.each(['/nothing', '/health', '/api/me'])(
    'a method that is not implemented on %s',
    async (path) => {
      const reply = await sendLines(url, `PROPFIND ${path}`, []);
      expect(seen(reply)).toEqual(
        jsonAnswer(501, { error: 'not_implemented', error_description: 'Not Implemented' }),
      );
    },
  );

  test('a method that HTTP does not have, which Node refuses', async () => {
    expect(await sendLines(url, 'FOO /health', [])).toMatchObject({ status: 400, body: '' });
  });
});

test.each([
  ['/login', 'POST'],
  ['/greeting', 'GET, HEAD'],
  ['/api/me', 'GET, HEAD, POST'],
])('OPTIONS %s names the methods, without a token and without CORS', async (path, allow) => {
  const reply = await request(url)
    .options(path)
    .set({ Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET' });
  expect([reply.status, reply.text]).toEqual([200, '']);
  expect(reply.headers.allow?.split(', ').sort().join(', ')).toBe(allow);
  const cors = Object.keys(reply.headers).filter((name) => name.startsWith('access-control'));
  expect(cors).toEqual([]);
});

test.each([
  ['/health', ''],
  ['/greeting', ''],
  ['/greeting', good],
  ['/greeting', `${good}x`],
  ['/api/me', ''],
  ['/api/me', good],
  ['/api/me', `${good}x`],
  ['/nothing', ''],
])('HEAD %s returns the headers of GET and no body (%#)', async (path, token) => {
  const lines = [`x-access-token: ${token}`];
  const get = await sendLines(url, `GET ${path}`, lines);
  const head = await sendLines(url, `HEAD ${path}`, lines);
  expect(head.body).toBe('');
  expect({ ...head, headers: { ...head.headers, date: '' } }).toEqual({
    ...get,
    headers: { ...get.headers, date: '' },
    body: '',
  });
});

test('a response does not name the software of the server', async () => {
  const { headers } = await request(url).get('/health');
  expect(headers).not.toHaveProperty('server');
  expect(headers).not.toHaveProperty('x-powered-by');
});

describe('a body of', () => {
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  const asForm = new URLSearchParams({ username, password }).toString();

  test.each([
    ['JSON', credentials, json],
    ['JSON after white space', ` \r\n\t${credentials} `, json],
    ['JSON with a needless semicolon', credentials, 'application/json;'],
    ['JSON with an unknown charset', credentials, 'application/json; charset=nonsense'],
    [
      'JSON with a prototype that is only named',
      credentials.replace('{', '{"constructor":{},'),
      json,
    ],
    ['a form', asForm, form],
    ['a form with an unknown charset', asForm, `${form}; charset=nonsense`],
    ['a form with a prototype', `__proto__[username]=x&${asForm}`, form],
    ['JSON just short of the limit', credentials.padEnd(16_384), json],
    ['JSON with U+FFFD', credentials.replace('{', '{"note":"\ufffd",'), json],
    [
      'JSON with the same name further down',
      credentials.replace('{', '{"a":[{"username":1},{"username":":"}],"b":"\\"username\\":",'),
      json,
    ],
  ])('%s is read', async (_name, body, type) => {
    expect((await post(body, type)).status).toBe(200);
  });

  test.each([
    ['broken JSON', '{"username":', json],
    ['JSON and more', `${credentials}}`, json],
    ['JSON null', 'null', json],
    ['a JSON text', '"x"', json],
    ['a JSON number', '5', json],
    ['__proto__', '{"__proto__":{"username":"x"}}', json],
    ['__proto__ further down', '{"a":[{"__proto__":{}}]}', json],
    ['__proto__ in escapes', '{"__proto\\u005f_":{}}', json],
    ['UTF-16', Buffer.from(credentials, 'utf16le'), 'application/json; charset=utf-16'],
    ['16 kB of open brackets', '['.repeat(16_384), json],
    [
      'JSON that is not UTF-8',
      Buffer.from('{"username":"b","password":"p\xe9ssword"}', 'latin1'),
      json,
    ],
    [
      'a form that is not UTF-8',
      Buffer.from('username=b&password=p\xe9ssword-one', 'latin1'),
      form,
    ],
    ['half a character at the end', Buffer.from(`${asForm}\xf0\x9f\x98`, 'latin1'), form],
  ])('%s is not', async (_name, body, type) => {
    expect(seen(await post(body, type))).toEqual(refusal(refused.body));
  });

  test.each([
    ['a JSON array', '[1]', json],
    ['a name twice in JSON', credentials.replace('{', '{"username":"x",'), json],
    [
      'a name twice in JSON, once in escapes',
      credentials.replace('{', '{"user\\u006eame" : 1,'),
      json,
    ],
    ['a byte order mark alone', '\ufeff', json],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', json],
    ['nothing', '', json],
    ['nothing, as a form', '', form],
    ['white space in a form', ' ', form],
  ])('%s contains no credentials', async (_name, body, type) => {
    expect(seen(await post(body, type))).toEqual(refusal(refused.noCredentials));
  });

  test.each([
    ['JSON a byte beyond the limit', credentials.padEnd(16_385), json],
    ['a form a byte beyond the limit', 'x'.padEnd(16_385, 'x'), form],
    ['a megabyte of JSON', credentials.padEnd(1_000_000), json],
  ])('%s is too large', async (_name, body, type) => {
    expect(seen(await post(body, type))).toEqual(refusal(refused.tooLarge));
  });

  test('unknown length is too large, too', async () => {
    const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
    const head = ['POST /login HTTP/1.1', 'Host: localhost', 'Connection: close'];
    const lines = [...head, `Content-Type: ${json}`, 'Transfer-Encoding: chunked'];
    const reply = await sendRaw(url, `${lines.join('\r\n')}\r\n\r\n${chunk}${chunk}0\r\n\r\n`);
    expect(seen(reply)).toEqual(refusal(refused.tooLarge));
  });

  test.each([
    ['gzip', gzipSync(credentials)],
    ['gzip', 'junk'],
    ['gzip', gzipSync(Buffer.alloc(50_000_000, ' '))],
    ['deflate', deflateSync(credentials)],
    ['br', brotliCompressSync(credentials)],
    ['zstd', credentials],
    ['GZIP', credentials],
    ['gzip, gzip', credentials],
    ['nonsense', credentials],
  ])('content encoded as %s is of an unsupported type (%#)', async (encoding, body) => {
    expect(seen(await post(body, json, encoding))).toEqual(refusal(refused.wrongType));
  });
});

describe('an error that a handler throws', () => {
  const secret = `secret-${randomBytes(8).toString('hex')}`;

  /** The chain, and below it a handler that throws. */
  function throwing(handle: (ctx: ParameterizedContext) => unknown) {
    const logged: unknown[] = [];
    const app = new Koa()
      .use((ctx, next) => {
        ctx.set('X-Outer', 'yes');
        return next();
      })
      .use(compose(createServer(config).middleware))
      .use(extractToken())
      .use(decodeToken(config))
      .use(attachUser(users))
      .use(requireUser())
      .use(async (ctx) => {
        const date = new Date(0).toUTCString();
        ctx.set({ ETag: '"x"', 'Content-Encoding': 'br', 'Last-Modified': date });
        ctx.type = 'text/html';
        await handle(ctx);
      });
    app.on('error', (error) => logged.push(error));
    return { app, logged, get: () => request(app.callback()).get('/').set('x-access-token', good) };
  }

  class JsonWebTokenError extends Error {
    override name = 'JsonWebTokenError';
  }
  const error = new Error(secret);

  test.each<[string, unknown]>([
    ['an error', error],
    ['an error that another library calls a bad token', new JsonWebTokenError('jwt expired')],
    ['an error with jwt-simple’s words', new Error('Token expired')],
    ['a system error', Object.assign(new Error(secret), { code: 'EACCES', path: '/etc/shadow' })],
    ['an error with an absurd status', Object.assign(new Error(secret), { status: 200 })],
    ['an error with a status in words', Object.assign(new Error(secret), { status: '401' })],
    ['an error that wants to be shown', Object.assign(new Error(secret), { expose: true })],
    ['a text', secret],
    ['an object', { status: 401, message: secret }],
    ['null', null],
    ['undefined', undefined],
  ])('keeps its status, has no message, and is logged once: %s', async (_name, thrown) => {
    const { get, logged } = throwing(() => {
      throw thrown;
    });
    const reply = await get();
    expect(seen(reply)).toEqual(refusal(refused.broken));
    expect(reply.headers).toHaveProperty('x-outer', 'yes');
    expect(reply.headers).not.toHaveProperty('etag');
    expect(reply.headers).not.toHaveProperty('last-modified');
    expect(reply.headers).not.toHaveProperty('content-encoding');
    expect(reply.text).not.toContain(secret);
    expect(logged).toHaveLength(1);
    if (thrown instanceof Error) expect(logged).toEqual([thrown]);
  });

  test.each([
    ['a text', secret],
    ['null', null],
    ['a promise', Promise.resolve()],
  ])(
    'that is not an Error has the same response under Koa’s own log: %s',
    async (_name, thrown) => {
      const app = createServer(config).use(() => {
        throw thrown;
      });
      app.silent = true;
      expect(seen(await request(app.callback()).get('/'))).toEqual(refusal(refused.broken));
    },
  );

  test.each([
    [403, 'forbidden', 'Forbidden'],
    [404, 'not_found', 'Not Found'],
    [409, 'conflict', 'Conflict'],
    [418, 'i_m_a_teapot', "I'm a Teapot"],
  ])(
    'with status %i keeps the status, and loses its message',
    async (status, code, description) => {
      const { get, logged } = throwing((ctx) => ctx.throw(status, secret));
      const reply = await get();
      expect(seen(reply)).toEqual(
        jsonAnswer(status, { error: code, error_description: description }),
      );
      expect(logged).toEqual([]);
    },
  );

  test('with status 401 has no challenge', async () => {
    const { get } = throwing((ctx) => ctx.throw(401, secret));
    expect(seen(await get())).toEqual(
      jsonAnswer(401, { error: 'unauthorized', error_description: 'Unauthorized' }),
    );
  });

  test('with status 503 is logged', async () => {
    const { get, logged } = throwing((ctx) => ctx.throw(503, secret));
    expect((await get()).status).toBe(503);
    expect(logged).toHaveLength(1);
  });

  test('is not logged if a handler sets only a status', async () => {
    const { get } = throwing((ctx) => {
      ctx.status = 410;
    });
    expect(seen(await get())).toMatchObject({ status: 410, body: { error: 'gone' } });
  });

  test('after the head was sent closes the connection, and the server continues', async () => {
    const app = createServer(randomConfig()).use((ctx) => {
      if (ctx.path === '/alive') {
        ctx.body = { alive: true };
        return;
      }
      ctx.res.writeHead(200, { 'Content-Length': '100' }).write('half');
      throw new Error(secret);
    });
    app.silent = true;
    const broken = await listen(app, '127.0.0.1', 0);
    const reply = await sendLines(broken.url, 'GET /', []);
    expect(reply).toMatchObject({ status: 200, body: 'half' });
    expect((await request(broken.url).get('/alive')).body).toEqual({ alive: true });
    await broken.close();
  });

  test('because the store is gone is 503, and no request counts as anonymous', async () => {
    const gone = await makeApp();
    const token = tokenWith(gone, {});
    await gone.users.close();
    for (const path of ['/greeting', '/api/me']) {
      const reply = await request(gone.url).get(path).set('x-access-token', token);
      expect(seen(reply)).toEqual(refusal(refused.unavailable));
    }
    await gone.close();
  });
});

test('a client that closes the connection in its body does not stop the server', async () => {
  const half = httpRequest(`${url}/login`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': '100',
      Expect: '100-continue',
    },
  });
  half.on('error', () => {});
  half.flushHeaders();
  await new Promise((resolve) => half.once('continue', resolve));
  half.write('{"username":');
  half.destroy();
  expect((await request(url).get('/health')).status).toBe(200);
});

test('malformed HTTP is not an error of the server, and leaves no stack in the log', async () => {
  const app = createApp(config, users);
  const logged: Error[] = [];
  app.onerror = (error) => logged.push(error);
  const { url, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  await sendRaw(url, 'GET /greeting HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n');
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(
    'POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await once(socket.resume(), 'close');
  expect((await request(url).get('/health')).status).toBe(200);
  expect(logged).toEqual([]);
});
