import { PassThrough, Readable } from 'node:stream';
import type { Context } from 'koa';
import pino from 'pino';
import request from 'supertest';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { type AppOptions, createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { StoreError } from '#server/users/store-error.ts';
import { makeApp, tokenWith } from '../support/world.ts';

const world = await makeApp();
afterAll(world.close);

/** A server with one handler of its own. `lines` ends the server, and returns all lines of its log. */
async function serve(handle: (ctx: Context) => unknown, options: AppOptions = {}) {
  const sink = new PassThrough();
  const app = createApp(world.config, world.users, { log: pino(sink), ...options });
  app.use((ctx) => handle(ctx));
  const server = await listen(app, '127.0.0.1', 0);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= server.close();
    return closing;
  };
  onTestFinished(close);
  return {
    url: server.url,
    async lines(): Promise<Record<string, unknown>[]> {
      await close();
      const text = (await sink.end().toArray()).join('');
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    },
  };
}

const done = (ctx: Context) => {
  ctx.body = { done: true };
};
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describe('the id of a request', () => {
  test.each<[string, Record<string, string>, string | RegExp]>([
    ['comes from X-Request-Id', { 'X-Request-Id': 'Web-1.2_3' }, 'Web-1.2_3'],
    ['has up to 64 characters', { 'X-Request-Id': 'a'.repeat(64) }, 'a'.repeat(64)],
    ['comes from traceparent', { traceparent }, traceId],
    ['comes from X-Request-Id first', { 'X-Request-Id': 'mine', traceparent }, 'mine'],
    ['comes from a later version of traceparent', { traceparent: `${traceparent}-x` }, traceId],
    ['is random without them', {}, /^[\da-f-]{36}$/],
    ['is random for a long one', { 'X-Request-Id': 'a'.repeat(65) }, /^[\da-f-]{36}$/],
    ['is random for other characters', { 'X-Request-Id': 'a b' }, /^[\da-f-]{36}$/],
    ['is random for a line break in JSON', { 'X-Request-Id': '"\\n' }, /^[\da-f-]{36}$/],
    [
      'is random for a trace of zeros',
      { traceparent: traceparent.replace(traceId, '0'.repeat(32)) },
      /^[\da-f-]{36}$/,
    ],
    ['is random for a broken traceparent', { traceparent: `00-${traceId}` }, /^[\da-f-]{36}$/],
  ])('%s, in the response and in the log', async (_name, headers, expected) => {
    const { url, lines } = await serve(done);
    const reply = await request(url).get('/work').set(headers);
    const id = reply.headers['x-request-id'];
    if (typeof expected === 'string') expect(id).toBe(expected);
    else expect(id).toMatch(expected);
    expect(await lines()).toMatchObject([{ id, status: 200 }]);
  });
});

describe('ctx.log', () => {
  test('writes lines with the id of the request', async () => {
    const { url, lines } = await serve((ctx) => {
      ctx.log.warn({ order: 7 }, 'shipped twice');
      done(ctx);
    });
    await request(url).get('/work').set('X-Request-Id', 'mine');
    expect(await lines()).toMatchObject([
      { level: 40, id: 'mine', order: 7, msg: 'shipped twice' },
      { level: 30, id: 'mine', status: 200 },
    ]);
  });

  test('does nothing without a log', async () => {
    const { url } = await serve(
      (ctx) => {
        ctx.log.error('nobody reads this');
        done(ctx);
      },
      { log: undefined },
    );
    expect(await request(url).get('/work')).toMatchObject({ status: 200 });
  });
});

describe('an error', () => {
  const token = tokenWith(world, {});
  const failures: [string, Error, string][] = [
    ['of the language', new SyntaxError(`Unexpected token in hunter2 ${token}`), 'hunter2 (token)'],
    ['of a database', new StoreError(new Error('connect to 192.0.2.1')), 'connect to 192.0.2.1'],
    ['with what was sent', new Error('no row for hunter2'), 'no row for hunter2'],
  ];

  test.each(failures)(
    '%s has its whole message in development, except tokens',
    async (_name, error, message) => {
      const fail = () => {
        throw error;
      };
      const { url, lines } = await serve(fail, { development: true });
      const reply = await request(url).post('/work').send({ password: 'hunter2' });
      expect(reply.text).not.toMatch(/hunter2|192\.0\.2\.1/);
      const [line] = await lines();
      expect(line).toMatchObject({ level: 50, message: expect.stringContaining(message) });
      expect(JSON.stringify(line)).not.toContain(token.split('.')[2]);
    },
  );

  test('in the middle of a response is logged once', async () => {
    const { url, lines } = await serve((ctx) => {
      ctx.body = Readable.from(
        (async function* () {
          yield 'half';
          throw new Error('on purpose');
        })(),
      );
    });
    await expect(request(url).get('/work')).rejects.toThrow();
    const [failure, access, ...others] = await lines();
    expect(failure).toMatchObject({ level: 50, message: 'on purpose' });
    expect(access).toMatchObject({ level: 30, status: 200, aborted: true });
    expect(others).toEqual([]);
  });

  test('after the head was sent is logged once', async () => {
    const { url, lines } = await serve((ctx) => {
      ctx.res.writeHead(200, { 'Content-Length': '100' }).write('half');
      throw new Error('on purpose');
    });
    await expect(request(url).get('/work')).rejects.toThrow();
    expect(await lines()).toMatchObject([{ level: 50, message: 'on purpose' }, { level: 30 }]);
  });
});

describe('X-Forwarded-For', () => {
  const forwarded = { 'X-Forwarded-For': '192.0.2.1' };
  const warning = { level: 40, msg: expect.stringContaining('TRUST_PROXY') };

  test('without a trusted proxy is warned of once', async () => {
    const { url, lines } = await serve(done);
    for (const headers of [{}, forwarded, forwarded]) await request(url).get('/work').set(headers);
    expect(await lines()).toMatchObject([{ status: 200 }, warning, { status: 200 }, {}]);
  });

  test('with a trusted proxy is not warned of', async () => {
    const { url, lines } = await serve(done, { proxies: 1 });
    await request(url).get('/work').set(forwarded);
    expect(await lines()).toMatchObject([{ status: 200, ip: '192.0.2.1' }]);
  });
});
