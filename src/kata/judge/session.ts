import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { hash } from '@node-rs/argon2';
import { forge } from '../../attacks/forge.ts';
import { addressOf } from '../../attacks/http/address.ts';
import { createHttpClient } from '../../attacks/http/client.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import type { HttpFailure, HttpResponse } from '../../attacks/http/response.ts';
import type { RawBytes } from '../../attacks/http/send-raw.ts';
import type { Step } from '../../course/steps.ts';
import { type Message, message, type PlainId, type Sayable } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import type { StoredUser } from '../../server/users/store.ts';
import type { AppKind, DatabaseError } from '../subject/channel.ts';
import type { Configured } from '../subject/configured.ts';
import { StartError } from '../subject/start-fault.ts';
import {
  type Prepare,
  prepareSubject,
  type Running,
  type StartOptions,
  type Subject,
} from '../subject/subject.ts';
import type { SuiteHandler } from '../subject/suite-handlers.ts';
import { literalsIn } from './literals.ts';
import { createMemoryUsers, type StoreCall } from './memory-users.ts';
import { type RandomSource, randomSource } from './random.ts';

/** A request of a check. Requests share kept-alive connections. */
export interface Asked extends HttpRequest {
  /** Sends it on a connection of its own. */
  fresh?: true;
}

/** A response as a check sees it. Its status is 0 if no complete response came within 5 seconds. */
export interface Answer extends Omit<HttpResponse, 'failure'> {
  /** Why no complete response came; undefined if it did. */
  failure: Message | undefined;
}

/** A request and its response. A request in raw bytes has only the path that its first line names. */
export interface Exchanged {
  asked: Asked;
  answer: Answer;
}

/** A text that no response and no output may contain, with its name for the learner. */
export interface Secret {
  name: Sayable;
  text: string;
}

/** A user whose password the suite knows. */
export interface KnownUser extends StoredUser {
  password: string;
}

/** An app of the program with settings of its own. */
export interface AppUnderTest {
  secret: string;
  issuer: string;
  /** The lifetime of tokens, in seconds. */
  lifetime: number;
  ask(asked: Asked): Promise<Answer>;
  /** A valid token of this app for a user id, with some claims changed; undefined leaves a claim out. */
  token(sub: string, changed?: object): string;
}

/** An app in another process of the same program, as after a restart. */
export interface AnotherProcess extends AppUnderTest {
  /** The result of its readConfig for other settings; undefined if it does not reply. */
  configure: Configure;
  output(): Promise<string>;
  stop(): Promise<void>;
}

/** Calls readConfig for other settings; undefined if the program does not reply. */
export type Configure = (env: Environment) => Promise<Configured | undefined>;

/** How a session is opened. */
export interface SessionOptions {
  /** Returns the processes; by default each is started when it is needed. */
  prepare?: Prepare;
  /** Closes the session immediately. All later results are meaningless. */
  signal?: AbortSignal;
  /** Repeats the random inputs of a verdict; unpredictable by default. */
  seed?: number | undefined;
  /** The time at which the program's clock is stopped, in seconds since 1970; by default it is now. */
  now?: number | undefined;
}

