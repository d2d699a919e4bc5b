import type { AttackSession } from '../../attack-session.ts';
import { judgeForSession } from '../../define-attacks.ts';
import { asUser, refreshWith, type SignedIn } from '../../define-features.ts';
import { badToken, judgeAccess, judgeRefusal } from '../../judge-response.ts';
import type { Outcome } from '../../outcome.ts';

/** Returns a breach unless both tokens of a session are refused. */
export async function judgeEnded(session: AttackSession, own: SignedIn): Promise<Outcome> {
  const request = asUser(session, own.token, { path: session.protectedPath });
  const outcome = judgeForSession(session, await session.send(request), [badToken]);
  if (!isHeld(outcome)) return outcome;
  return judgeRefusal(await session.send(refreshWith(own.refreshToken)), badToken);
}

/** Returns a breach unless the access token of a session is accepted. */
export async function judgeOpen(session: AttackSession, { token }: SignedIn): Promise<Outcome> {
  const { protectedPath: path, username, send } = session;
  return judgeAccess(await send(asUser(session, token, { path })), username);
}

/** True if the server did the right thing. */
export function isHeld(outcome: Outcome): boolean {
  return 'held' in outcome && outcome.held;
}
