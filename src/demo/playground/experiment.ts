import { randomUUID } from 'node:crypto';
import type { Say } from '../../i18n/message.ts';
import { issueToken } from '../../server/auth/issue.ts';
import type { Config } from '../../server/auth/setup.ts';
import type { UserStore } from '../../server/users/store.ts';
import { demoUsers } from '../users.ts';
import type { SimulatedServer, Simulation } from './simulate.ts';

/** The fields of a submitted form, strings only. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** The experiment of one step: from the submitted fields to what happened. Without fields nothing is sent. */
export type Experiment = (server: SimulatedServer, fields: Fields) => Promise<Shown>;

/** Returns the values of the view in a language. What happened stays the same. */
export type Shown = (say: Say) => ExperimentResult;

/** The values of an experiment's view: the simulated request, and others that the view names. */
export interface ExperimentResult extends Record<string, unknown> {
  simulation?: Simulation | undefined;
  /** What the visitor chose, in their language. */
  tried?: string | undefined;
}

/** The lifetime of tokens for experiments, in seconds. */
export const shortLifetime = 300;

/**
 * Issues a token of a demo user for `lifetime` seconds, but no longer than the server's own tokens live. If the user was
 * deleted, the token has an unknown subject, which only the fifth step refuses.
 */
export async function issueFor(
  { config, users }: { config: Config; users: UserStore },
  username: string = demoUsers[0]?.username ?? '',
  lifetime = shortLifetime,
): Promise<string> {
  const user = (await users.findByName(username)) ?? { id: randomUUID(), username };
  return issueToken(user, { ...config, lifetime: Math.min(lifetime, config.lifetime) }).token;
}

/** Replaces the characters that a header cannot contain, which no client could send in one (RFC 9110, 5.5). */
export function headerSafe(text: string): string {
  return text.replaceAll(/[^!-~]/g, '?');
}
