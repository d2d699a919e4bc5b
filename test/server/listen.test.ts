import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import Koa from 'koa';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { sendLines } from '../support/raw-http.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1');

/** An app whose response to every path except /now waits until it is released. */
function makeWaiting() {
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const app = new Koa().use(async (ctx) => {
    if (ctx.path !== '/now') {
      enter();
      await released;
    }
    ctx.body = 'done';
  });
  return { app, entered, release };
}

/** True if a server listens at the address. */
async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describe('listen', () => {
  test('tells the address it chose', async () => {
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect((await request(server.url).get('/now')).text).toBe('done');
    await server.close();
  });

  test.runIf(hasIpv6)('puts an IPv6 address in brackets', async () => {
    const server = await listen(makeWaiting().app, '::1', 0);
    expect(server.url).toMatch(/^http:\/\/\[::1\]:[1-9]\d*$/);
    const { port } = new URL(server.url);
    const asked = httpRequest({ host: '::1', port, path: '/now', agent: false }).end();
    const [reply] = await once(asked, 'response');
    expect(reply.statusCode).toBe(200);
    reply.resume();
    await server.close();
  });

  test('rejects if the port is taken', async () => {
    const first = await listen(makeWaiting().app, '127.0.0.1', 0);
    const port = Number(new URL(first.url).port);
    await expect(listen(makeWaiting().app, '127.0.0.1', port)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.close();
  });

  test('cuts off who is slow, by limits that Node has taken over', async () => {
    const servers: unknown[] = [];
    const notice = (message: unknown) => {
      if (typeof message === 'object' && message !== null)
        servers.push(Reflect.get(message, 'server'));
    };
    subscribe('http.server.request.start', notice);
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    await request(server.url).get('/now');
    unsubscribe('http.server.request.start', notice);
    expect(servers).toMatchObject([
      { headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 5000 },
    ]);
    await server.close();
  });

  test('returns 408 for a head that does not end, and continues', async () => {
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /now HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
    });
    const start = performance.now();
    await once(socket, 'close');
    expect(performance.now() - start).toBeLessThan(7500);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
    expect((await request(server.url).get('/now')).text).toBe('done');
    await server.close();
  });
});

describe('close', () => {
  test('lets a running request finish and takes no other', async () => {
    const { app, entered, release } = makeWaiting();
    const server = await listen(app, '127.0.0.1', 0);
    const reply = sendLines(server.url, 'GET /later', []);
    await entered;

    let closed = false;
    const closing = server.close().then(() => {
      closed = true;
    });
    expect(await answers(server.url)).toBe(false);
    expect(closed).toBe(false);
    release();
    expect(await reply).toMatchObject({ status: 200, body: 'done' });
    await closing;
  });

  test('does not wait for a connection that is kept alive', async () => {
    const { app, entered, release } = makeWaiting();
    const server = await listen(app, '127.0.0.1', 0);
    const agent = new Agent({ keepAlive: true });
    const asked = httpRequest(`${server.url}/later`, { agent }).end();
    await entered;
    const start = performance.now();
    const closing = server.close();
    release();
    const [reply] = await once(asked, 'response');
    reply.resume();
    await closing;
    expect(performance.now() - start).toBeLessThan(2000);
    agent.destroy();
  });

  test('tells who goes on asking on one connection to go', async () => {
    const { app, entered, release } = makeWaiting();
    const server = await listen(app, '127.0.0.1', 0);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await entered;
    const closing = server.close();
    socket.write('GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n');
    release();
    const [first = '', second = ''] = (await text(socket)).split(/(?<=done)/);
    expect(first).toMatch(/^HTTP\/1\.1 200 .*\r\nConnection: keep-alive\r\n/s);
    expect(second).toMatch(/^HTTP\/1\.1 200 .*\r\nConnection: close\r\n/s);
    await closing;
  });

  test('may be called twice', async () => {
    const { app, entered, release } = makeWaiting();
    const server = await listen(app, '127.0.0.1', 0);
    const reply = sendLines(server.url, 'GET /later', []);
    await entered;
    const closing = [server.close(), server.close()];
    release();
    await Promise.all(closing);
    expect((await reply).body).toBe('done');
  });
});
