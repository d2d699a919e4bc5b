import { expect, test } from 'vitest';
import { ask, newMember, whoAmI } from '../support/client.ts';
import { cleanEnvironment, startProcess } from '../support/process.ts';
import { root } from '../support/repository.ts';
import { newFile } from '../support/sqlite-files.ts';
import { JWT_SECRET, serve, serverDirectory } from './serve.ts';

const directory = serverDirectory();

test('with DRAIN_DELAY a server is not ready after SIGTERM, and serves requests until the delay is over', async () => {
  const server = serve(newFile(directory.path), { DRAIN_DELAY: '2' });
  const url = await server.url;
  const { token } = await newMember(url);
  expect(await ask(url, '/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  const start = performance.now();
  server.signal('SIGTERM');
  while ((await ask(url, '/ready')).status !== 503);
  expect(await ask(url, '/ready')).toMatchObject({ retryAfter: 1, body: { error: 'stopping' } });
  expect(await ask(url, '/health')).toMatchObject({ status: 200 });
  expect(await whoAmI(url, token)).toMatchObject({ status: 200 });
  expect(await server.ended).toBe(0);
  expect(performance.now() - start).toBeGreaterThan(2_000);
});

test('a server whose log is a full pipe ends within the promised time', async () => {
  // The reader prints the first line, which contains the address and the process, and reads no other.
  const reader = 'read -r line; echo "$line" >&2; cat <&3 >/dev/null';
  const script = `exec 3<&0; (node src/server/main.ts; echo "ended with $?" >&2) | { ${reader}; }`;
  const settings = { JWT_SECRET, PORT: '0', DATABASE_URL: newFile(directory.path) };
  const { child, printed, until, ended } = startProcess('sh', ['-c', script], {
    cwd: root,
    env: cleanEnvironment(settings),
  });
  const line = await until(() => /^\{.*\}\n/.exec(printed.stderr)?.[0]);
  const { pid, url } = JSON.parse(line);
  for (let turn = 0; turn < 2_100; turn += 100) {
    await Promise.all(Array.from({ length: 100 }, () => ask(url, '/health')));
  }
  const start = performance.now();
  process.kill(pid, 'SIGTERM');
  await until(() => /ended with 0\n/.exec(printed.stderr) ?? undefined);
  expect(performance.now() - start).toBeLessThan(10_000);
  child.stdin?.end();
  await ended;
});
