import pino from 'pino';
import { createThrottle } from './accounts/throttle.ts';
import { createApp } from './app.ts';
import type { Deployment } from './config/deployment.ts';
import { SettingError } from './config/settings.ts';
import { type Listening, listen } from './http/listen.ts';
import { openUsers } from './users/open.ts';
import type { UserDatabase } from './users/store.ts';
import { codeOf } from './users/store-error.ts';

/** Bytes of the log that may wait for a slow reader. Further lines are lost. */
const mostUnwritten = 1_000_000;
/** Milliseconds to write the last lines of the log. */
const longestFlush = 2_000;

/** Adds middleware from outside this folder to the app, before it listens. */
export type Extend = (app: ReturnType<typeof createApp>, users: UserDatabase) => Promise<void>;

/**
 * Starts a server. On SIGTERM and SIGINT it stops after the last response. As usual with Node, an error in a promise that
 * is not awaited ends the process with exit code 1: run it under a supervisor that starts it again.
 */
export async function start(deployment: Deployment, extend?: Extend): Promise<Listening> {
  const { config, tokens, host, port, database, proxies, logLevel, throttled } = deployment;
  const users = await openUsers(database);
  // Asynchronous, so that no request waits for a slow terminal or disk.
  const lines = pino.destination({ sync: false, maxLength: mostUnwritten });
  const log = logLevel === 'silent' ? undefined : pino({ level: logLevel }, lines);
  const throttle = throttled ? createThrottle(users.newLimiter) : undefined;
  const app = createApp(config, users, { ...tokens, throttle, log, proxies });
  await extend?.(app, users);

  const server = await listen(app, host, port).catch((error: unknown) => {
    throw toListenError(error, port);
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await users.close();
    lines.flush();
    // A log that is not read must not keep the process alive.
    setTimeout(() => process.exit(), longestFlush).unref();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return server;
}

/** Runs a start script. A SettingError is printed and ends the process with exit code 1. */
export async function runOrExit(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(`Cannot start: ${error.message}.`);
    process.exitCode = 1;
  }
}

/** The setting to change if the server cannot listen. */
function toListenError(error: unknown, port: number): SettingError {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    const other = `choose another, as in PORT=${port + 1} npm start`;
    return new SettingError('PORT', `${port} is taken; ${other}`);
  }
  if (code === 'EACCES') return new SettingError('PORT', `${port} may not be used by this account`);
  return new SettingError('HOST', `is not an address of this machine (${code})`);
}
