import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  judgeForSession,
  type TokenAttack,
  tokenAttacks,
} from '../define-attacks.ts';
import { segment, segmentsOf } from '../forge.ts';
import { badToken } from '../judge-response.ts';
import type { AttackId } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { changeAt, insertInto, looseTwin, rewriteToken } from './spelling.ts';

const defaults: AttackDefaults = {
  group: 'signature',
  lesson: 4,
  advice: 'signature',
};

const intruders: [id: AttackId, character: string][] = [
  ['signature-space', ' '],
  ['signature-tab', '\t'],
  ['signature-newline', '\n'],
  ['signature-nul', '\0'],
];

/** The valid token, changed without the secret. */
export const signature: Attack[] = [
  ...tokenAttacks(defaults, [
    {
      id: 'signature-empty',
      token: rewriteToken((h, c) => `${h}.${c}.`),
    },
    {
      id: 'signature-gone',
      token: rewriteToken((h, c) => `${h}.${c}`),
    },
    {
      id: 'signature-zeros',
      token: rewriteToken((h, c) => `${h}.${c}.${segment(new Uint8Array(32))}`),
    },
    {
      id: 'signature-first',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s.slice(0, 1)}`),
    },
    ...([1, 4, 21] as const).map(
      (count): TokenAttack => ({
        id: `signature-short-${count}`,
        token: rewriteToken((h, c, s) => `${h}.${c}.${s.slice(0, -count)}`),
      }),
    ),
    {
      id: 'signature-long-1',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}A`),
    },
    {
      id: 'signature-long-4',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}AAAA`),
    },
    {
      id: 'signature-doubled',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}${s}`),
    },
    {
      id: 'signature-twin',
      token: rewriteToken((h, c, s) => `${h}.${c}.${looseTwin(s)}`),
    },
    {
      id: 'signature-padded',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s}=`),
    },
    {
      id: 'signature-base64',
      token: rewriteToken((h, c, s) => `${h}.${c}.${reencoded(s, 'base64')}`),
    },
    {
      id: 'signature-hex',
      token: rewriteToken((h, c, s) => `${h}.${c}.${reencoded(s, 'hex')}`),
    },
    {
      id: 'signature-capitals',
      token: rewriteToken((h, c, s) => `${h}.${c}.${s.toUpperCase()}`),
    },
    ...intruders.map(
      ([id, character]): TokenAttack => ({
        id,
        token: rewriteToken((h, c, s) => `${h}.${c}.${insertInto(s, character)}`),
      }),
    ),
    {
      id: 'header-changed',
      token: rewriteToken((h, c, s) => `${changeAt(h, h.length >> 1)}.${c}.${s}`),
    },
    {
      id: 'claims-changed',
      token: rewriteToken((h, c, s) => `${h}.${changeAt(c, c.length >> 1)}.${s}`),
    },
    {
      id: 'header-other',
      token: rewriteToken((_, c, s) => `${segment({ alg: 'HS256' })}.${c}.${s}`),
    },
    {
      id: 'segments-swapped',
      token: rewriteToken((h, c, s) => `${c}.${h}.${s}`),
    },
    {
      id: 'claims-other-user',
      token: withOtherClaims(({ claims, subject }) => ({ ...claims, [subject]: '1' })),
    },
    {
      id: 'claims-admin',
      token: withOtherClaims(({ claims }) => ({ ...claims, admin: true })),
    },
    {
      id: 'claims-exp-later',
      token: withOtherClaims(({ claims }) => ({ ...claims, exp: Number(claims.exp) + 60 })),
    },
    {
      id: 'claims-exp-gone',
      token: withOtherClaims(({ claims: { exp: _, ...others } }) => others),
    },
    {
      id: 'claims-respelt',
      token: withOtherClaims(({ claims }) => JSON.stringify(claims, null, 1)),
    },
    {
      id: 'claims-reordered',
      token: withOtherClaims(({ claims }) => Object.fromEntries(Object.entries(claims).reverse())),
    },
  ]),
  ...customAttacks(defaults, [
    {
      id: 'token-every-part',
      run: async (session) => {
        const { token } = session;
        for (let n = 0; n < 24; n += 1) {
          const outcome = await tryChange(session, Math.floor((n * token.length) / 24));
          if (!('held' in outcome && outcome.held)) return outcome;
        }
        return { held: true };
      },
    },
  ]),
];

function withOtherClaims(claim: (session: AttackSession) => object | string) {
  return (session: AttackSession) => {
    const [header, , old] = segmentsOf(session.token);
    return `${header}.${segment(claim(session))}.${old}`;
  };
}

function reencoded(signature: string, encoding: 'base64' | 'hex'): string {
  return Buffer.from(signature, 'base64url').toString(encoding);
}

async function tryChange(session: AttackSession, place: number): Promise<Outcome> {
  const response = await present(session, changeAt(session.token, place));
  return response ? judgeForSession(session, response, [badToken]) : { held: true };
}
