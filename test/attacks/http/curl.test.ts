import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../../../src/attacks/http/address.ts';
import { createHttpClient, type HttpClient } from '../../../src/attacks/http/client.ts';
import type { HttpRequest } from '../../../src/attacks/http/request.ts';

const requests: string[] = [];

/** Keeps every request unchanged, and responds when it is complete. */
const mirror = createServer((socket) => {
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    received += chunk;
    const [head = '', ...body] = received.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (!received.includes('\r\n\r\n') || body.join('\r\n\r\n').length < length) return;
    requests.push(received);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
  });
  socket.on('error', () => {});
});
let client: HttpClient;

beforeAll(async () => {
  mirror.listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  const address = mirror.address();
  const port = typeof address === 'object' ? address?.port : 0;
  client = createHttpClient({ address: addressOf(`http://127.0.0.1:${port}`) });
});
afterAll(() => mirror.close());

describe('the line for a shell sends the same as the attack:', () => {
  test.each<[string, HttpRequest]>([
    ['a path', { path: '/api/me' }],
    ['a path that goes up', { path: '/assets/../../.env' }],
    ['brackets in the query', { path: "/?a[]=it's&b[x]={1}" }],
    ['a whole URL', { path: 'http://elsewhere/api/me' }],
    ['a method', { method: 'PROPFIND', path: '/' }],
    ['HEAD', { method: 'HEAD', path: '/' }],
    ['a header twice', { path: '/', headers: { 'x-access-token': ['one', 'two'] } }],
    ['an empty header', { path: '/', headers: { 'x-access-token': '' } }],
    ['a form', { path: '/login', form: { username: "o'hara", password: '$HOME `id` "\\' } }],
    ['JSON', { path: '/login', json: { username: "o'hara", password: '你好\n\0 %s' } }],
    ['the body of a GET', { method: 'GET', path: '/', form: { access_token: 't' } }],
    ['a body of no type', { path: '/', text: { type: '', content: 'a=b' } }],
    [
      'a NUL and a line break',
      { path: '/', text: { type: 'application/json', content: '\0\r\n%d\\n\'"' } },
    ],
    ['bytes', { path: '/', text: { type: 'application/json', content: gzipSync('{}') } }],
    ['a hundred thousand letters', { path: '/', json: { a: 'p'.repeat(100_000), b: "'" } }],
    ['two long runs', { path: '/', json: ['ab'.repeat(4_000), '%'.repeat(4_000)] }],
  ])('%s', async (_name, request) => {
    const { curl, status } = await client.send(request);
    expect(status).toBe(200);
    const [theirs, ours] = await repeated(curl);
    expect(essence(theirs)).toEqual(essence(ours));
  });

  test.each([
    'GET /api/me HTTP/1.1\r\nConnection: close\r\n\r\n',
    "POST / HTTP/1.1\r\nHost: a\r\nx: it's\0 100% \\n\r\n folded\r\nContent-Length: 2\r\n\r\nab",
  ])('raw bytes: %j', async (bytes) => {
    const { curl, status } = await client.sendRaw(bytes);
    expect(status).toBe(200);
    expect(await repeated(curl)).toEqual([bytes, bytes]);
  });

  test('a line does not grow with what is repeated in it', async () => {
    const { curl } = await client.send({ path: '/', json: { a: 'p'.repeat(1_000_000) } });
    expect(curl.length).toBeLessThan(1_000);
  });

  /** Runs a line, and returns what it sent and what was sent before it. */
  async function repeated(line: string): Promise<[string, string]> {
    await promisify(execFile)('sh', ['-c', line]);
    return [requests.at(-1) ?? '', requests.at(-2) ?? ''];
  }

  /** A request without the headers that differ between clients. */
  function essence(request: string) {
    const [head = '', ...body] = request.split('\r\n\r\n');
    const [line = '', ...fields] = head.split('\r\n');
    const ours = fields
      .map((field) => field.replace(/^[^:]+/, (name) => name.toLowerCase()).replace(/:\s*/, ': '))
      .filter(
        (field) => !/^(host|connection|user-agent|accept|expect|content-length: 0$)/.test(field),
      );
    return { line, fields: ours.sort(), body: body.join('\r\n\r\n') };
  }
});
