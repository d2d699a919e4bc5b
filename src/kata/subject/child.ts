import { createRequire, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import type Koa from 'koa';
import { stepOf } from '../../course/steps.ts';
import { SettingError } from '../../server/config/settings.ts';
import { listen } from '../../server/http/listen.ts';
import {
  type ChildMessage,
  channelNumber,
  type ParentMessage,
  readMessages,
  writeMessage,
} from './channel.ts';
import { type StoppedClock, stopClock } from './clock.ts';
import { remoteUsers } from './remote-users.ts';
import { breakOnPurpose, loadApp, putInPlace, type StepApp } from './step-app.ts';

// A program of its own, `node child.ts STEP FILE`, that the judge starts: it loads everything except FILE, listens, gives up
// the rights that a learner's program must not have, and waits for the message to begin.

const [, , number, file = ''] = process.argv;
const step = stepOf(number);
if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

putInPlace(step, file);
await preload(step.number);
let handle: ReturnType<Koa['callback']> = async (_request, response) => void response.destroy();
const callback: Koa['callback'] = () => (request, response) => handle(request, response);
const { url } = await listen({ callback }, '127.0.0.1', 0);
const judge = new Socket({ fd: channelNumber });
const send = (message: ChildMessage) => writeMessage(judge, message);
giveUpRights();
send({ url });
const { users, settle } = remoteUsers(send);
let clock: StoppedClock | undefined;
let readConfig: StepApp['readConfig'] | undefined;

judge.on('close', () => process.exit());
readMessages<ParentMessage>(judge, receive, () => process.exit());

function receive(message: ParentMessage): void {
  if (message === 'are you there?') afterPrinting(() => send('alive'));
  else if ('begin' in message) begin(message.begin, message.now);
  else if ('call' in message) settle(message);
  else if ('clock' in message) {
    clock?.set(message.clock * 1000);
    send('alive');
  } else if (readConfig) configure(readConfig, message.configure);
}

/** Calls back once all earlier output is written, so that the judge does not read the reply first and miss output. */
function afterPrinting(done: () => void): void {
  process.stdout.write('', () => process.stderr.write('', done));
}

async function begin(env: Record<string, string>, now: number | undefined): Promise<void> {
  Object.assign(process.env, env);
  if (now !== undefined) clock = stopClock(now * 1000);
  try {
    if (step === undefined) return;
    const stepApp = await loadApp(step.app);
    readConfig = stepApp.readConfig;
    const app = stepApp.createApp(readConfig(process.env), users).use(breakOnPurpose);
    app.on('error', printUnlessMeant);
    handle = app.callback();
    send('listens');
  } catch (error) {
    console.error(error instanceof SettingError ? `Cannot start: ${error.message}.` : error);
    process.exit(1);
  }
}

/** Errors that a suite causes are not printed, and neither are errors that they cause. */
function printUnlessMeant(error: Error): void {
  if (!isMeant(error)) console.error(error);
}

function isMeant(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /^Broken on purpose$|^no such table: users$/.test(error.message) || isMeant(error.cause);
}

function configure(read: StepApp['readConfig'], env: Parameters<typeof read>[0]): void {
  try {
    const { secret, issuer, lifetime } = read(env); // By name: they may be getters, or not enumerable.
    send({ configured: { config: { secret, issuer, lifetime } } });
  } catch (error) {
    send({ configured: { refusal: error instanceof Error ? error.message : String(error) } });
  }
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
    import('koa-compose'),
  ]);
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
    Object.defineProperty(process, name, { value: undefined, configurable: false });
  }
  const require = createRequire(import.meta.url);
  Reflect.deleteProperty(require('node:os'), 'setPriority');
  Reflect.deleteProperty(require('node:v8'), 'setFlagsFromString');
  syncBuiltinESMExports();
}
