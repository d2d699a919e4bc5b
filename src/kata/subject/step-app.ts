import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type Koa from 'koa';
import type { Step } from '../../course/steps.ts';
import { broken } from '../../demo/me.ts';
import type { Config } from '../../server/auth/setup.ts';
import type { Environment } from '../../server/config/settings.ts';
import type { UserStore } from '../../server/users/store.ts';

/** What a step's app.ts exports. */
export interface StepApp {
  readConfig(env: Environment): Config;
  createApp(config: Config, users: UserStore): Koa;
}

/** A module that exports nothing, in place of the solution: an `import { type … }` still loads the file it names. */
const typesOnly = 'data:text/javascript,';

/** From now on every import of a step's exercise loads another file instead, and of the solution only types are left. */
export function putInPlace(step: Step, file: string): void {
  const exercise = pathToFileURL(step.exercise).href;
  const solution = pathToFileURL(step.solution).href;
  const subject = pathToFileURL(file).href;
  registerHooks({
    resolve(specifier, context, next) {
      // A file from elsewhere finds packages and `#server/` as if it were in the exercise's place.
      const [parent = '', copy] = context.parentURL?.split('?') ?? [];
      const moved = parent === subject && /^[#\w@]/.test(specifier);
      const found = next(specifier, moved ? { ...context, parentURL: exercise } : context);
      const url = copy === undefined ? subject : `${subject}?${copy}`;
      if (found.url === exercise) return { ...found, url };
      return found.url === solution && found.url !== subject
        ? { url: typesOnly, format: 'module', shortCircuit: true }
        : found;
    },
  });
}

/** Loads an app.ts, with the files that replace the exercises it imports; a copy of both if a number is given. */
export function loadApp(path: string, copy?: number): Promise<StepApp> {
  const { href } = pathToFileURL(path);
  return import(copy === undefined ? href : `${href}?${copy}`);
}

/** A handler below the chain that fails, so that a suite can check that its error stays a 500. */
export function breakOnPurpose(ctx: Koa.Context): void {
  if (ctx.path === '/broken') broken();
}
