import { type AttackSession, checkToken, type Fault, faultOf } from './attack-session.ts';
import type { HttpClient } from './http/client.ts';
import { breach } from './judge-response.ts';
import { say } from './message.ts';

/**
 * Returns a function that refreshes the session of the run if somebody has signed in since its last call. A server with
 * sessions ends the one that was used least recently when a user has too many.
 */
export function keepSession(
  session: Pick<AttackSession, 'history' | 'refreshToken'>,
): (client: HttpClient) => Promise<void> {
  const { history } = session;
  let { refreshToken } = session;
  let seen = history.length;
  return async ({ send }) => {
    const since = history.slice(seen);
    const signedIn = since.some(({ request, response }) => {
      return request.path === '/login' && response.status === 200;
    });
    if (refreshToken !== undefined && signedIn) {
      const { body } = await send({ path: '/refresh', json: { refreshToken } });
      refreshToken = typeof body.refreshToken === 'string' ? body.refreshToken : undefined;
    }
    seen = history.length;
  };
}

/** Returns a fault if no server listens any more, as after a crash. */
export async function checkListening({
  protectedPath,
  send,
}: Pick<AttackSession, 'protectedPath' | 'send'>): Promise<Fault | undefined> {
  const response = await send({ path: protectedPath });
  return response.failure === 'connection refused'
    ? faultOf('stopped', breach(response, say('attack.expected.running'), false))
    : undefined;
}

/**
 * Returns a fault if an honest client is refused after all attacks. With sessions it signs in again, because the last
 * attacks sign the user out.
 */
export async function checkAtEnd(session: AttackSession): Promise<Fault | undefined> {
  const { refreshToken, username, password, send } = session;
  if (refreshToken === undefined) return checkToken(session, 'after');
  const response = await send({ path: '/login', json: { username, password } });
  const { token } = response.body;
  if (response.status === 429) return undefined;
  if (typeof token === 'string') return checkToken(session, 'after', token);
  return faultOf('after', breach(response, say('attack.expected.token'), false));
}