/** Everything that one run of a suite works with: a subject, random settings, and users. */
export interface JudgeSession extends AppUnderTest {
  /** The step that the subject is for, and its file. */
  step: Step;
  file: string;
  /** Random words, ids and secrets, all from the seed of this run. */
  random: RandomSource;
  /** The subject's time in seconds since 1970: a whole number, unless a stopped clock was moved by a fraction. */
  now(): number;
  /** How old the subject is, in milliseconds: `least` since it listens, `most` since it was told to begin. */
  age(): { least: number; most: number };
  /** Sends bytes unchanged, or several pieces one after the other, on a connection of their own. */
  askRaw(bytes: RawBytes): Promise<Answer>;
  /** Sends requests at the same moment. */
  askAll(asked: readonly Asked[]): Promise<Answer[]>;
  /** All requests and responses so far, of all apps and processes, in order. */
  history: readonly Exchanged[];
  /** Registers a text that no response and no output may contain. The secret, passwords, hashes and tokens are registered already. */
  keepSecret(name: Sayable, text: string): void;
  secrets: readonly Secret[];
  /** Adds a handler below the chain at a random path, and returns the path. See `SuiteHandler`. */
  handle(handler?: Partial<SuiteHandler>): Promise<string>;
  /** The handlers that were added, by their paths. */
  handlers: ReadonlyMap<string, SuiteHandler>;
  /** How often the handler of a path has run. */
  callsOf(path: string): Promise<number | undefined>;
  /**
   * Makes a further app with other settings in the same process; undefined if it does not start. The last two of them can
   * be asked.
   */
  openApp(env: Environment, kind?: AppKind): Promise<AppUnderTest | undefined>;
  /** Starts the subject once more, in another process. Throws a StartError. It ends with the session. */
  startAnother(options?: { env?: Environment; now?: number }): Promise<AnotherProcess>;
  /**
   * Adds a user. By default its password is random, with a space on both sides. Its hash is cheap (`quick`), as expensive as
   * the reference's (`real`), four times as expensive (`slow`), or unreadable. Each user has a further column with a secret value.
   */
  addUser(hash?: keyof typeof hashes, password?: string, username?: string): Promise<KnownUser>;
  removeUser(id: string): Promise<void>;
  /** Adds a removed user again, with the same id, name and hash. */
  restoreUser(user: StoredUser): void;
  /** Changes the name or the password of a user. */
  changeUser(id: string, changes: { username?: string; password?: string }): Promise<void>;
  /** Starts the subject again with other settings and stops it. Returns why it did not start, or undefined. */
  tryStart(env: Environment): Promise<StartError | undefined>;
  /** The result of the running subject's readConfig for other settings; undefined if it does not reply. */
  configure: Configure;
  /** The results for many settings, in order. */
  configureAll(envs: readonly Environment[]): Promise<(Configured | undefined)[]>;
  /**
   * The results of readConfig for one environment object: the settings of this run, changed by each entry in turn before it
   * is read again.
   */
  reconfigure(changes: readonly Environment[]): Promise<(Configured | undefined)[]>;
  /** Moves the subject's stopped clock, and `now` with it, by a number of seconds, to the millisecond. */
  passTime(seconds: number): Promise<void>;
  /** Makes every call of the store fail. Returns the function that repairs it. */
  breakDatabase(error?: DatabaseError): () => void;
  /**
   * Makes replies of the store late, in milliseconds; the value is read at once. With an id, only look-ups of this user.
   * Returns the function that ends it.
   */
  slowDatabase(milliseconds: number, id?: string): () => void;
  /** Whether a check has ended while calls of the store fail or are late. */
  isDisturbed(): boolean;
  /** The program's calls of the store so far, in order. */
  storeCalls: readonly StoreCall[];
  /** The literals of the subject's file, as names and values that the program may secretly accept. */
  literals(): string[];
  /** The address of the running subject. */
  address(): Promise<string>;
  /** What the subject has printed. */
  output(): Promise<string>;
  /** What the subject would have printed about errors that the suite caused. */
  unshown(): string;
  /** Errors of requests so far, as the subject has printed them. */
  printedErrors(): readonly string[];
  close(): Promise<void>;
}

const hashes = {
  quick: (password: string) => hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 }),
  real: hashPassword,
  slow: (password: string) => hash(password, { memoryCost: 19_456, timeCost: 8, parallelism: 1 }),
  unreadable: async () => 'unreadable',
};

/** A response is late after this time. On a busy machine, a right program may need some tenths of a second. */
const lateMs = 1_000;

/** Milliseconds for all late responses of a run together, and for all of its requests. A right program takes about 3,000 at rest. */
const limits = { late: 90_000, all: 300_000 };

/** Values of NODE_ENV under which a program must behave alike; the empty one leaves it unset. */
export const nodeEnvs = ['production', 'development', 'test', 'staging', ''] as const;

