import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '../../attacks/attack-session.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import { randomSource } from '../judge/random.ts';
import { endProcess } from '../subject/process.ts';
import { withoutForeignFrames } from '../subject/start-fault.ts';

const startTimeoutMs = 8_000;

/** The learner's five files together as a server on a free port, with one user. */
export interface OwnServer {
  target: Target;
  /** What it has printed so far, without lines of our own files. */
  printed(): string;
  stop(): Promise<void>;
}

/** Starts it. Returns what it printed, which may be an empty string, if it does not listen within 8 seconds. */
export async function startOwnServer(): Promise<OwnServer | string> {
  const folder = mkdtempSync(join(tmpdir(), 'kata-own-'));
  const { username, password, secret, settings } = ownSettings();
  const DATABASE_URL = join(folder, 'users.sqlite');
  const users = openSqliteUsers(DATABASE_URL);
  await users.add(username, await hashPassword(password));
  await users.close();

  const program = join(import.meta.dirname, '../subject/serve.ts');
  const env = {
    PATH: process.env.PATH,
    ...settings,
    DATABASE_URL,
    KATA_LANG: process.env.KATA_LANG,
  };
  const child = fork(program, ['all'], { env, silent: true });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4_000);
    });
  }
  const stop = async () => {
    await endProcess(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await addressOf(child);
  const shown = () => withoutForeignFrames(printed).trim();
  if (url !== undefined)
    return { target: { url, username, password, secret }, printed: shown, stop };
  await stop();
  return shown();
}

/**
 * A user and settings that are allowed but unusual: long texts, blanks at both ends, a line break, capitals, quotes,
 * letters of other scripts and in two spellings. A program that trims, cuts or normalizes one of them is noticed.
 */
export function ownSettings() {
  const random = randomSource();
  const secret = ` "Schlu\u0308ssel" ${random.secret()}${random.secret()} 密钥=\n`;
  const settings = {
    NODE_ENV: 'production',
    JWT_SECRET: secret,
    JWT_ISSUER: `https://Kata.Example:8443/${random.word()}/Pru\u0308fung/東京/`,
    TOKEN_LIFETIME: String(random.integer(4_000, 90_000)),
  };
  const username = `Ада-${random.word()}`;
  return {
    username,
    password: ` Pä²ﬁ字 ${random.secret()} 100%25+&="${random.word()}" `,
    secret,
    settings,
  };
}

async function addressOf(child: ChildProcess): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const late = setTimeout(() => resolve(undefined), startTimeoutMs);
  child.once('message', (message: { url: string }) => resolve(message.url));
  child.once('close', () => resolve(undefined));
  return promise.finally(() => clearTimeout(late));
}
