import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, ask } from '#kata/judge/ask.ts';

/** Tells in JSON what it was sent. */
const mirror = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headersDistinct } = request;
  const headers = Object.fromEntries(
    ['content-type', 'x-access-token'].map((name) => [name, headersDistinct[name]]),
  );
  response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(mirror)}`;
});
afterAll(() => mirror.close());

describe('ask', () => {
  const requests: Asked[] = [
    { path: '/inspect' },
    { path: '/inspect', query: { access_token: ['a b', "it's"] } },
    { path: '/inspect', headers: { 'x-access-token': ['one', 'two'] } },
    { path: '/login', form: { username: "o'hara", password: '$HOME `id` "x" \\' } },
    { path: '/login', json: { username: "o'hara", password: '你好\n' } },
    { path: '/login', method: 'DELETE', form: { access_token: 't' } },
    { path: '/login', text: { type: 'application/json', content: '{"broken' } },
  ];
  test.each(requests)('prints a curl line that sends the same: %j', async (asked) => {
    const answer = await ask(url, asked);
    const line = answer.curl.replace('curl -i', 'curl -s');
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    expect(stdout).toBe(answer.text);
  });

  test('says in plain words that nobody listens', async () => {
    const unused = createTcpServer();
    await new Promise<void>((resolve) => unused.listen(0, '127.0.0.1', resolve));
    const port = portOf(unused);
    await new Promise((resolve) => unused.close(resolve));
    const answer = await ask(`http://127.0.0.1:${port}`, { path: '/' });
    expect(answer).toMatchObject({ status: 0, text: expect.stringContaining('has ended') });
  });

  test('says in plain words that the answer is not HTTP', async () => {
    const babbler = createTcpServer((socket) => socket.end('hello'));
    await new Promise<void>((resolve) => babbler.listen(0, '127.0.0.1', resolve));
    const answer = await ask(`http://127.0.0.1:${portOf(babbler)}`, { path: '/' });
    babbler.close();
    expect(answer).toMatchObject({ status: 0, text: 'an answer that is not HTTP' });
  });

  test('gives up after five seconds of silence', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const answer = await ask(`http://127.0.0.1:${portOf(silent)}`, { path: '/' });
    silent.close();
    expect(answer).toMatchObject({ status: 0, text: 'no answer within 5 seconds' });
  });
});

function portOf(server: { address(): string | AddressInfo | null }): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
