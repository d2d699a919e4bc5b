import type Router from '@koa/router';
import type { Middleware } from 'koa';
import type { SignedIn } from '../accounts/accounts.ts';
import { addressOf, count } from '../accounts/attempts.ts';
import type { UserState } from '../auth/attach.ts';
import { Refusal } from '../http/refusals.ts';
import { canonicalId } from '../tokens/verifier.ts';
import { publicUser } from '../users/store.ts';
import type { SessionState } from './attach.ts';
import { exchange } from './exchange.ts';
import { parseRefreshToken, textOf } from './refresh-token.ts';
import { refreshTokenMissing, sessionEnded } from './refusals.ts';
import type { IssueIn, Sessions } from './sessions.ts';

/** Adds `POST /refresh`, `GET /api/sessions` and `DELETE /api/sessions/:id`. */
export function addSessionRoutes(
  { api, publicRoutes }: { api: Router<SignedIn>; publicRoutes: Router<UserState> },
  sessions: Sessions,
  issueIn: IssueIn,
): void {
  publicRoutes.post('/refresh', refresh(sessions, issueIn));
  api.get('/sessions', listSessions(sessions)).delete('/sessions/:id', endSession(sessions));
}

/** Exchanges a refresh token for `{ token, expires, user, refreshToken, refreshExpires }`, times in milliseconds. */
function refresh(sessions: Sessions, issueIn: IssueIn): Middleware {
  const { store, transport, limiter } = sessions;
  return async (ctx) => {
    transport.assertTrusted(ctx);
    const token = parseRefreshToken(transport.read(ctx));
    if (token === undefined) throw new Refusal(refreshTokenMissing);
    if (limiter !== undefined) await count(limiter, addressOf(ctx));

    const exchanged = await exchange(store, token, sessions);
    if (exchanged.kind === 'unknown') throw new Refusal(sessionEnded, 'session');
    const { id, userId } = exchanged.chain;
    if (exchanged.kind === 'reused') {
      ctx.log.warn({ session: id, user: userId }, 'A refresh token was used again');
      throw new Refusal(sessionEnded, 'reused');
    }
    const user = await store.findUser(id, userId, Date.now());
    if (user === undefined) throw new Refusal(sessionEnded, 'session');
    ctx.body = {
      ...(await issueIn(id)(user)),
      user: publicUser(user),
      ...transport.write(ctx, textOf(exchanged.next), exchanged.expires),
    };
  };
}

function listSessions({ store }: Sessions): Middleware<SignedIn & SessionState> {
  return async (ctx) => {
    const { user, claims } = ctx.state;
    const sessions = await store.list(user.id, Date.now());
    ctx.body = {
      sessions: sessions.map((session) => ({ ...session, current: session.id === claims?.sid })),
    };
  };
}

/** 204; 404 for an id that is not one of the user's sessions. `current` is the session of the token. */
function endSession({ store }: Sessions): Middleware<SignedIn & SessionState> {
  return async (ctx) => {
    const { user, claims } = ctx.state;
    const { id: named = '' } = ctx.params;
    const id = named === 'current' ? (claims?.sid ?? '') : named;
    if (!canonicalId.test(id) || !(await store.end(id, user.id))) ctx.throw(404);
    ctx.status = 204;
  };
}
