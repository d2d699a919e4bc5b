import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import type { Environment } from '../server/settings.ts';
import { hashPassword } from '../server/users/passwords.ts';
import { openSqliteUsers } from '../server/users/sqlite.ts';
import type { StoredUser, UserStore } from '../server/users/store.ts';
import { type Answer, type Asked, ask } from './ask.ts';
import { Unmet } from './demand.ts';
import { forge, randomSecret, randomWord } from './forge.ts';
import type { Configured } from './serve.ts';
import { StartError } from './start-fault.ts';
import { type Running, type Subject, startSubject } from './subject.ts';

/** A user whose password the suite knows. */
export interface KnownUser extends StoredUser {
  password: string;
}

/** Everything one run of a suite works with: a subject, random settings, and a database that both can open. */
export interface Lab {
  secret: string;
  issuer: string;
  /** The lifetime of tokens, in seconds. */
  lifetime: number;
  /** The subject's time, in whole seconds since 1970. */
  now(): number;
  /** Sends a request to the subject, which is started with the first one. */
  ask(asked: Asked): Promise<Answer>;
  /** A valid token for a user id, with some claims changed; undefined leaves a claim out. */
  token(sub: string, changed?: object): string;
  /** Adds a user with a random password; its hash costs next to nothing, or as much as in the reference. */
  addUser(hash?: 'quick' | 'real'): Promise<KnownUser>;
  removeUser(id: string): Promise<void>;
  /** Starts the subject once more with other settings and stops it: undefined, or why it did not start. */
  tryStart(env: Environment): Promise<StartError | undefined>;
  /** What the running subject makes of other settings; undefined where it does not reply. */
  configure(env: Environment): Promise<Configured | undefined>;
  /** Moves the subject's stopped clock, and `now` with it, by a number of seconds. */
  passTime(seconds: number): Promise<void>;
  /** Takes the table of users away, so that every look-up fails from now on. */
  breakDatabase(): Promise<void>;
  /** The address of the running subject. */
  address(): Promise<string>;
  /** What the subject has printed. */
  output(): Promise<string>;
  close(): Promise<void>;
}

const hashes = {
  quick: (password: string) => hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 }),
  real: hashPassword,
};

/** Prepares a run. With `clock: 'stopped'` the subject's time stands still, so that every second can be judged. */
export async function openLab(subject: Subject, clock: 'running' | 'stopped'): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'kata-'));
  let stoppedAt = clock === 'stopped' ? secondsNow() : undefined;
  const [secret, issuer, lifetime] = [randomSecret(), randomWord(), 3600];
  const env = {
    JWT_SECRET: secret,
    JWT_ISSUER: issuer,
    TOKEN_LIFETIME: String(lifetime),
    DATABASE_URL: join(folder, 'users.sqlite'),
    ...(stoppedAt !== undefined && { KATA_NOW: String(stoppedAt) }),
  };
  let running: Promise<Running> | undefined;
  let started: Running | undefined;
  let store: UserStore | undefined;

  const now = () => stoppedAt ?? secondsNow();
  const start = async () => {
    running ??= startSubject(subject, env).catch(explainStart);
    started = await running;
    return started;
  };
  const users = () => {
    store ??= openSqliteUsers(env.DATABASE_URL);
    return store;
  };

  return {
    secret,
    issuer,
    lifetime,
    now,
    ask: async (asked) => ask((await start()).url, asked),
    token(sub, changed = {}) {
      const iat = now();
      return forge({ iss: issuer, sub, iat, exp: iat + 600, ...changed }, secret);
    },
    async addUser(kind = 'quick') {
      const [username, password] = [randomWord(), ` ${randomSecret()} `];
      const user = await users().add(username, await hashes[kind](password));
      if (user === undefined) throw new Error(`The name ${username} is taken`);
      return { ...user, password };
    },
    removeUser: async (id) => {
      await users().remove(id);
    },
    async tryStart(changed) {
      try {
        const { stop } = await startSubject(subject, { ...env, ...changed });
        await stop();
        return undefined;
      } catch (error) {
        if (error instanceof StartError) return error;
        throw error;
      }
    },
    configure: async (changed) => (await start()).configure({ ...env, ...changed }),
    async passTime(seconds) {
      stoppedAt = now() + seconds;
      await (await start()).setClock(stoppedAt);
    },
    async breakDatabase() {
      const database = new Database(env.DATABASE_URL);
      database.exec('DROP TABLE users');
      database.close();
    },
    address: async () => (await start()).url,
    output: async () => (await started?.output()) ?? '',
    async close() {
      await started?.stop();
      await store?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** What Node does inside itself is no help in finding one's own mistake. */
function withoutInternals(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s+at .*node:internal/.test(line))
    .join('\n');
}

function explainStart(error: unknown): never {
  if (!(error instanceof StartError)) throw error;
  throw new Unmet({
    sent: 'start the server with good settings',
    received: withoutInternals(error.output).trim() || '(it printed nothing)',
    expected: `a server that starts. ${error.message}`,
    rule: 'every step: whatever else it does, the program starts and listens',
  });
}
