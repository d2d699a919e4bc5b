import type { Level } from 'pino';
import { type Config, readConfig } from '../auth/setup.ts';
import { readTokenOptions, type TokenOptions } from '../tokens/options.ts';
import { type Environment, readSwitch, SettingError, wholeNumber } from './settings.ts';

/** All settings of a server. */
export interface Deployment {
  config: Config;
  tokens: TokenOptions;
  host: string;
  /** 0 for any free port. */
  port: number;
  /** A SQLite file as a path, `:memory:`, or a URL that begins with `postgres://`. */
  database: string;
  /** Number of trusted proxies in front of the server. */
  proxies: number;
  logLevel: Level | 'silent';
  /** True if failed sign-ins and registrations are limited. */
  throttled: boolean;
}

/** Other defaults of a caller, for variables that are not set. */
type Fallback = Partial<Pick<Deployment, 'database' | 'logLevel' | 'throttled'>>;

/** Reads and checks all settings. Throws a SettingError that names the variable and never its value. */
export function readDeployment(env: Environment, fallback: Fallback = {}): Deployment {
  const config = readConfig(env);
  return {
    config,
    tokens: readTokenOptions(env, config),
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
