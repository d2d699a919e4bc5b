import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type Koa from 'koa';
import { listen } from '../server/listen.ts';
import { type Environment, SettingError, wholeNumber } from '../server/settings.ts';
import type { Config } from '../server/setup.ts';
import { openSqliteUsers } from '../server/users/sqlite.ts';
import type { UserStore } from '../server/users/store.ts';
import { stopClock } from './clock.ts';
import { stepOf } from './steps.ts';

// A program of its own, `node serve.ts STEP FILE`: one step's server with one file in the place of its exercise.
// Started by the judge, it answers its messages; KATA_NOW (seconds since 1970) stops its clock.

/** What the judge asks of a serving process: whether it is alive, or what it makes of other settings. */
export type ServeRequest = 'are you there?' | { configure: Environment };

/** What a serving process tells: where it listens, that it is alive, why it refuses settings ('': it does not). */
export type ServeMessage = 'alive' | { url: string } | { refusal: string };

/** What a step's app.ts exports. */
interface StepApp {
  readConfig(env: Environment): Config;
  createApp(config: Config, users: UserStore): Koa;
}

const [, , number, file = ''] = process.argv;
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

process.on('message', (request: ServeRequest) => {
  if (typeof request === 'string') tell('alive');
});
process.on('disconnect', () => process.exit());

const { KATA_NOW } = process.env;
if (KATA_NOW !== undefined) stopClock(Number(KATA_NOW) * 1000);

try {
  const { readConfig, createApp }: StepApp = await import(pathToFileURL(step.app).href);
  const config = readConfig(process.env);
  const users = openSqliteUsers(process.env.DATABASE_URL ?? ':memory:');
  const port = wholeNumber(process.env, 'PORT', { fallback: 0, min: 0, max: 65_535 });
  const server = await listen(createApp(config, users).use(breakOnPurpose), '127.0.0.1', port);
  process.on('message', (request: ServeRequest) => {
    if (typeof request === 'object') tell({ refusal: refusalOf(readConfig, request.configure) });
  });
  tell({ url: server.url });
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(`Cannot start: ${error.message}.`);
  process.exit(1);
}

function tell(message: ServeMessage): void {
  if (process.send) process.send(message);
  else if (typeof message === 'object' && 'url' in message) {
    console.log(`Step ${number} listens on ${message.url}`);
  }
}

function refusalOf(readConfig: StepApp['readConfig'], env: Environment): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A handler below the chain that fails, to see that its error stays its own. */
function breakOnPurpose(ctx: Koa.Context): void {
  if (ctx.path === '/broken') throw new Error('Broken on purpose');
}
