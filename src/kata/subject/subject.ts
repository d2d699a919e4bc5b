import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Step } from '../../course/steps.ts';
import { type Message, message } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import type { UserStore } from '../../server/users/store.ts';
import type { AppKind, ChildMessage, ParentMessage } from './channel.ts';
import type { Configured, Odd } from './configured.ts';
import { confinement } from './confine.ts';
import { type ConfinedProcess, spawnConfined } from './process.ts';
import { answerUsers } from './remote-users.ts';
import { faultOf, StartError, type StartFault } from './start-fault.ts';
import type { SuiteHandler } from './suite-handlers.ts';

/** Milliseconds from the message to begin until the program listens. */
const startTimeoutMs = 8_000;
/** Milliseconds until a reply to a message. A program that starts gets less, so that a loop is named soon. */
const replyTimeoutMs = { running: 10_000, starting: 2_000 };

/** Milliseconds to load our own modules before the learner's file: a busy machine is not a fault of the program. */
const loadTimeoutMs = 30_000;

/** Maximum number of messages from a program. */
const maxMessages = 50_000;

/** Number of errors of requests that are remembered. */
const maxPrintedErrors = 500;

/** Number of characters that are kept of errors that the suite caused. */
const maxUnshown = 1_000_000;

/** A program under test: a step, and the file that replaces its exercise. */
export interface Subject {
  step: Step;
  file: string;
}

/** What a program is started with. */
export interface StartOptions {
  env: Record<string, string>;
  users: UserStore;
  /** Seconds since 1970, at which the program's clock is stopped. */
  now?: number | undefined;
  /** Milliseconds to start in; 8,000 by default. */
  timeoutMs?: number;
}

/** A process that has loaded everything except the file, which it reads after a message. */
export interface Prepared {
  /** Where it listens: until it begins, it answers as `waitingApp` says. It is undefined if the process ended before it listened. */
  address: Promise<string | undefined>;
  /** Whether the program has wanted something that is not allowed. */
  denied(): boolean;
  /** Starts the program and waits until it listens. Throws a StartError. May be called once. */
  begin(options: StartOptions): Promise<Running>;
  stop(): Promise<void>;
}

/** Returns a process for a subject: a new one, or one that was started beforehand. */
export type Prepare = (subject: Subject) => Prepared;

/** A running subject. */
export interface Running {
  url: string;
  /** What the program has printed so far, its last 64,000 characters. */
  output(): Promise<string>;
  /** Errors that the suite caused, as the program would have printed them. */
  unshown(): string;
  /** Errors of requests so far, as the program has printed them. */
  printedErrors(): readonly string[];
  /** Makes a further app with other settings in the same process. Returns its address; undefined if that failed. */
  openApp(env: Environment, kind?: AppKind): Promise<string | undefined>;
  /** Adds a handler of the suite below the chain. */
  addHandler(handler: SuiteHandler): Promise<unknown>;
  /** How often the handler of a path has run; undefined if the program does not reply. */
  callsOf(path: string): Promise<number | undefined>;
  /** The result of the program's readConfig for other settings; undefined if it ended or did not reply within 10 seconds. */
  configure(envs: readonly Environment[]): Promise<Configured[] | undefined>;
  /** The same, but each entry changes one and the same environment object before readConfig reads it. */
  reconfigure(changes: readonly Environment[]): Promise<Configured[] | undefined>;
  /** Moves a stopped clock to a moment in seconds since 1970. */
  setClock(now: number): Promise<unknown>;
  /** Why the judge stopped it; undefined if it did not. */
  stopped(): Message | undefined;
  stop(): Promise<void>;
}

/** Starts a subject as a process of its own on a free port and waits until it listens. Throws a StartError. */
export function startSubject(subject: Subject, options: StartOptions): Promise<Running> {
  return prepareSubject(subject).begin(options);
}

