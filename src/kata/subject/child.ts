import { createRequire, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type Koa from 'koa';
import { stepOf } from '../../course/steps.ts';
import { type Environment, SettingError } from '../../server/config/settings.ts';
import { listen } from '../../server/http/listen.ts';
import {
  type ChildMessage,
  channelNumber,
  type ParentMessage,
  readMessages,
  writeMessage,
} from './channel.ts';
import { type StoppedClock, stopClock } from './clock.ts';
import { configuredBy } from './configured.ts';
import { reportDenials } from './denials.ts';
import { remoteUsers } from './remote-users.ts';
import { breakOnPurpose, loadApp, putInPlace, type StepApp } from './step-app.ts';
import { type Guard, isMeant, suiteHandlers } from './suite-handlers.ts';
import { hurryTimers } from './timers.ts';
import { waitingApp } from './waiting-app.ts';

// A program of its own, `node child.ts STEP FILE`, that the judge starts: it loads everything except FILE, listens, gives
// up the rights that a learner's program must not have, and waits for the message to begin.

const [, , number, file = ''] = process.argv;
const step = stepOf(number);
if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

putInPlace(step, file);
await preload(step.number);
// One server for the app of the suite, and two for further apps with other settings.
const handles: (ReturnType<Koa['callback']> | undefined)[] = [waitingApp()];
const urls = await Promise.all([0, 1, 2].map(listenAs));
const judge = new Socket({ fd: channelNumber });
const send = (message: ChildMessage) => writeMessage(judge, message);
const reported = new Set<string>();
giveUpRights();
reportDenials(reportOnce);
hideJudge(step.app);
send({ urls });
const { users, settle } = remoteUsers(send);
const apps = new WeakSet<Koa>();
let clock: StoppedClock | undefined;
let hurry = () => {};
let stepApp: StepApp | undefined;
let names: string[] = [];
let copies = 0;
const appFile = step.app;
type Open = Extract<ParentMessage, { open: Environment }>;
/** The middlewares that the learner's file exports, each with the arguments that its app.ts passes. */
let guard: Parameters<typeof suiteHandlers>[0] = () => {
  throw new TypeError('The program has not begun');
};
const handlers = suiteHandlers((name) => guard(name));

judge.on('close', () => process.exit());
readMessages<ParentMessage>(judge, receive, () => process.exit());

function receive(message: ParentMessage): void {
  if (message === 'are you there?') afterPrinting(() => send('alive'));
  else if ('begin' in message) begin(message.begin, message.now);
  else if ('call' in message) settle(message);
  else if ('clock' in message) {
    clock?.set(message.clock * 1000);
    hurry();
    send('alive');
  } else if ('handler' in message) {
    handlers.add(message.handler);
    send('alive');
  } else if ('calls' in message) send({ called: handlers.calls(message.calls) });
  else if (stepApp && 'open' in message) open(stepApp, message);
  else if (stepApp && 'configure' in message) {
    const { readConfig } = stepApp;
    const reads = message.configure.map((env) => configuredBy(readConfig, env));
    send({ configured: reads.map((read) => read()) });
  } else if (stepApp && 'reconfigure' in message) {
    const { readConfig } = stepApp;
    const env = {};
    const read = (changes: Environment) => configuredBy(readConfig, Object.assign(env, changes))();
    send({ configured: message.reconfigure.map(read) });
  }
}

/** Tells the judge that the program wanted what is not allowed, once for each kind. */
function reportOnce(denied: string): void {
  if (reported.has(denied)) return;
  reported.add(denied);
  send({ denied });
}

async function listenAs(index: number): Promise<string> {
  const callback: Koa['callback'] = () => async (request, response) => {
    const handle = handles[index];
    if (handle === undefined) response.destroy();
    else await handle(request, response);
  };
  const { url } = await listen({ callback }, '127.0.0.1', 0);
  return url;
}

/** Calls back once all earlier output is written, so that the judge does not read the reply first and miss output. */
function afterPrinting(done: () => void): void {
  process.stdout.write('', () => process.stderr.write('', done));
}

async function begin(env: Record<string, string>, now: number | undefined): Promise<void> {
  handles[0] = undefined;
  setEnvironment(env);
  if (now !== undefined) {
    clock = stopClock(now * 1000);
    hurry = hurryTimers(Date.now);
  }
  try {
    if (step === undefined) return;
    stepApp = await loadApp(step.app);
    const config = stepApp.readConfig(process.env);
    const program: Exports = await import(pathToFileURL(file).href);
    const inputs = {
      extractToken: [],
      decodeToken: [config],
      attachUser: [users],
      requireUser: [],
    };
    guard = (name) => {
      const make = program[name];
      if (make === undefined) throw new TypeError(`The program does not export ${name}`);
      return make(...inputs[name]);
    };
    handles[0] = handleOf(stepApp.createApp(config, users));
    send('listens');
  } catch (error) {
    if (step !== undefined && isOfSolution(error, step.name)) console.error('ERR_ACCESS_DENIED');
    // Node prints the line of such an error only if it is not caught.
    if (error instanceof SyntaxError && !error.stack?.includes('file:')) throw error;
    console.error(error instanceof SettingError ? `Cannot start: ${error.message}.` : error);
    process.exit(1);
  }
}

/** Sets the environment that the program sees, in place of the one that was set before. */
function setEnvironment(env: Environment): void {
  for (const name of ['NODE_ENV', ...names]) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  names = Object.keys(env);
}

/** True if a program imports more than a type from the solution, which putInPlace() replaces by an empty module. */
function isOfSolution(error: unknown, name: string): boolean {
  const [, path = ''] = /'([^']+)' does not provide/.exec(inspect(error)) ?? [];
  return path.includes('server/') && path.endsWith(`/${name}.ts`);
}

