import { randomUUID } from 'node:crypto';
import type { Attack } from '../../attack.ts';
import type { AttackSession } from '../../attack-session.ts';
import { type AttackDefaults, customAttacks, notApplicable } from '../../define-attacks.ts';
import { asUser, refreshed, type SignedIn, signIn, withSession } from '../../define-features.ts';
import { tryEach } from '../../define-kinds.ts';
import { readSegment } from '../../forge.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { HttpResponse } from '../../http/response.ts';
import { breach, judgeRefusal, withStatus } from '../../judge-response.ts';
import { say } from '../../message.ts';
import type { Outcome } from '../../outcome.ts';
import { isHeld, judgeEnded, judgeOpen } from './judge-session.ts';

const ends: AttackDefaults = { group: 'sessions', lesson: 5, advice: 'session-ends' };
const owner: AttackDefaults = { group: 'sessions', lesson: 5, advice: 'session-owner' };

/** Sessions that have ended. The last two of these attacks sign the user out everywhere. */
export const sessionEnds: Attack[] = [
  ...customAttacks(owner, [
    withSession({
      id: 'session-of-others',
      run: async (session, own) => {
        const ids = [
          ...[randomUUID(), '*', '%25', '%00', 'all', '1', '..%2fcurrent', 'CURRENT'],
          ...[String(session.userId), `${sidOf(own)}x`, `%20${sidOf(own)}`],
        ];
        const outcome = await tryEach(ids, async (id) =>
          judgeRefusal(await end(session, own, id), ...withStatus(400, 404, 405)),
        );
        return isHeld(outcome) ? judgeOpen(session, own) : outcome;
      },
    }),
    withSession({
      id: 'session-end-anonymous',
      run: async (session, own) => {
        const sid = sidOf(own);
        const paths = ['current', sid].map((id) => `/api/sessions/${id}`);
        const outcome = await tryEach([...paths, '/api/sessions'], async (path) => {
          const method = path.endsWith('sessions') ? 'GET' : 'DELETE';
          const response = await session.send({ method, path, headers: { 'x-session': sid } });
          return judgeRefusal(response, ...withStatus(401, 404));
        });
        return isHeld(outcome) ? judgeOpen(session, own) : outcome;
      },
    }),
    withSession({
      id: 'session-list',
      run: async (session, own) => {
        const response = await session.send(asUser(session, own.token, { path: '/api/sessions' }));
        const { sessions } = response.body;
        if (!Array.isArray(sessions)) return notApplicable;
        const parts = own.refreshToken.split('.');
        const leaks = parts.some((part) => response.text.includes(part));
        const documented = 'created,current,expires,id,label,lastUsed';
        const right = sessions.every((one) => Object.keys(one).sort().join() === documented);
        if (right && !leaks) return { held: true };
        return breach(response, say('attack.expected.only-session-fields'), leaks);
      },
    }),
  ]),

  ...customAttacks(ends, [
    withSession({
      id: 'session-ended-here',
      run: async (session, own) => {
        const next = await refreshed(session, own);
        if (!('token' in next)) return next;
        const response = await end(session, next, 'current');
        if (lacks(response)) return notApplicable;
        const outcome = await judgeEnded(session, next);
        return isHeld(outcome) ? judgeEnded(session, own) : outcome;
      },
    }),
    withSession({
      id: 'session-ended-elsewhere',
      run: async (session, own) => {
        const other = await signIn(session);
        if (!('token' in other)) return other;
        if (lacks(await end(session, own, sidOf(other)))) return notApplicable;
        const outcome = await judgeEnded(session, other);
        return isHeld(outcome) ? judgeOpen(session, own) : outcome;
      },
    }),
    withSession({
      id: 'session-after-sign-out',
      run: (session, own) => checkAllEnded(session, own, { path: '/api/sign-out', json: {} }),
    }),
    withSession({
      id: 'session-after-password',
      run: (session, own) => {
        const { password } = session;
        // The same password again: a run that breaks off must not leave another one behind.
        const json = { password, newPassword: password };
        return checkAllEnded(session, own, { path: '/api/password', json });
      },
    }),
  ]),
];

/** Sends a request that ends all sessions of the user. From its response on, none may be used. */
async function checkAllEnded(
  session: AttackSession,
  own: SignedIn,
  request: HttpRequest,
): Promise<Outcome> {
  const other = await signIn(session);
  if (!('token' in other)) return other;
  if (lacks(await session.send(asUser(session, own.token, request)))) return notApplicable;
  const outcome = await judgeEnded(session, other);
  return isHeld(outcome) ? judgeEnded(session, own) : outcome;
}

function end(session: AttackSession, { token }: SignedIn, id: string): Promise<HttpResponse> {
  const request = { method: 'DELETE', path: `/api/sessions/${id}` };
  return session.send(asUser(session, token, request));
}

/** True if a server has no such route, or has not done what it was asked to. */
function lacks({ status }: HttpResponse): boolean {
  return status < 200 || status > 299;
}

/** The id of a session, which its access tokens contain. */
function sidOf({ token }: SignedIn): string {
  return String(readSegment(token, 1)?.sid);
}
