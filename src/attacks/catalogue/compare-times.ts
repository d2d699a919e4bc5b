import { randomUUID } from 'node:crypto';
import type { AttackSession } from '../attack-session.ts';
import type { HttpResponse } from '../http/response.ts';
import { breach, judgeRefusal, wrongCredentials } from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { login } from './requests.ts';

/** How the times of an unknown user are compared with those of a known one. */
export interface TimesCompared {
  /** Returns the name of an unknown user for each login; by default a new one. */
  nameOf?: () => string;
  /** True if two times, in milliseconds, show which user exists. */
  differ(unknown: number, known: number): boolean;
}

/**
 * Sends the logins of an unknown and a known user at once, so that a busy machine slows both down. The shortest of some
 * times is compared, because a busy machine only makes times longer. One pair that is alike is enough.
 */
export async function compareTimes(
  { send, username }: AttackSession,
  { nameOf = randomUUID, differ }: TimesCompared,
): Promise<Outcome> {
  const attempt = (name: string): Promise<HttpResponse> =>
    send(login({ json: { username: name, password: randomUUID() } }));
  let [fastUnknown, fastKnown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let n = 0; ; n += 1) {
    // The first request may be served first, so the order alternates.
    const first = n % 2 === 0;
    const [one, other] = await Promise.all([
      attempt(first ? username : nameOf()),
      attempt(first ? nameOf() : username),
    ]);
    const [known, unknown] = first ? [one, other] : [other, one];
    if (unknown.status !== known.status) return judgeRefusal(unknown, wrongCredentials);
    if (unknown.status === 429) return { skipped: say('attack.skipped.rate-limit') };
    fastUnknown = Math.min(fastUnknown, unknown.time);
    fastKnown = Math.min(fastKnown, known.time);
    if (n >= 1 && !differ(fastUnknown, fastKnown)) return { held: true };
    if (n < 7) continue;
    const [fast, slow] = [Math.round(fastUnknown), Math.round(fastKnown)];
    return breach(unknown, say('attack.expected.same-time', { slow, fast }), true);
  }
}
