import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { endProcesses, type Identity } from '../support/process.ts';
import { type Started, startScript } from '../support/start.ts';
import { temporaryDirectory } from '../support/world.ts';

/** All servers of one test file sign with it, so that a token outlives each of them. */
export const JWT_SECRET = randomBytes(32).toString('hex');

/** Runs `src/server/main.ts`, as teams copy it, on a database, without throttling by default. */
export function serve(
  database: string,
  env: Record<string, string> = {},
  identity: Identity = {},
  script = 'src/server/main.ts',
): Started {
  const settings = { JWT_SECRET, PORT: '0', THROTTLE: '0', LOG_LEVEL: 'error' };
  return startScript(script, { ...settings, DATABASE_URL: database, ...env }, identity);
}

/** A directory for the servers of one test file: after its last test they are ended, and it is removed. */
export function serverDirectory() {
  const directory = temporaryDirectory();
  afterAll(async () => {
    await endProcesses();
    directory.remove();
  });
  return directory;
}
