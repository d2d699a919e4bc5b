import { flushCompileCache, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type Koa from 'koa';
import { broken } from '../demo/me.ts';
import { listen } from '../server/listen.ts';
import { type Environment, SettingError, wholeNumber } from '../server/settings.ts';
import type { Config } from '../server/setup.ts';
import { openSqliteUsers } from '../server/users/sqlite.ts';
import type { UserStore } from '../server/users/store.ts';
import { stopClock } from './clock.ts';
import { portTaken } from './exit-codes.ts';
import { stepOf } from './steps.ts';

// A program of its own: `node serve.ts STEP FILE [--judged]` serves one step with one file in the place of its exercise.
// With --judged it talks to the judge that started it; KATA_NOW (seconds since 1970) then stops its clock.

/** What the judge asks: whether the program is alive, what it makes of other settings, or to move its clock (seconds). */
export type ServeRequest = 'are you there?' | { configure: Environment } | { clock: number };

/** What readConfig made of settings: a configuration, or the message of its error. */
export type Configured = { config: Config } | { refusal: string };

/** What the program replies. */
export type ServeMessage = 'alive' | { url: string } | { configured: Configured };

/** What a step's app.ts exports. */
interface StepApp {
  readConfig(env: Environment): Config;
  createApp(config: Config, users: UserStore): Koa;
}

const [, , number, file = '', judged] = process.argv;
const step = stepOf(number);
if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

const exercise = pathToFileURL(step.exercise).href;
const subject = pathToFileURL(file).href;
registerHooks({
  resolve(specifier, context, next) {
    // A file from elsewhere finds packages and `#server/` as if it stood in the exercise's place.
    const moved = context.parentURL === subject && /^[#\w@]/.test(specifier);
    const found = next(specifier, moved ? { ...context, parentURL: exercise } : context);
    return found.url === exercise ? { ...found, url: subject } : found;
  },
});

const { KATA_NOW } = process.env;
const clock = KATA_NOW === undefined ? undefined : stopClock(Number(KATA_NOW) * 1000);
let readConfig: StepApp['readConfig'] | undefined;

if (judged) {
  process.on('message', (request: ServeRequest) => {
    if (typeof request === 'object' && 'configure' in request) {
      if (readConfig) tell({ configured: configuredBy(readConfig, request.configure) });
      return;
    }
    if (typeof request === 'object') clock?.set(request.clock * 1000);
    tell('alive');
  });
  process.on('disconnect', () => process.exit());
}

/** Errors that a suite brings about: telling them would only confuse. */
const onPurpose = /^Broken on purpose$|^no such table: users$/;
try {
  const stepApp: StepApp = await import(pathToFileURL(step.app).href);
  readConfig = stepApp.readConfig;
  const config = readConfig(process.env);
  const users = openSqliteUsers(process.env.DATABASE_URL ?? ':memory:');
  const port = wholeNumber(process.env, 'PORT', { fallback: 0, min: 0, max: 65_535 });
  const app = stepApp.createApp(config, users).use(breakOnPurpose);
  app.on('error', (error: Error) => {
    if (!judged || !onPurpose.test(error.message)) console.error(error);
  });
  const server = await listen(app, '127.0.0.1', port);
  tell({ url: server.url });
  flushCompileCache();
} catch (error) {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`The port is taken. Choose another: PORT=4000 npm run step ${number}`);
    process.exit(portTaken);
  }
  console.error(error instanceof SettingError ? `Cannot start: ${error.message}.` : error);
  process.exit(1);
}

function tell(message: ServeMessage): void {
  if (judged) process.send?.(message);
  else if (typeof message === 'object' && 'url' in message) {
    console.log(`Step ${number} listens on ${message.url}`);
  }
}

function configuredBy(read: StepApp['readConfig'], env: Environment): Configured {
  try {
    return { config: read(env) };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** A handler below the chain that fails, to see that its error stays its own. */
function breakOnPurpose(ctx: Koa.Context): void {
  if (ctx.path === '/broken') broken();
}
