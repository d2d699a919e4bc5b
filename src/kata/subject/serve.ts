import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { root, stepOf } from '../../course/steps.ts';
import { languageOf } from '../../i18n/language.ts';
import { sayIn } from '../../i18n/message.ts';
import { SettingError, wholeNumber } from '../../server/config/settings.ts';
import { listen } from '../../server/http/listen.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import { portTakenCode, withoutForeignFrames } from './start-fault.ts';
import { breakOnPurpose, loadApp, putInPlace } from './step-app.ts';

// A program of its own: `node serve.ts STEP FILE` serves one step with one file in place of its exercise, and
// `node serve.ts all` serves the learner's five files together. It runs with all rights of the person who starts it.

const [, , which = '', file = ''] = process.argv;
const step = stepOf(which);
const say = sayIn(languageOf(process.env.KATA_LANG) ?? 'en');
if (step !== undefined) putInPlace(step, file);

try {
  const { readConfig, createApp } = await loadApp(step?.app ?? join(root, 'steps/app.ts'));
  const config = readConfig(process.env);
  const users = openSqliteUsers(process.env.DATABASE_URL ?? ':memory:');
  const port = wholeNumber(process.env, 'PORT', { fallback: 0, min: 0, max: 65_535 });
  const app = createApp(config, users).use(breakOnPurpose);
  app.on('error', (error: Error) => console.error(textOf(error)));
  const { url } = await listen(app, '127.0.0.1', port);
  if (process.send) process.send({ url });
  else {
    const { number } = step ?? {};
    console.log(
      number === undefined
        ? say('kata.serve.all', { url })
        : say('kata.serve.step', { number, url }),
    );
  }
  flushCompileCache();
} catch (error) {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(say('kata.serve.port-taken', { which }));
    process.exit(portTakenCode);
  }
  console.error(
    error instanceof SettingError
      ? say('kata.serve.cannot-start', { reason: error.message })
      : textOf(error),
  );
  process.exit(1);
}

function textOf(error: unknown): string {
  return withoutForeignFrames(inspect(error));
}
