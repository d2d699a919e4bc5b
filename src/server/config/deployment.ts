import type { Level } from 'pino';
import type { Config } from '../auth/setup.ts';
import { readOptions } from '../tokens/options.ts';
import { type Environment, readSwitch, SettingError, wholeNumber } from './settings.ts';

/** Everything that a server takes from its environment. */
export interface Deployment {
  config: Config;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** A SQLite file as a path or `:memory:`, or an address that begins with `postgres://`. */
  database: string;
  /** How many proxies of ours stand in front. */
  proxies: number;
  logLevel: Level | 'silent';
  /** Whether passwords may only be tried so often. */
  throttled: boolean;
}

/** What a caller has instead of the usual, where the environment says nothing. */
type Fallback = Partial<Pick<Deployment, 'database' | 'logLevel' | 'throttled'>>;

/** Reads and checks all of it. Throws a SettingError that names the variable and never its value. */
export function readDeployment(env: Environment, fallback: Fallback = {}): Deployment {
  return {
    config: readOptions(env),
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }),
    database: readDatabase(env, fallback.database ?? 'data/users.sqlite'),
    proxies: wholeNumber(env, 'TRUST_PROXY', { fallback: 0, min: 0, max: 10 }),
    logLevel: readLogLevel(env, fallback.logLevel ?? 'info'),
    throttled: readSwitch(env, 'THROTTLE', fallback.throttled ?? true),
  };
}

function readDatabase(env: Environment, fallback: string): string {
  const url = env.DATABASE_URL || fallback;
  const [, scheme = 'file'] = /^([a-z][a-z\d+.-]+):/i.exec(url) ?? [];
  if (/^postgres(ql)?$/i.test(scheme)) return url;
  const file = url.replace(/^file:(\/\/)?/, '');
  if (scheme === 'file' && !/^$|^\s|\s$|\?/.test(file)) return file;
  throw new SettingError('DATABASE_URL', 'must name a SQLite file or begin with postgres://');
}

function readLogLevel(env: Environment, fallback: Level | 'silent'): Level | 'silent' {
  const known: (Level | 'silent')[] = [
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'silent',
  ];
  const level = known.find((name) => name === (env.LOG_LEVEL || fallback));
  if (level === undefined) {
    throw new SettingError('LOG_LEVEL', `must be one of ${known.join(', ')}`);
  }
  return level;
}
