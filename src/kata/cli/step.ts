import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { demoUsers, seedDemoUsers } from '../../demo/users.ts';
import { loadEnvironment } from '../../env-file.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import { run } from './arguments.ts';

const root = resolve(import.meta.dirname, '../../..');

// npm run step N: the server as far as step N, with the learner's file, started anew on every save.
await run(async ({ step, file }) => {
  const { env } = loadEnvironment(process.env, resolve(root, '.env'));
  const DATABASE_URL = resolve(root, 'data/steps.sqlite');
  mkdirSync(dirname(DATABASE_URL), { recursive: true });
  const users = openSqliteUsers(DATABASE_URL);
  await seedDemoUsers(users);
  await users.close();

  console.log(`Serving ${file}, and again after every save. Ctrl-C ends it.`);
  console.log(
    `Users: ${demoUsers.map(({ username, password }) => `${username} / ${password}`).join(', ')}`,
  );
  const program = resolve(import.meta.dirname, '../serve.ts');
  const args = ['--watch', '--watch-preserve-output', program, String(step.number), file];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { PORT: '3000', ...env, DATABASE_URL },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((end) => {
    child.once('exit', (code) => end(code ?? 0));
  });
});
