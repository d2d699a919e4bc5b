import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import Koa from 'koa';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { limitSlowReaders } from '#server/http/slow-readers.ts';
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
    const usual = await listen(makeWaiting().app, '127.0.0.1', 0);
    const patient = await listen(makeWaiting().app, '127.0.0.1', 0, 75);
    for (const { url } of [usual, patient]) await request(url).get('/now');
    unsubscribe('http.server.request.start', notice);
    const limits = { headersTimeout: 5_000, requestTimeout: 10_000, timeout: 10_000 };
    expect(servers).toMatchObject([
      { ...limits, keepAliveTimeout: 5_000 },
      { ...limits, keepAliveTimeout: 75_000 },
    ]);
    await Promise.all([usual.close(), patient.close()]);
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

describe('a slow reader', () => {
  const shortPause = 200;

  /** A server with the limits, whose handler is given, and a client that does not read. */
  async function connectTo(handle: RequestListener) {
    const server = createServer();
    server.on('request', limitSlowReaders(server, handle, shortPause));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => {});
    const [[served]] = await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
    onTestFinished(() => {
      socket.destroy();
      server.closeAllConnections();
      server.close();
    });
    return { server, socket, closed: once(served, 'close') };
  }

  test('is disconnected if it does not read a response', async () => {
    const { socket, closed } = await connectTo((_request, response) => {
      response.end(Buffer.alloc(20_000_000));
    });
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await closed;
  });

  test('gets 503 for requests that it sends far ahead, and they are not handled', async () => {
    let handled = 0;
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { server, socket } = await connectTo(async (_request, response) => {
      handled += 1;
      await arrived;
      response.end('done');
    });
    let seen = 0;
    server.on('request', () => {
      seen += 1;
      if (seen === 1_001) arrive();
    });
    const ahead = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000);
    socket.write(`${ahead}GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    const received = await text(socket);
    expect(handled).toBe(32);
    expect(received.match(/HTTP\/1\.1 200 /g)).toHaveLength(32);
    expect(received.match(/HTTP\/1\.1 503 /g)).toHaveLength(969);
    expect(received.match(/\r\nRetry-After: 1\r\n/g)).toHaveLength(969);
    expect(received.match(/{"error":"busy",/g)).toHaveLength(969);
  });

  test('is not what waits for a slow handler', async () => {
    const { socket } = await connectTo(async (_request, response) => {
      await once(response, 'timeout');
      response.end('late');
    });
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 .*late/s);
  });

  test('is not what sends many requests on one connection and reads', async () => {
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = 0; turn < 100; turn += 1) {
      const [reply] = await once(httpRequest(`${server.url}/now`, { agent }).end(), 'response');
      expect(await text(reply)).toBe('done');
    }
    agent.destroy();
    await server.close();
  });
});

test('drain asks clients to close their connections, and serves further requests', async () => {
  const server = await listen(makeWaiting().app, '127.0.0.1', 0);
  const agent = new Agent({ keepAlive: true });
  const connectionOf = async () => {
    const [reply] = await once(httpRequest(`${server.url}/now`, { agent }).end(), 'response');
    expect(await text(reply)).toBe('done');
    return reply.headers.connection;
  };
  expect(await connectionOf()).toBe('keep-alive');
  server.drain();
  expect([await connectionOf(), await connectionOf()]).toEqual(['close', 'close']);
  await server.close();
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
    await expect.poll(() => answers(server.url)).toBe(false);
    expect(closed).toBe(false);
    release();
    expect(await reply).toMatchObject({ status: 200, body: 'done' });
    await closing;
  });

  test('serves clients that connected before, also if they have to wait', async () => {
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    const { hostname, port } = new URL(server.url);
    const sockets = Array.from({ length: 20 }, () => connect(Number(port), hostname));
    const replies = sockets.map((socket) => text(socket));
    for (const socket of sockets) socket.write('GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n');
    // From the next tick on, the system has connected all of them, and the server has accepted none.
    await new Promise(process.nextTick);
    const [all] = await Promise.all([Promise.all(replies), server.close()]);
    for (const reply of all) expect(reply).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('serves a request that is on its way', async () => {
    const server = await listen(makeWaiting().app, '127.0.0.1', 0);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const closing = server.close();
    await expect.poll(() => answers(server.url)).toBe(false);
    socket.write('GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 .*\r\nConnection: close\r\n/s);
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