/** Starts a process for a subject. It may read a few files; it must not write a file or start a process. */
export function prepareSubject({ step, file }: Subject): Prepared {
  const program = [join(import.meta.dirname, 'child.ts'), String(step.number), file];
  const child = spawnConfined([...confinement(step, file), ...program]);
  const { channel, ended, stop } = child;
  const addresses = channel.receive((sent) =>
    typeof sent === 'object' && 'urls' in sent ? sent.urls.map(String) : undefined,
  );
  let unshown = '';
  const printedErrors: string[] = [];
  let denied = false;
  channel.listen((sent) => {
    if (typeof sent !== 'object') return;
    if ('unshown' in sent) unshown = (unshown + String(sent.unshown)).slice(-maxUnshown);
    if ('printedError' in sent && printedErrors.length < maxPrintedErrors)
      printedErrors.push(String(sent.printedError));
    if ('denied' in sent) denied = true;
  });
  let opened = 0;
  const exchange: Exchange = (question, pick, replyMs = replyTimeoutMs.running) => {
    const reply = channel.receive(pick);
    channel.send(question);
    // Later than at once, so that a check that asks again and again lets responses arrive.
    return within(replyMs, [reply, ended.then(() => setImmediate(undefined))]);
  };

  return {
    address: Promise.race([addresses.then(([url]) => url), ended.then(() => undefined)]),
    denied: () => denied,
    stop,
    async begin({ env, users, now, timeoutMs = startTimeoutMs }) {
      serveUsers(child, users);
      const listens = channel
        .receive((sent) => sent === 'listens' || undefined)
        .then(() => addresses);
      let outcome = await within<string[] | number | null>(loadTimeoutMs, [addresses, ended]);
      if (typeof outcome === 'object' && outcome !== null) {
        channel.send({ begin: env, now });
        outcome = await within<string[] | number | null>(timeoutMs, [listens, ended]);
      }
      const spawnError = child.spawnError();
      if (spawnError !== undefined) throw spawnError;
      if (typeof outcome !== 'object' || outcome === null) {
        const fault =
          outcome === undefined
            ? await silenceOf(exchange)
            : faultOf(outcome, child.output(), child.stopped()?.fault);
        await stop();
        throw new StartError(fault, child.output());
      }
      const [url = '', ...others] = outcome;
      return {
        url,
        async output() {
          await exchange('are you there?', aliveIn); // All earlier output arrives before the reply.
          await setImmediate();
          return child.output();
        },
        unshown: () => unshown,
        printedErrors: () => printedErrors,
        async openApp(settings, kind = {}) {
          const index = opened++ % others.length;
          const done = await exchange({ open: settings, at: index + 1, kind }, openedIn);
          return done === true ? others[index] : undefined;
        },
        addHandler: (handler) => exchange({ handler }, aliveIn),
        callsOf: (path) => exchange({ calls: path }, calledIn),
        configure: (settings) => exchange({ configure: settings }, configuredIn),
        reconfigure: (changes) => exchange({ reconfigure: changes }, configuredIn),
        setClock: (moment) => exchange({ clock: moment }, aliveIn),
        stopped: () => child.stopped()?.reason,
        stop,
      };
    },
  };
}

function serveUsers({ channel, stopFor }: ConfinedProcess, users: UserStore): void {
  let calls = 0;
  channel.listen(async (sent) => {
    calls += 1;
    if (calls > maxMessages) return stopFor(message('judge.stopped.users'));
    if (typeof sent === 'object' && 'users' in sent) channel.send(await answerUsers(users, sent));
  });
}

/** Sends a message to the child and picks a value from the reply; undefined if none comes in time. */
type Exchange = <T>(
  question: ParentMessage,
  pick: (reply: ChildMessage) => T | undefined,
  replyMs?: number,
) => Promise<T | undefined>;

/** Tells a busy program from one that only waits: the one that waits still replies to messages. */
async function silenceOf(exchange: Exchange): Promise<StartFault> {
  const reply = await exchange('are you there?', aliveIn, replyTimeoutMs.starting);
  return reply === undefined ? 'hang' : 'silent';
}

const odds: readonly Odd[] = ['nothing', 'promise', 'changed'];

/** The program may send anything as its configuration or error: a copy has the shape that the suite expects. */
function configuredIn(reply: ChildMessage): Configured[] | undefined {
  if (typeof reply !== 'object' || !('configured' in reply)) return undefined;
  return reply.configured.map(copyOf);
}

function copyOf(configured: Configured): Configured {
  if ('config' in configured) return { config: { ...configured.config } };
  if ('odd' in configured) return { odd: odds.find((one) => one === configured.odd) ?? 'nothing' };
  return { refusal: String(configured.refusal), printed: String(configured.printed) };
}

function openedIn(reply: ChildMessage): boolean | undefined {
  return typeof reply === 'object' && 'opened' in reply ? reply.opened : undefined;
}

function calledIn(reply: ChildMessage): number | undefined {
  return typeof reply === 'object' && 'called' in reply ? Number(reply.called) : undefined;
}

function aliveIn(reply: ChildMessage): true | undefined {
  return reply === 'alive' ? true : undefined;
}

/** The first of some promises, or undefined after a time in milliseconds. */
async function within<T>(milliseconds: number, promises: Promise<T>[]): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  try {
    return await Promise.race([...promises, late]);
  } finally {
    clearTimeout(timer);
  }
}
