import { expect, test } from 'vitest';
import { ask, newMember, whoAmI } from '../support/client.ts';
import { sendLines } from '../support/raw-http.ts';
import { namesIn, newFile } from '../support/sqlite-files.ts';
import { freePort } from './cluster.ts';
import { Crowd, expectKept } from './crowd.ts';
import { serve, serverDirectory } from './serve.ts';

const careless = 'test/faults/careless.ts';
const directory = serverDirectory();

// That the error is logged, once, is for test/server/answers.test.ts.
test('a handler that throws after the head was sent loses its own connection only', async () => {
  const server = serve(newFile(directory.path), {}, {}, careless);
  const url = await server.url;
  const { token } = await newMember(url);
  for (let n = 0; n < 10; n += 1) {
    const [reply, told] = await Promise.all([sendLines(url, 'GET /half', []), whoAmI(url, token)]);
    expect(reply).toMatchObject({ status: 200, body: 'half' });
    expect(told).toMatchObject({ status: 200 });
  }
  server.signal('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.printed.stderr).toBe('');
});

test.each([
  ['prints nothing', {}, /^$/],
  ['prints a stack in development', { NODE_ENV: 'development' }, /after the head\n\s+at /],
])('with LOG_LEVEL=silent an error %s', async (_name, env: Record<string, string>, stderr) => {
  const settings = { LOG_LEVEL: 'silent', ...env };
  const server = serve(newFile(directory.path), settings, {}, careless);
  const url = await server.url;
  await sendLines(url, 'GET /half', []);
  server.signal('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.printed.stderr).toMatch(stderr);
  expect(server.printed.stdout).toBe(`Listening on ${url}\n`);
});

test.each([
  ['a rejection without a handler', '/stray'],
  ['an error outside of any try', '/later'],
])(
  '%s ends the process, as is usual in Node, and the next process has all users',
  async (error, path) => {
    const [file, port] = [newFile(directory.path), String(await freePort())];
    const server = serve(file, { PORT: port }, {}, careless);
    const url = await server.url;
    const member = await newMember(url);
    const crowd = new Crowd([url], member.token);
    await crowd.until(({ admitted }) => admitted.length >= 5);
    await ask(url, path).catch(() => {});
    expect(await server.ended).toBe(1);
    expect(server.printed.stderr).toContain(error);
    const ledger = await crowd.gone();

    const next = serve(file, { PORT: port });
    expect(await next.url).toBe(url);
    await expectKept(ledger, url, async () => namesIn(file));
    expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
  },
);
