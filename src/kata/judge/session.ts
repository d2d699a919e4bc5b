import { hash } from '@node-rs/argon2';
import { forge } from '../../attacks/forge.ts';
import { addressOf } from '../../attacks/http/address.ts';
import { createHttpClient } from '../../attacks/http/client.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import type { HttpFailure, HttpResponse } from '../../attacks/http/response.ts';
import type { Step } from '../../course/steps.ts';
import { type Message, message, type PlainId } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import type { StoredUser } from '../../server/users/store.ts';
import type { Configured } from '../subject/channel.ts';
import { StartError } from '../subject/start-fault.ts';
import {
  type Prepare,
  prepareSubject,
  type Running,
  type StartOptions,
  type Subject,
} from '../subject/subject.ts';
import { createMemoryUsers } from './memory-users.ts';
import { type RandomSource, randomSource } from './random.ts';

/** A request of a check. */
export type Asked = HttpRequest;

/** A response as a check sees it. Its status is 0 if no complete response came within 5 seconds. */
export interface Answer extends Omit<HttpResponse, 'failure'> {
  /** Why no complete response came; undefined if it did. */
  failure: Message | undefined;
}

/** A user whose password the suite knows. */
export interface KnownUser extends StoredUser {
  password: string;
}

/** How a session is opened. */
export interface SessionOptions {
  /** With `stopped` the subject's time does not run, so that every second can be judged. `running` by default. */
  clock?: 'running' | 'stopped';
  /** Returns the processes; by default each is started when it is needed. */
  prepare?: Prepare;
  /** Closes the session immediately. All later results are meaningless. */
  signal?: AbortSignal;
  /** Repeats the random inputs of a verdict; unpredictable by default. */
  seed?: string | undefined;
}

/** Everything that one run of a suite works with: a subject, random settings, and users. */
export interface JudgeSession {
  /** The step that the subject is for. */
  step: Step;
  /** Random words, ids and secrets, all from the seed of this run. */
  random: RandomSource;
  secret: string;
  issuer: string;
  /** The lifetime of tokens, in seconds. */
  lifetime: number;
  /** The subject's time in seconds since 1970: a whole number, unless a stopped clock was moved by a fraction. */
  now(): number;
  /** Sends a request to the subject, which is started with the first one. */
  ask(asked: Asked): Promise<Answer>;
  /** A valid token for a user id, with some claims changed; undefined leaves a claim out. */
  token(sub: string, changed?: object): string;
  /**
   * Adds a user. By default its password is random, with a space on both sides. Its hash is cheap (`quick`), as expensive as
   * the reference's, or unreadable.
   */
  addUser(hash?: keyof typeof hashes, password?: string): Promise<KnownUser>;
  removeUser(id: string): Promise<void>;
  /** Starts the subject again with other settings and stops it. Returns why it did not start, or undefined. */
  tryStart(env: Environment): Promise<StartError | undefined>;
  /** The result of the running subject's readConfig for other settings; undefined if it does not reply. */
  configure(env: Environment): Promise<Configured | undefined>;
  /** Moves the subject's stopped clock, and `now` with it, by a number of seconds, to the millisecond. */
  passTime(seconds: number): Promise<void>;
  /** Makes every look-up of a user fail. Returns the function that repairs it. */
  breakDatabase(): () => void;
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
const runTimeoutMs = 30_000;

/** Opens a session for one run of a suite on a subject. */
export async function openSession(
  subject: Subject,
  { clock = 'running', prepare = prepareSubject, signal, seed }: SessionOptions = {},
): Promise<JudgeSession> {
  const random = randomSource(seed);
  const prepared = prepare(subject);
  let stoppedAt = clock === 'stopped' ? secondsNow() : undefined;
  // A letter beyond ASCII reveals programs that do not read the secret as UTF-8.
  const [secret, issuer, lifetime] = [`${random.secret()}Щ`, random.word(), 3600];
  const env = {
    JWT_SECRET: secret,
    JWT_ISSUER: issuer,
    TOKEN_LIFETIME: String(lifetime),
  };
  const deadline = performance.now() + runTimeoutMs;
  let running: Promise<Running> | undefined;
  let started: Running | undefined;
  const users = createMemoryUsers();

  const now = () => stoppedAt ?? secondsNow();
  const start = async () => {
    running ??= prepared.begin(startOptions(env));
    started = await running;
    return started;
  };
  const startOptions = (settings: Environment): StartOptions => ({
    env: onlySet(settings),
    users,
    now: stoppedAt,
  });

  const close = async () => {
    signal?.removeEventListener('abort', close);
    await prepared.stop();
  };
  signal?.addEventListener('abort', close);
  if (signal?.aborted) await close();

  return {
    step: subject.step,
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
      const failure = message('judge.response.time-used-up', { seconds: runTimeoutMs / 1000 });
      return { ...answer, status: 0, failure };
    },
    token(sub, changed = {}) {
      const iat = Math.floor(now());
      return forge({ iss: issuer, sub, iat, exp: iat + 600, ...changed }, secret);
    },
    async addUser(kind = 'quick', given) {
      const username = `Zoë ${random.word()}`;
      const password = given ?? ` ${random.secret()} `;
      const user = await users.add(username, await hashes[kind](password));
      if (user === undefined) throw new Error(`The name ${username} is taken`);
      return { ...user, password };
    },
    removeUser: async (id) => {
      await users.remove(id);
    },
    async tryStart(changed) {
      try {
        const { stop } = await prepare(subject).begin(startOptions({ ...env, ...changed }));
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
    breakDatabase: users.fail,
    address: async () => (await start()).url,
    output: async () => (await started?.output()) ?? '',
    close,
  };
}

function onlySet(env: Environment): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) set[name] = value;
  return set;
}

/** Moves a stopped clock to the next moment with this fraction of a second, 0 to 1, and returns that moment. */
export async function advanceClock(session: JudgeSession, fraction: number): Promise<number> {
  const now = session.now();
  const second = now % 1 <= fraction ? Math.floor(now) : Math.ceil(now);
  await session.passTime(second + fraction - now);
  return session.now();
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** Sends a request to a server and returns the response, whatever its status. */
export async function ask(url: string, request: HttpRequest): Promise<Answer> {
  const client = createHttpClient({ address: addressOf(url), timeoutMs: 5_000 });
  const response = await client.send(request);
  if (response.failure === undefined) return { ...response, failure: undefined };
  return { ...response, text: '', body: {}, failure: messageFor(response.failure, response.text) };
}

const failures: Record<Exclude<HttpFailure, 'other'>, PlainId> = {
  timeout: 'judge.response.late',
  'connection refused': 'judge.response.refused',
  'connection reset': 'judge.response.reset',
  incomplete: 'judge.response.cut',
  'not HTTP': 'judge.response.not-http',
  'protocol upgrade': 'judge.response.upgrade',
  'too long': 'judge.response.long',
};

function messageFor(failure: HttpFailure, error: string): Message {
  if (failure === 'other') return message('judge.response.error', { error });
  return { id: failures[failure], values: {} };
}
