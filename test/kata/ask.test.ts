import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { translate } from '#i18n/message.ts';
import { ask } from '#kata/judge/session.ts';

test.each([
  ['the response is not HTTP', 'hello'],
  [
    'the connection was closed before the response was complete',
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n',
  ],
])('a failed response says that %s', async (words, bytes) => {
  const server = createServer((socket) => socket.on('data', () => socket.end(bytes)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = await ask(urlOf(server), { path: '/' });
  server.close();
  expect(answer).toMatchObject({ status: 0, text: '', body: {} });
  expect(translate(answer.failure ?? '', 'en')).toBe(words);
});

test('a program that has ended is named as the reason', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = urlOf(server);
  await new Promise((resolve) => server.close(resolve));
  const { failure } = await ask(url, { path: '/' });
  expect(translate(failure ?? '', 'en')).toContain('has ended');
});

function urlOf(server: ReturnType<typeof createServer>): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
