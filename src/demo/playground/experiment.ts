import { randomUUID } from 'node:crypto';
import { issueToken } from '../../server/auth/issue.ts';
import type { Config } from '../../server/auth/setup.ts';
import type { UserStore } from '../../server/users/store.ts';
import { demoUsers } from '../users.ts';
import type { Rehearsal, Stage } from './simulate.ts';

/** What a visitor has filled in, by the names of the fields; text only. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A live demonstration of one step: from what was filled in to what the page shows. No fields: nothing was sent yet. */
export type Trial = (stage: Stage, fields: Fields) => Promise<Tried>;

/** What a page shows of a trial: the request that was played through, and whatever else its view names. */
export interface Tried extends Record<string, unknown> {
  rehearsal?: Rehearsal | undefined;
}

/** Five minutes, in seconds: how long tokens live that a page makes to play with. */
export const briefly = 300;

/**
 * A token of one of the demonstration's users, for `lifetime` seconds but never longer than the server's own tokens live.
 * Where that user is gone the token is nobody's, which only the fifth storey notices.
 */
export async function tokenOf(
  { config, users }: { config: Config; users: UserStore },
  username: string = demoUsers[0]?.username ?? '',
  lifetime = briefly,
): Promise<string> {
  const user = (await users.findByName(username)) ?? { id: randomUUID(), username };
  return issueToken(user, { ...config, lifetime: Math.min(lifetime, config.lifetime) }).token;
}

/** A text as far as a header can hold it: what it cannot hold, no client could send in one (RFC 9110, 5.5). */
export function headerSafe(text: string): string {
  return text.replaceAll(/[^!-~]/g, '?');
}
