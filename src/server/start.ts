import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { createThrottle } from './accounts/throttle.ts';
import { createApp } from './app.ts';
import type { Deployment } from './config/deployment.ts';
import { SettingError } from './config/settings.ts';
import { type Listening, listen } from './http/listen.ts';
import type { IdentifyOptions } from './identify.ts';
import { openSessions } from './sessions/sessions.ts';
import { openUsers } from './users/open.ts';
import type { UserDatabase } from './users/store.ts';
import { codeOf } from './users/store-error.ts';

/** Bytes of the log that may wait for a slow reader. Further lines are lost. */
const mostUnwritten = 1_000_000;
/** Milliseconds to close the database and to write the last lines of the log, after the last response. */
const longestEnd = 2_000;

/** Adds middleware from outside this folder to the app, before it listens. */
export type Extend = (
  app: ReturnType<typeof createApp>,
  users: UserDatabase,
  options: IdentifyOptions,
) => Promise<void>;

/**
 * Starts a server. On SIGTERM and SIGINT it serves requests for `drainDelay` seconds more, stops after the last response, and
 * ends the process within ten seconds. As usual with Node, an error in a promise that
 * is not awaited ends the process with exit code 1: run it under a supervisor that starts it again.
 */
export async function start(deployment: Deployment, extend?: Extend): Promise<Listening> {
  const { config, tokens, host, port, database, logLevel, throttled, ...others } = deployment;
  const users = await openUsers(database, others.postgres);
  // Asynchronous, so that no request waits for a slow terminal or disk.
  const lines = pino.destination({ sync: false, maxLength: mostUnwritten });
  const log = logLevel === 'silent' ? undefined : pino({ level: logLevel }, lines);
  const throttle = throttled ? createThrottle(users.newLimiter, others.throttleLimits) : undefined;
  const sessions =
    deployment.sessions && (await openSessions(users, deployment.sessions, deployment));
  const stopping = new AbortController();
  const options = { ...tokens, ...others, sessions, throttle, log, stopping: stopping.signal };
  const app = createApp(config, users, options);
  app.silent = logLevel === 'silent' && !others.development;
  await extend?.(app, users, options);

  const server = await listen(app, host, port, others.keepAlive).catch((error: unknown) => {
    throw toListenError(error, port);
  });
  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    server.drain();
    await setTimeout(others.drainDelay * 1_000);
    await server.close();
    // Neither a log that is not read nor a database that is gone may keep the process alive.
    setTimeout(longestEnd, undefined, { ref: false }).then(() => {
      lines.destroy();
      process.exit();
    });
    await users.close();
    lines.flush();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // At every level, so that the log says where the server listens.
  log?.child({}, { level: 'info' }).info({ url: server.url }, `Listening on ${server.url}`);
  return server;
}

/** Runs a script. A SettingError is printed below `failure` and ends the process with exit code 1. */
export async function runOrExit(
  script: () => Promise<void>,
  failure = 'Cannot start',
): Promise<void> {
  try {
    await script();
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(`${failure}: ${error.message}.`);
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