/** An app that was returned before: it would have the handlers twice. */
class SameAppError extends Error {}

type Exports = Partial<Record<Guard, (...inputs: unknown[]) => Koa.Middleware>>;

function handleOf(app: Koa): ReturnType<Koa['callback']> {
  if (apps.has(app)) throw new SameAppError('createServer returned the same app again');
  apps.add(app);
  app.use(handlers.middleware).use(breakOnPurpose);
  app.on('error', printUnlessMeant);
  return app.callback();
}

/** Makes a further app with other settings in this process. */
async function open(app: StepApp, { open: env, at, kind }: Open): Promise<void> {
  try {
    if (kind.anew) setEnvironment(env);
    const { readConfig, createApp } = kind.anew ? await loadApp(appFile, ++copies) : app;
    const ofApp = kind.empty ? { ...users, findById: async () => undefined } : users;
    handles[at] = handleOf(createApp(readConfig(env), ofApp));
    send({ opened: true });
  } catch (error) {
    console.error(error instanceof SameAppError ? error.message : error);
    send({ opened: false });
  }
}

/** Errors that a suite causes are not printed, and neither are errors that they cause. */
function printUnlessMeant(error: Error): void {
  const text = inspect(error);
  const isOfSuite = isMeant(error);
  if (!isOfSuite) console.error(text);
  const kept = text.slice(0, 20_000);
  send(isOfSuite ? { unshown: kept } : { printedError: kept });
}

/** Loads everything that a solution of this step may import, so that a verdict waits only for the file itself. */
async function preload(until: number): Promise<void> {
  const earlier = ['setup', 'issue', 'extract', 'decode'].slice(0, until - 1);
  const parts = [
    'errors',
    'body',
    'secret',
    'strict',
    'users/passwords',
    'users/store',
    ...earlier,
  ];
  await Promise.all([
    ...parts.map((part) => import(`#server/${part}.ts`)),
    import('#demo/health.ts'),
    import('#demo/inspect.ts'),
    ...['koa', 'koa-compose', '@koa/router', 'jwt-simple'].map((name) => import(name)),
  ]);
}

/** Removes what tells a program that it is judged, as far as this is possible: the arguments. */
function hideJudge(app: string): void {
  process.argv.splice(1, process.argv.length, app);
}

/**
 * Gives up the network, now that this process listens, and the native code of packages, now that argon2 is loaded. Then
 * what Node's permissions do not cover: signals and priorities of other processes, and V8's flags, some of which write
 * files.
 */
function giveUpRights(): void {
  process.permission?.drop('net');
  process.permission?.drop('addon');
  for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd', 'dlopen']) {
    const value = () => {
      reportOnce('process');
      throw new TypeError(`process.${name} is not allowed`);
    };
    Object.defineProperty(process, name, { value, configurable: false });
  }
  const require = createRequire(import.meta.url);
  Reflect.deleteProperty(require('node:os'), 'setPriority');
  Reflect.deleteProperty(require('node:v8'), 'setFlagsFromString');
  syncBuiltinESMExports();
}
