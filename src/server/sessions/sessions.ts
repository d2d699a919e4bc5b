import { randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { SignedIn } from '../accounts/accounts.ts';
import type { Issue } from '../auth/issue.ts';
import { issueTime } from '../tokens/issuer.ts';
import type { UserDatabase } from '../users/store.ts';
import type { SessionState } from './attach.ts';
import type { SessionOptions } from './options.ts';
import { hashOf, random, textOf } from './refresh-token.ts';
import { openSessionStore, type SessionStore } from './store.ts';
import { inCookie, inJson, type Transport } from './transport.ts';

/** Characters of a `User-Agent` that are stored. */
const longestLabel = 200;
/** Refreshes of one address, and in how many seconds. The prefix is stored in databases, so it keeps its name. */
const limit = { keyPrefix: 'refresh', points: 1_000, duration: 15 * 60 };

/** Open sessions and their settings. */
export interface Sessions extends SessionOptions {
  store: SessionStore;
  transport: Transport;
  /** Counts refreshes of one address; undefined for no limit. */
  limiter: RateLimiterAbstract | undefined;
}

/** Opens the sessions in the database of the users. `origins` are other origins whose pages may use a cookie. */
export async function openSessions(
  users: Pick<UserDatabase, 'sql' | 'newLimiter'>,
  options: SessionOptions,
  { origins = [], throttled = true }: { origins?: readonly string[]; throttled?: boolean } = {},
): Promise<Sessions> {
  return {
    ...options,
    store: await openSessionStore(users.sql),
    transport: options.cookie ? inCookie(origins) : inJson,
    limiter: throttled ? users.newLimiter(limit) : undefined,
  };
}

/** Issues the access tokens of one session. */
export type IssueIn = (sid: string) => Issue;

/**
 * Starts a session whenever a handler signs a user in. The response then also contains `refreshExpires` in milliseconds, and
 * `refreshToken` or a cookie. A handler behind a session keeps its id, and all older refresh tokens of it become invalid.
 */
export function startSessions(
  { store, transport, lifetime, perUser }: Sessions,
  issueIn: IssueIn,
  tolerance = 0,
): (handler: (issue: Issue) => Middleware<SignedIn>) => Middleware<SignedIn & SessionState> {
  return (handler) => (ctx, next) => {
    transport.assertTrusted(ctx);
    const id = ctx.state.claims?.sid ?? randomUUID();
    const issue: Issue = async (user, asked = Date.now()) => {
      const now = issueTime(user, asked, tolerance);
      const [token, key] = [{ family: random(), secret: random() }, random()];
      const hashes = { familyHash: hashOf(token.family), currentHash: hashOf(token.secret) };
      const expires = now + lifetime * 1000;
      const session = { id, userId: user.id, created: now, expires, label: labelOf(ctx) };
      await store.start({ ...session, ...hashes, key }, perUser);
      return {
        ...(await issueIn(id)(user, now)),
        ...transport.write(ctx, textOf(token), expires),
      };
    };
    return handler(issue)(ctx, next);
  };
}

/** What a browser or an app calls itself, without control characters. */
function labelOf(ctx: Pick<Context, 'get'>): string {
  return ctx
    .get('User-Agent')
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, longestLabel);
}