/** Opens a session for one run of a suite on a subject. */
export async function openSession(
  subject: Subject,
  { prepare = prepareSubject, signal, seed, now: begun = Date.now() / 1000 }: SessionOptions = {},
): Promise<JudgeSession> {
  const random = randomSource(seed);
  const prepared = prepare(subject);
  const processes = [prepared];
  let stoppedAt = Math.floor(begun);
  // A letter beyond ASCII reveals programs that do not read the secret as UTF-8.
  const secret = `${random.secret()}${random.pick([...'ЩжβñŁ'])}`;
  const [issuer, lifetime] = [random.word(), random.integer(1_800, 86_400)];
  const env = {
    ...surroundings(random),
    JWT_SECRET: secret,
    JWT_ISSUER: issuer,
    TOKEN_LIFETIME: String(lifetime),
  };
  const deadline = performance.now() + limits.all;
  let late = 0;
  let countedUntil = 0;
  let running: Promise<Running> | undefined;
  let started: Running | undefined;
  const users = createMemoryUsers();
  const history: Exchanged[] = [];
  const secrets: Secret[] = [];
  const handlers = new Map<string, SuiteHandler>();
  let begunAt = performance.now();
  let listensAt = begunAt;
  const known = new Set<string>();
  const keepSecret = (name: Sayable, text: string) => {
    if (!known.has(text)) secrets.push({ name, text });
    known.add(text);
  };

  const now = () => stoppedAt;
  const start = async () => {
    if (running === undefined) begunAt = performance.now();
    running ??= prepared.begin(startOptions(env)).finally(() => (listensAt = performance.now()));
    started = await running;
    return started;
  };
  const startOptions = (settings: Environment): StartOptions => ({
    env: onlySet(settings),
    users: users.store,
    now: stoppedAt,
  });

  const close = async () => {
    signal?.removeEventListener('abort', close);
    agent.destroy();
    await Promise.all(processes.map((one) => one.stop()));
  };
  signal?.addEventListener('abort', close);
  if (signal?.aborted) await close();

  const agent = new Agent({ keepAlive: true });
  const askAt = async (url: string, asked: Asked, stopped: Running['stopped']): Promise<Answer> => {
    const answer = await ask(url, asked, asked.fresh ? undefined : agent);
    history.push({ asked, answer });
    return inTime(answer, stopped);
  };
  const inTime = (answer: Answer, stopped: Running['stopped']): Answer => {
    if (answer.status === 0) return { ...answer, failure: stopped() ?? answer.failure };
    if (answer.time > lateMs) {
      const end = performance.now();
      late += end - Math.max(end - answer.time, countedUntil); // Requests sent at once count once.
      countedUntil = end;
    }
    const isLate = late > limits.late;
    if (!isLate && performance.now() < deadline) return answer;
    const seconds = (isLate ? limits.late : limits.all) / 1000;
    const failure = message('judge.response.time-used-up', { seconds });
    return { ...answer, status: 0, failure };
  };
  /** What is common to all apps: the way to ask them, and their tokens. */
  const appAt = (
    url: () => Promise<string>,
    settings: Environment,
    stopped: Running['stopped'],
  ): AppUnderTest => {
    const of = {
      secret: settings.JWT_SECRET ?? '',
      issuer: settings.JWT_ISSUER || defaults.issuer,
      lifetime: Number(settings.TOKEN_LIFETIME || defaults.lifetime),
    };
    if (of.secret.length >= minSecretLength) keepSecret('judge.secret.secret', of.secret);
    return {
      ...of,
      ask: async (asked) => askAt(await url(), asked, stopped),
      token(sub, changed = {}) {
        const iat = Math.floor(now());
        const exp = iat + Math.min(600, of.lifetime);
        const token = forge({ iss: of.issuer, sub, iat, exp, ...changed }, of.secret);
        keepSecret('judge.secret.token', token);
        return token;
      },
    };
  };
  const own = appAt(
    async () => (await start()).url,
    env,
    () => started?.stopped(),
  );

  return {
    ...own,
    step: subject.step,
    file: subject.file,
    random,
    now,
    history,
    secrets,
    keepSecret,
    handlers,
    age() {
      const now = performance.now();
      return { least: now - listensAt, most: now - begunAt };
    },
    async askRaw(bytes) {
      const { url, stopped } = await start();
      const answer = await askRaw(url, bytes);
      history.push({ asked: { path: pathIn(bytes) }, answer });
      return inTime(answer, stopped);
    },
    askAll: (asked) => Promise.all(asked.map(own.ask)),
    async handle(handler = {}) {
      const path = handler.path ?? `/${random.word()}`;
      handlers.set(path, { ...handler, path });
      await (await start()).addHandler({ ...handler, path });
      return path;
    },
    callsOf: async (path) => (await start()).callsOf(path),
    async openApp(changed, kind) {
      const { openApp, stopped } = await start();
      const settings = { ...env, ...changed };
      const url = await openApp(onlySet(settings), kind);
      return url === undefined ? undefined : appAt(async () => url, settings, stopped);
    },
    async startAnother({ env: changed = {}, now: at = stoppedAt } = {}) {
      const settings = { ...env, ...changed };
      const process = prepare(subject);
      processes.push(process);
      const another = await process.begin({ ...startOptions(settings), now: at });
      const { url, output, stop, stopped } = another;
      return {
        ...appAt(async () => url, settings, stopped),
        configure: async (more) => (await another.configure([{ ...settings, ...more }]))?.at(0),
        output,
        stop,
      };
    },
    async addUser(
      kind = 'quick',
      given,
      name = `${random.pick(['Zoë', 'José', 'Łucja', 'Åsa'])} ${random.word()}`,
    ) {
      const password = given ?? ` ${random.secret()} `;
      const column = random.secret();
      // Drawn before the hash is awaited, so that users who are added at once are the same in every run with a seed.
      const columns = { id: random.id(), [random.word()]: column };
      const user = users.add(name, await hashes[kind](password), columns);
      if (user === undefined) throw new Error(`The name ${name} is taken`);
      if (password.length >= minSecretLength) keepSecret('judge.secret.password', password);
      keepSecret('judge.secret.hash', user.passwordHash);
      keepSecret('judge.secret.column', column);
      return { ...user, password };
    },
    removeUser: async (id) => users.remove(id),
    restoreUser: users.restore,
    async changeUser(id, { username, password }) {
      const passwordHash = password === undefined ? undefined : await hashes.quick(password);
      users.change(id, {
        ...(username !== undefined && { username }),
        ...(passwordHash !== undefined && { passwordHash }),
      });
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
    configure: async (changed) =>
      (await (await start()).configure([{ ...env, ...changed }]))?.at(0),
    async configureAll(changes) {
      const { configure } = await start();
      const results: (Configured | undefined)[] = [];
      for (const part of partsOf(changes)) {
        const configured = await configure(part.map((changed) => ({ ...env, ...changed })));
        results.push(...part.map((_, index) => configured?.at(index)));
      }
      return results;
    },
    async reconfigure([first, ...changes]) {
      const { reconfigure } = await start();
      const configured = await reconfigure([{ ...env, ...first }, ...changes]);
      return [first, ...changes].map((_, index) => configured?.at(index));
    },
    async passTime(seconds) {
      stoppedAt = Math.round((now() + seconds) * 1000) / 1000;
      await (await start()).setClock(stoppedAt);
    },
    breakDatabase: users.fail,
    slowDatabase: users.slow,
    isDisturbed: users.isDisturbed,
    storeCalls: users.calls,
    literals: () => literalsIn(readFileSync(subject.file, 'utf8')),
    address: async () => (await start()).url,
    output: async () => (await started?.output()) ?? '',
    unshown: () => started?.unshown() ?? '',
    printedErrors: () => started?.printedErrors() ?? [],
    close,
  };
}

/** Number of settings in one message to the program, and of characters in them: the length of a message is limited. */
const mostAtOnce = { settings: 20, characters: 20_000 };

/** Splits settings into parts that fit into one message each. */
function partsOf(changes: readonly Environment[]): Environment[][] {
  const parts: Environment[][] = [];
  let room = { settings: 0, characters: 0 };
  for (const changed of changes) {
    const characters = JSON.stringify(changed).length;
    if (room.settings < 1 || room.characters < characters) {
      parts.push([]);
      room = { ...mostAtOnce };
    }
    parts.at(-1)?.push(changed);
    room = { settings: room.settings - 1, characters: room.characters - characters };
  }
  return parts;
}

/** What `readConfig` returns for settings that are not set. */
const defaults = { issuer: 'koa-jwt-kata', lifetime: 7 * 24 * 60 * 60 };

/** A response may contain a shorter text by chance. */
const minSecretLength = 8;

/** An environment as a server may have it. It changes nothing about a right program. */
function surroundings(random: RandomSource): Environment {
  return {
    NODE_ENV: random.pick(nodeEnvs) || undefined,
    TZ: random.pick(['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata']),
    LANG: random.pick(['C', 'en_US.UTF-8', 'zh_CN.UTF-8']),
    HOME: `/home/${random.word()}`,
    USER: random.word(),
    HOSTNAME: random.word(),
    PORT: String(random.integer(1024, 65_535)),
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

/** Sends a request to a server and returns the response, whatever its status. With an agent, its connection is kept. */
export async function ask(url: string, request: HttpRequest, agent?: Agent): Promise<Answer> {
  return answerOf(await clientOf(url, agent).send(request));
}

/** Sends bytes to a server and returns the response. */
export async function askRaw(url: string, bytes: RawBytes): Promise<Answer> {
  return answerOf(await clientOf(url).sendRawOnce(bytes));
}

function clientOf(url: string, agent?: Agent) {
  return createHttpClient({ address: addressOf(url), timeoutMs: 5_000, agent });
}

function answerOf(response: HttpResponse): Answer {
  if (response.failure === undefined) return { ...response, failure: undefined };
  return { ...response, text: '', body: {}, failure: messageFor(response.failure, response.text) };
}

/** The path in the first line of a raw request. */
function pathIn(bytes: RawBytes): string {
  const pieces = typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes;
  const text = pieces.map((piece) => Buffer.from(piece).toString('latin1')).join('');
  return /^\S+ (\S+) /.exec(text)?.[1] ?? '/';
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
