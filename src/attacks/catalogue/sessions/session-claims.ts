import { randomUUID } from 'node:crypto';
import type { Attack } from '../../attack.ts';
import { type AttackDefaults, customAttacks, tryToken } from '../../define-attacks.ts';
import { withSessionAndSecret } from '../../define-features.ts';
import { tryEach } from '../../define-kinds.ts';
import { forge, readSegment } from '../../forge.ts';
import { badToken } from '../../judge-response.ts';
import type { AttackId } from '../../message.ts';
import { nearTexts, oddValues } from '../near-misses.ts';

const claim: AttackDefaults = { group: 'sessions', lesson: 5, advice: 'session-claim' };

const rows: [id: AttackId, values: (sid: string) => unknown[]][] = [
  ['sid-missing', () => [undefined]],
  ['sid-unknown', () => [randomUUID(), '00000000-0000-0000-0000-000000000000', '1', 'current']],
  ['sid-types', (sid) => oddValues(sid)],
  ['sid-near', (sid) => nearTexts(sid)],
];

/** Validly signed tokens whose session does not exist. */
export const sessionClaims: Attack[] = customAttacks(
  claim,
  rows.map(([id, values]) =>
    withSessionAndSecret({
      id,
      run: (session, own, secret) => {
        const { header } = session;
        const claims = readSegment(own.token, 1) ?? {};
        return tryEach(values(String(claims.sid)), (sid) =>
          tryToken(session, forge({ ...claims, sid }, secret, { header }), [badToken]),
        );
      },
    }),
  ),
);
