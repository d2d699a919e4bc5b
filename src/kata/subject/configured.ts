import { inspect, isDeepStrictEqual } from 'node:util';
import type { Config } from '../../server/auth/setup.ts';
import type { Environment } from '../../server/config/settings.ts';

/** What readConfig did with some settings. */
export type Configured =
  | { config: Returned }
  /** The message of its error, and the error as `console.error` prints it. */
  | { refusal: string; printed: string }
  /** It did not return an object with settings, or changed an environment. */
  | { odd: Odd };

/** What readConfig did instead of returning the settings and nothing else. */
export type Odd = 'nothing' | 'promise' | 'changed';

/** What readConfig returned under the names of the settings: anything that JSON can express. */
export type Returned = { readonly [Name in keyof Config]?: unknown };

/** Maximum number of characters of a printed error. */
const maxPrinted = 20_000;

/** Calls readConfig, and returns a function that reads its result: later calls must not change it. */
export function configuredBy(
  read: (env: Environment) => unknown,
  env: Environment,
): () => Configured {
  const copy = () => [{ ...env }, { ...process.env }];
  const before = copy();
  try {
    const returned = read(env);
    if (!isDeepStrictEqual(copy(), before)) return () => ({ odd: 'changed' });
    return () => settingsOf(returned);
  } catch (error) {
    const refusal = error instanceof Error ? error.message : String(error);
    return () => ({ refusal, printed: inspect(error).slice(0, maxPrinted) });
  }
}

/** Settings are read by name: they may be getters, or not enumerable. */
function settingsOf(returned: unknown): Configured {
  if (typeof returned !== 'object' || returned === null) return { odd: 'nothing' };
  if ('then' in returned) {
    Promise.resolve(returned).catch(() => {}); // An error of an async function would end the program.
    return { odd: 'promise' };
  }
  const [secret, issuer, lifetime] = ['secret', 'issuer', 'lifetime'].map((name) =>
    readable(Reflect.get(returned, name)),
  );
  return { config: { secret, issuer, lifetime } };
}

/** JSON has no BigInt and no NaN: they become the text that `console.log` prints, such as `900n`. */
function readable(value: unknown): unknown {
  const plain = typeof value === 'string' || Number.isFinite(value) || value === undefined;
  return plain ? value : inspect(value);
}
