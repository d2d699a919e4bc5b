import { segment } from '#attacks/forge.ts';
import { message, messageOf, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import { accept, claimsFor, refuse, tokenOf, writeObject } from './tokens.ts';

type Parts = readonly [header: string, claims: string, signature: string];

/** Tokens that share a part with a valid one: the claims, the signature, or one half of the signature. */
const forgeries: readonly [PlainId, (valid: Parts, session: JudgeSession) => Parts][] = [
  [
    'decode.forged-first.claims',
    ([header, , signature], session) => [header, otherClaims(session), signature],
  ],
  [
    'decode.forged-first.end',
    ([header, , signature], session) => {
      const other = otherSignature(session);
      return [header, otherClaims(session), other.slice(0, 20) + signature.slice(20)];
    },
  ],
  [
    'decode.forged-first.start',
    ([header, claims, signature], session) => {
      const other = otherSignature(session);
      return [header, claims, signature.slice(0, 20) + other.slice(20)];
    },
  ],
  [
    'decode.forged-first.other',
    ([header, claims], session) => [header, claims, otherSignature(session)],
  ],
];

/** A forged token, and then for the first time the valid token whose parts it has. */
export const forgedFirst = defineCheck(
  'decode.forged-first',
  async (session) => {
    for (const [name, forge] of forgeries) {
      const [header = '', claims = '', signature = ''] = tokenOf(session, claimsFor(session)).split(
        '.',
      );
      const what = messageOf(name);
      const forged = forge([header, claims, signature], session).join('.');
      await refuse(session, forged, message('decode.forged-first.refused', { what }));
      const valid = `${header}.${claims}.${signature}`;
      await accept(session, valid, message('decode.forged-first.valid', { what }));
    }
  },
  { hints: 'signature-every-time' },
);

function otherClaims(session: JudgeSession): string {
  return segment(writeObject(claimsFor(session)));
}

/** The signature of another valid token. */
function otherSignature(session: JudgeSession): string {
  return tokenOf(session, claimsFor(session)).split('.')[2] ?? '';
}
