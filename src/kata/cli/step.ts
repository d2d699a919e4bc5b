import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, watchFile } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { demoUsers, seedDemoUsers } from '../../demo/users.ts';
import { loadEnvironment } from '../../env-file.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import { portTaken } from '../exit-codes.ts';
import { root } from '../steps.ts';
import { run } from './arguments.ts';

// npm run step N: the server as far as step N, with the learner's file, started anew on every save.
await run(async ({ step, file }) => {
  process.umask(0o077); // The secret and the password hashes are for their owner's eyes only.
  const { env } = loadEnvironment(process.env, resolve(root, '.env'));
  const DATABASE_URL = resolve(root, 'data/steps.sqlite');
  mkdirSync(dirname(DATABASE_URL), { recursive: true });
  const users = openSqliteUsers(DATABASE_URL);
  await seedDemoUsers(users);
  await users.close();

  const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
  console.log(`Serving ${file}, and again after every save. Ctrl-C ends it.`);
  console.log(`Users: ${names.join(', ')}`);

  const serve = () => {
    const program = resolve(import.meta.dirname, '../serve.ts');
    const child = spawn(process.execPath, [program, String(step.number), file], {
      stdio: 'inherit',
      env: { PORT: '3000', ...env, DATABASE_URL },
    });
    child.once('exit', (code) => {
      if (code === portTaken) process.exit(1);
      if (code) console.log('Waiting for the next save.');
    });
    return child;
  };

  let child = serve();
  let turn = Promise.resolve();
  // Looks at the path, five times a second: it also sees editors that put a new file in the place of the old one.
  watchFile(file, { interval: 200 }, () => {
    turn = turn.then(async () => {
      await end(child);
      console.log('Saved: serving it again.');
      child = serve();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => end(child).then(() => process.exit()));
  }
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
