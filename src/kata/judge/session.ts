import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import { message } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import type { StoredUser } from '../../server/users/store.ts';
import type { Configured } from '../subject/messages.ts';
import { StartError } from '../subject/start-fault.ts';
import {
  type Prepare,
  prepareSubject,
  type Running,
  type StartOptions,
  type Subject,
} from '../subject/subject.ts';
import { type Answer, type Asked, ask } from './ask.ts';
import { CheckError } from './expect.ts';
import { forge } from './forge.ts';
import { type RandomSource, randomSource } from './random.ts';

/** A user whose password the suite knows. */
export interface KnownUser extends StoredUser {
  password: string;
}

/** Everything one run of a suite works with: a subject, random settings, and a database that both can open. */
export interface JudgeSession {
  /** Random words, ids and secrets, all from the seed of this run. */
  random: RandomSource;
  secret: string;
  issuer: string;
  /** The lifetime of tokens, in seconds. */
  lifetime: number;
  /** The subject's time in seconds since 1970: whole, unless a stopped clock was moved by a fraction. */
  now(): number;
  /** Sends a request to the subject, which is started with the first one. */
  ask(asked: Asked): Promise<Answer>;
  /** A valid token for a user id, with some claims changed; undefined leaves a claim out. */
  token(sub: string, changed?: object): string;
  /**
   * Adds a user with a random password; its hash costs next to nothing, or as much as in the reference, or is a text
   * that nobody can compare with.
   */
  addUser(hash?: keyof typeof hashes): Promise<KnownUser>;
  removeUser(id: string): Promise<void>;
  /** Starts the subject once more with other settings and stops it: undefined, or why it did not start. */
  tryStart(env: Environment): Promise<StartError | undefined>;
  /** What the running subject makes of other settings; undefined where it does not reply. */
  configure(env: Environment): Promise<Configured | undefined>;
  /** Moves the subject's stopped clock, and `now` with it, by a number of seconds, to the millisecond. */
  passTime(seconds: number): Promise<void>;
  /** Takes the table of users away, so that every look-up fails until the function that it gives is called. */
  breakDatabase(): Promise<() => void>;
  /** The address of the running subject. */
  address(): Promise<string>;
  /** What the subject has printed. */
  output(): Promise<string>;
  close(): Promise<void>;
}

const hashes = {
  quick: (password: string) => hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 }),
  real: hashPassword,
  unreadable: async () => 'unreadable',
};

/** Milliseconds for all requests of a run together: many times what the slowest right program takes. */
const patience = 30_000;

/**
 * Opens a run. With `clock: 'stopped'` the subject's time stands still, so that every second can be judged. `prepare`
 * may give a process that was made beforehand, which saves its start.
 */
export async function openSession(
  subject: Subject,
  clock: 'running' | 'stopped',
  prepare: Prepare = prepareSubject,
  seed?: string,
): Promise<JudgeSession> {
  const random = randomSource(seed);
  const prepared = prepare(subject);
  const folder = await mkdtemp(join(tmpdir(), 'kata-'));
  let stoppedAt = clock === 'stopped' ? secondsNow() : undefined;
  // A letter beyond ASCII shows who takes the secret for anything but UTF-8.
  const [secret, issuer, lifetime] = [`${random.secret()}Щ`, random.word(), 3600];
  const env = {
    JWT_SECRET: secret,
    JWT_ISSUER: issuer,
    TOKEN_LIFETIME: String(lifetime),
  };
  const file = join(folder, 'users.sqlite');
  const deadline = performance.now() + patience;
  let running: Promise<Running> | undefined;
  let started: Running | undefined;
  const store = openSqliteUsers(file);

  const now = () => stoppedAt ?? secondsNow();
  const start = async () => {
    running ??= prepared.begin(ground(env)).catch(explainStart);
    started = await running;
    return started;
  };
  const ground = (settings: Environment): StartOptions => ({
    env: onlySet(settings),
    users: store,
    now: stoppedAt,
  });

  return {
    random,
    secret,
    issuer,
    lifetime,
    now,
    async ask(asked) {
      const { url, stopped } = await start();
      const answer = await ask(url, asked);
      if (answer.status === 0) return { ...answer, failure: stopped() ?? answer.failure };
      if (performance.now() < deadline) return answer;
      const failure = message('judge.response.time-used-up', { seconds: patience / 1000 });
      return { ...answer, status: 0, failure };
    },
    token(sub, changed = {}) {
      const iat = Math.floor(now());
      return forge({ iss: issuer, sub, iat, exp: iat + 600, ...changed }, secret);
    },
    async addUser(kind = 'quick') {
      const [username, password] = [`Zoë ${random.word()}`, ` ${random.secret()} `];
      const user = await store.add(username, await hashes[kind](password));
      if (user === undefined) throw new Error(`The name ${username} is taken`);
      return { ...user, password };
    },
    removeUser: async (id) => {
      await store.remove(id);
    },
    async tryStart(changed) {
      try {
        const { stop } = await prepare(subject).begin(ground({ ...env, ...changed }));
        await stop();
        return undefined;
      } catch (error) {
        if (error instanceof StartError) return error;
        throw error;
      }
    },
    configure: async (changed) => (await start()).configure({ ...env, ...changed }),
    async passTime(seconds) {
      stoppedAt = Math.round((now() + seconds) * 1000) / 1000;
      await (await start()).setClock(stoppedAt);
    },
    async breakDatabase() {
      const rename = (from: string, to: string) => {
        const database = new Database(file);
        database.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
        database.close();
      };
      rename('users', 'users_elsewhere');
      return () => rename('users_elsewhere', 'users');
    },
    address: async () => (await start()).url,
    output: async () => (await started?.output()) ?? '',
    async close() {
      await prepared.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function onlySet(env: Environment): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) set[name] = value;
  return set;
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
  const why = message(`judge.fault.${error.fault}`);
  throw new CheckError({
    sent: message('judge.start.sent'),
    received: withoutInternals(error.output).trim() || message('judge.start.silent'),
    expected: message('judge.start.expected', { why }),
    fault: error.fault,
    rule: 'judge.start.rule',
  });
}
