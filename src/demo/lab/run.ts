import { randomBytes } from 'node:crypto';
import { type Report, type Result, runAttacks } from '../../attacks/run.ts';
import type { Config } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import type { UserStore } from '../../server/users/store.ts';

/** This server, as the target of its own attack lab. */
export interface SelfTarget {
  config: Config;
  users: UserStore;
  /** For example `http://127.0.0.1:3000`. */
  url: string;
}

/** A run is already in progress. Two at a time would only measure how busy the machine is. */
export class RunInProgressError extends Error {
  override name = 'RunInProgressError';
}

let running = false;

/** Attacks this server as a user who is deleted after the run. Throws RunInProgressError during another run. */
export async function attackSelf(
  { config, users, url }: SelfTarget,
  onProgress: (result: Result, done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<Report> {
  if (running) throw new RunInProgressError();
  running = true;
  try {
    const username = `target-${randomBytes(4).toString('hex')}`;
    const password = makeSecret();
    const user = await users.add(username, await hashPassword(password));
    try {
      const target = { url, username, password, secret: config.secret };
      return await runAttacks(target, { onProgress, signal });
    } finally {
      if (user !== undefined) await users.remove(user.id);
    }
  } finally {
    running = false;
  }
}
