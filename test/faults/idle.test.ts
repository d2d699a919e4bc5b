import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ask, newMember, whoAmI } from '../support/client.ts';
import { newFile } from '../support/sqlite-files.ts';
import { startScript } from '../support/start.ts';
import { serve, serverDirectory } from './serve.ts';

const connections = 10_000;
const directory = serverDirectory();

test('ten thousand idle connections are cut off, and others are served meanwhile', {
  tags: ['slow'],
}, async ({ skip }) => {
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
  if (Number(limit) < connections + 500) return skip(`a process may have ${limit} files open`);

  const server = serve(newFile(directory.path));
  const url = await server.url;
  const { token } = await newMember(url);
  const crowd = startScript('test/faults/open-idle.ts', {}, {}, [url, String(connections)]);
  const closed = crowd.prints(/^10000 closed$/m).then(() => true);
  let answered = 0;
  // A new connection is served, while many others are idle.
  while (!(await Promise.race([closed, whoAmI(url, token).then(expectOk)]))) {
    await ask(url, '/health').then(expectOk);
    answered += 2;
  }
  expect(answered).toBeGreaterThan(20);
  expect(crowd.printed.stdout).toBe('10000 open\n10000 closed\n');
  expect(await crowd.ended).toBe(0);
  server.signal('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.printed.stderr).toBe('');
});

function expectOk({ status }: { status: number }): false {
  expect(status).toBe(200);
  return false;
}
