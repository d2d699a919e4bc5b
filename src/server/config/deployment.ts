import { fileURLToPath } from 'node:url';
import type { Level } from 'pino';
import { readThrottleLimits, type ThrottleLimits } from '../accounts/throttle-limits.ts';
import { type Config, readConfig } from '../auth/setup.ts';
import type { BodyLimits } from '../http/body.ts';
import { readOrigins } from '../http/origins.ts';
import { readSessionOptions, type SessionOptions, shortenLifetime } from '../sessions/options.ts';
import { readTokenOptions, type TokenOptions } from '../tokens/options.ts';
import type { PostgresOptions } from '../users/postgres.ts';
import { withSecretFile } from './secret-file.ts';
import { type Environment, readSwitch, SettingError, wholeNumber } from './settings.ts';

/** All settings of a server. */
export interface Deployment {
  config: Config;
  tokens: TokenOptions;
  /** Undefined without SESSION_LIFETIME. */
  sessions: SessionOptions | undefined;
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Seconds for which an idle connection stays open. */
  keepAlive: number;
  /** Seconds between SIGTERM and the end of listening, in which `GET /ready` is 503 and requests are served. */
  drainDelay: number;
  /** A SQLite file as a path, `:memory:`, or a URL that begins with `postgres://`. */
  database: string;
  postgres: PostgresOptions;
  /** Number of trusted proxies in front of the server. */
  proxies: number;
  /** Other origins whose pages may call the server. */
  origins: string[];
  bodyLimits: BodyLimits;
  logLevel: Level | 'silent';
  /** True if error messages are logged as they are. */
  development: boolean;
  /** True if failed sign-ins and registrations are limited. */
  throttled: boolean;
  throttleLimits: ThrottleLimits;
}

/** Other defaults of a caller, for variables that are not set. */
type Fallback = Partial<Pick<Deployment, 'database' | 'logLevel' | 'development' | 'throttled'>>;

/** Reads and checks all settings. Throws a SettingError that names the variable and never its value. */
export function readDeployment(environment: Environment, fallback: Fallback = {}): Deployment {
  const env = withSecretFile(environment);
  const sessions = readSessionOptions(env);
  const config = sessions ? shortenLifetime(readConfig(env), env) : readConfig(env);
  const proxies = wholeNumber(env, 'TRUST_PROXY', { fallback: 0, min: 0, max: 10 });
  // A proxy must close an idle connection first, or it sends a request into a closed one. nginx and ALB wait 60 seconds.
  const keepAlive = proxies > 0 ? 75 : 5;
  return {
    config,
    sessions,
    tokens: readTokenOptions(env, config),
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }),
    database: readDatabase(env, fallback.database),
    postgres: {
      connections: wholeNumber(env, 'DATABASE_POOL', { fallback: 10, min: 1, max: 1_000 }),
      prepared: readSwitch(env, 'DATABASE_PREPARE', true),
    },
    keepAlive: wholeNumber(env, 'KEEP_ALIVE', { fallback: keepAlive, min: 1, max: 3_600 }),
    drainDelay: wholeNumber(env, 'DRAIN_DELAY', { fallback: 0, min: 0, max: 300 }),
    proxies,
    origins: readOrigins(env),
    // A route of your own may have a limit of its own, such as '/api/pictures': 1_000_000.
    bodyLimits: {
      '/': wholeNumber(env, 'BODY_LIMIT', { fallback: 16_384, min: 1_024, max: 10_485_760 }),
    },
    logLevel: readLogLevel(env, fallback.logLevel ?? 'info'),
    development: env.NODE_ENV ? env.NODE_ENV === 'development' : (fallback.development ?? false),
    throttled: readSwitch(env, 'THROTTLE', fallback.throttled ?? true),
    throttleLimits: readThrottleLimits(env),
  };
}

/** Reads DATABASE_URL. Throws a SettingError that never contains its value. */
export function readDatabase(env: Environment, fallback = 'data/users.sqlite'): string {
  const url = env.DATABASE_URL || fallback;
  const [, scheme = 'file'] = /^([a-z][a-z\d+.-]+):/i.exec(url) ?? [];
  if (/^postgres(ql)?$/i.test(scheme)) return url;
  const file = scheme === 'file' ? pathOf(url) : '';
  if (!/^$|^\s|\s$|\/$|\?|\0/.test(file)) return file;
  throw new SettingError('DATABASE_URL', 'must name a SQLite file or begin with postgres://');
}

/** The path in a `file:` URL (RFC 8089), or the path itself. Empty if the URL cannot be read. */
function pathOf(url: string): string {
  if (!/^file:/i.test(url)) return url;
  try {
    if (url.includes('#')) return '';
    return /^file:\//i.test(url) ? fileURLToPath(url) : decodeURIComponent(url.slice(5));
  } catch {
    return '';
  }
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
