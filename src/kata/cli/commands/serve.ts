import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root, steps } from '../../../course/steps.ts';
import { demoUsers, seedDemoUsers } from '../../../demo/users.ts';
import { loadForLearner } from '../../../env-file.ts';
import { listOf, message, type Say } from '../../../i18n/message.ts';
import { openSqliteUsers } from '../../../server/users/sqlite.ts';
import { endProcess } from '../../subject/process.ts';
import { portTakenCode } from '../../subject/start-fault.ts';
import { wrapped } from '../../text/canvas.ts';
import { watchPaths } from '../../watch/watch-paths.ts';
import { fileIn, stepIn } from '../arguments.ts';
import { readerGone } from '../closed-pipe.ts';
import type { Command } from './command.ts';

export const serve: Command = {
  usage: 'serve [N|all]',
  does: 'kata.does.serve',
  async run({ args, workspace, canvas }) {
    const { say } = canvas;
    const all = args.positionals[1] === 'all';
    const step = all
      ? undefined
      : (stepIn(args.positionals[1]) ?? workspace.progress.read().current);
    const file = step === undefined ? undefined : fileIn(step, args.flags);
    const what = file === undefined ? message('kata.serve.five') : relative(root, file);
    const env = await environment();
    const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
    console.log(wrapped(say('kata.serve.starts', { what }), canvas));
    console.log(say('kata.serve.users', { list: listOf(names) }));
    const files = file === undefined ? steps.map(({ exercise }) => exercise) : [file];
    const program = step && file ? [String(step.number), file] : ['all'];
    return serveOnEverySave(program, files, { env, say, poll: args.flags.poll === true });
  },
};

/** The settings of `.env`, and a database of its own with two users. */
async function environment(): Promise<NodeJS.ProcessEnv> {
  process.umask(0o077); // The secret and the password hashes are for their owner's eyes only.
  const { env } = loadForLearner(process.env, join(root, '.env'));
  const DATABASE_URL = join(root, 'data/steps.sqlite');
  mkdirSync(dirname(DATABASE_URL), { recursive: true });
  const users = openSqliteUsers(DATABASE_URL);
  await seedDemoUsers(users);
  await users.close();
  return { PORT: '3000', ...env, DATABASE_URL };
}

/** Runs until Ctrl-C, until the port is found to be taken, or until the reader of the output has gone. */
function serveOnEverySave(
  args: string[],
  files: string[],
  { env, say, poll }: { env: NodeJS.ProcessEnv; say: Say; poll: boolean },
): Promise<number> {
  const { promise, resolve: finish, reject } = Promise.withResolvers<number>();
  const program = resolve(import.meta.dirname, '../../subject/serve.ts');
  const begin = () => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: 'inherit',
      env,
    });
    child.once('exit', (code) => {
      if (code === portTakenCode) finish(1);
      else if (code) console.log(say('kata.serve.waiting'));
    });
    return child;
  };
  let child = begin();
  let turn = Promise.resolve();
  // If a file is deleted and created again, only a watcher of its folder sees it.
  const folders = files.map((file) => dirname(file));
  const watcher = watchPaths({
    paths: folders,
    ignored: (path) => !folders.includes(path) && !files.includes(path),
    poll,
    onChange(_path, event) {
      if (event !== 'add' && event !== 'change') return;
      turn = turn.then(async () => {
        await endProcess(child);
        console.log(say('kata.serve.again'));
        child = begin();
      });
    },
    onPoll: () => console.log(say('screen.note.polling')),
    onError: reject,
  });
  if (readerGone.aborted) finish(0);
  readerGone.addEventListener('abort', () => finish(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => finish(0));
  return promise.finally(async () => {
    await watcher.close();
    await endProcess(child);
  });
}
