import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../../../src/attacks/http/address.ts';
import { createHttpClient } from '../../../src/attacks/http/client.ts';
import type { HttpRequest } from '../../../src/attacks/http/request.ts';
import { serve } from '../serving.ts';

/** Returns what it received as JSON. */
const echo = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headersDistinct } = request;
  const names = ['content-type', 'x-access-token', 'transfer-encoding'];
  const headers = Object.fromEntries(names.map((name) => [name, headersDistinct[name]]));
  response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
});
let url = '';

function clientOf(origin: string) {
  return createHttpClient({ address: addressOf(origin) });
}

beforeAll(async () => {
  url = await serve(echo);
});

test('requests in turn share one connection', async () => {
  const ports = await serve((incoming, response) => response.end(`${incoming.socket.remotePort}`));
  const responses = await clientOf(ports).sendInTurn([{ path: '/' }, { path: '/' }, { path: '/' }]);
  const texts = responses.map(({ text }) => text);
  expect(texts).toHaveLength(3);
  expect(new Set(texts).size).toBe(1);
});

describe('a request', () => {
  const requests: HttpRequest[] = [
    { path: '/inspect' },
    { path: '/inspect', query: { access_token: ['a b', "it's"] } },
    { path: '/inspect', headers: { 'x-access-token': ['one', 'two'] } },
    { path: '/login', form: { username: "o'hara", password: '$HOME `id` "x" \\' } },
    { path: '/login', form: { username: ['one', 'two'] } },
    { path: '/login', json: { username: "o'hara", password: '你好\n' } },
    { path: '/login', json: null },
    { path: '/login', method: 'DELETE', form: { access_token: 't' } },
    { path: '/login', text: { type: 'application/json', content: '{"broken' } },
    { path: '/login', headers: { 'transfer-encoding': 'chunked' }, json: {} },
  ];
  test.each(requests)('has a curl line that sends the same: %j', async (request) => {
    const response = await clientOf(url).send(request);
    const line = response.curl.replace('curl -i', 'curl -s');
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    expect(stdout).toBe(response.text);
  });

  test('encodes its query and its body', async () => {
    const { body, failure, time } = await clientOf(url).send({
      path: '/login',
      query: { a: 'b c' },
      form: { username: ['one', 'two'] },
    });
    expect(body).toMatchObject({
      method: 'POST',
      url: '/login?a=b+c',
      headers: { 'content-type': ['application/x-www-form-urlencoded'] },
      body: 'username=one&username=two',
    });
    expect(failure).toBe(undefined);
    expect(time).toBeGreaterThan(0);
  });

  test('sends chunks where its headers say so', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    const { body } = await clientOf(url).send({ path: '/', headers, json: [1] });
    expect(body).toMatchObject({ headers: { 'transfer-encoding': ['chunked'] }, body: '[1]' });
  });
});

describe('a failure', () => {
  test('connection refused', async () => {
    const unused = createTcpServer();
    await new Promise<void>((resolve) => unused.listen(0, '127.0.0.1', resolve));
    const address = unused.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => unused.close(resolve));
    const response = await clientOf(`http://127.0.0.1:${port}`).send({ path: '/' });
    expect(response).toMatchObject({ status: 0, failure: 'connection refused', body: {} });
  });

  test.each([
    ['not HTTP', 'hello'],
    ['connection reset', ''],
    ['incomplete', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    [
      'protocol upgrade',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    ],
  ])('%s', async (failure, bytes) => {
    const server = createTcpServer((socket) => socket.on('data', () => socket.end(bytes)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const response = await clientOf(`http://127.0.0.1:${port}`).send({ path: '/' });
    server.close();
    expect(response).toMatchObject({ status: 0, failure, text: '', body: {} });
  });

  test('too long: one megabyte is read, and the status is kept', async () => {
    const long = await serve((_request, response) => response.end('x'.repeat(3_000_000)));
    const { status, failure, text } = await clientOf(long).send({ path: '/' });
    expect({ status, failure }).toEqual({ status: 200, failure: 'too long' });
    expect(text.length).toBeLessThan(1_100_000);
  });

  test('timeout, five seconds by default', async () => {
    const silent = await serve(() => {});
    const response = await clientOf(silent).send({ path: '/' });
    expect(response).toMatchObject({ status: 0, failure: 'timeout' });
    expect(response.time).toBeGreaterThan(4_900);
    expect(response.time).toBeLessThan(7_000);
  });

  test('timeout in the middle of a body', async () => {
    const slow = await serve((_request, response) => void response.write('half'));
    const client = createHttpClient({ address: addressOf(slow), timeoutMs: 200 });
    expect(await client.send({ path: '/' })).toMatchObject({ status: 0, failure: 'timeout' });
  });

  test('an aborted signal', async () => {
    const address = addressOf(await serve(() => {}));
    const client = createHttpClient({ address, signal: AbortSignal.timeout(100) });
    expect(await client.send({ path: '/' })).toMatchObject({ status: 0, failure: 'timeout' });
    expect(await client.sendRaw('GET / HTTP/1.1\r\n')).toMatchObject({ failure: 'timeout' });
  });
});
