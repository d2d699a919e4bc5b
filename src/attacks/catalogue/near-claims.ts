import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import { type AttackDefaults, customAttacks, judgeForSession } from '../define-attacks.ts';
import { type SignedTokenKind, signedTokenKinds, withSecret } from '../define-kinds.ts';
import { forge } from '../forge.ts';
import { badToken, breach } from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { afterAllDates, nearTexts, oddNumbers, oddValues } from './near-misses.ts';
import { badSignature } from './requests.ts';

const issuer: AttackDefaults = { group: 'claims', lesson: 4, advice: 'issuer' };
const subject: AttackDefaults = { group: 'claims', lesson: 4, advice: 'subject' };
const expiry: AttackDefaults = { group: 'time', lesson: 4, advice: 'exp-required' };
const early: AttackDefaults = { group: 'time', lesson: 4, advice: 'not-before' };
const same: AttackDefaults = { group: 'claims', lesson: 4, advice: 'same-refusal' };

/** Numbers of JSON that JSON.stringify does not write. */
const oddNumerals = ['-0', '1e999', '-1e999', '1e300', '9007199254740993'];

/** Tokens with a valid signature, and claims that are nearly right. */
export const nearClaims: Attack[] = [
  ...signedTokenKinds(issuer, [
    {
      id: 'iss-near',
      tokens: withEach('iss', ({ claims: { iss } }) => nearTexts(String(iss))),
    },
    {
      id: 'iss-types',
      tokens: withEach('iss', ({ claims: { iss } }) => oddValues(String(iss))),
    },
    {
      id: 'iss-others',
      tokens: withEach('iss', ({ claims, userId, username }) =>
        [userId, username, 'koa-jwt-kata', 'undefined', 'null', 'localhost', '*', '.*', '%'].filter(
          (name) => name !== claims.iss,
        ),
      ),
    },
    {
      id: 'aud-any',
      tokens: withEach('aud', ({ claims: { iss } }) => [iss, [iss], ...oddValues('api'), 'api']),
    },
  ]),

  ...signedTokenKinds(subject, [
    {
      id: 'user-near',
      tokens: (session, secret) =>
        withEach(session.subject, ({ userId }) => nearTexts(String(userId)))(session, secret),
    },
    {
      id: 'user-types',
      tokens: (session, secret) =>
        withEach(session.subject, ({ userId }) => oddValues(String(userId)))(session, secret),
    },
  ]),

  ...signedTokenKinds(expiry, [
    {
      id: 'exp-types',
      tokens: withEach('exp', ({ claims: { exp } }) => oddNumbers(Number(exp))),
    },
    {
      id: 'exp-numbers',
      tokens: withEach('exp', ({ claims: { exp } }) => [
        ...[Number(exp) + 3_600, Number(exp) * 10, Date.now(), 2 ** 32, Number.MAX_SAFE_INTEGER],
        ...[afterAllDates - 1, afterAllDates, -afterAllDates, 0.5, -0.5, 1],
      ]),
    },
    { id: 'exp-numerals', tokens: withNumerals('exp', oddNumerals) },
  ]),

  ...signedTokenKinds(
    early,
    (['nbf', 'iat'] as const).flatMap((claim): SignedTokenKind[] => [
      {
        id: `${claim}-types`,
        tokens: withEach(claim, () => oddNumbers(Date.now() / 1000 - 60)),
      },
      {
        id: `${claim}-numbers`,
        tokens: withEach(claim, () => [
          ...[Date.now() / 1000 + 15.5, Date.now() / 1000 + 60, Date.now()],
          ...[afterAllDates - 1, afterAllDates, 2 ** 53],
        ]),
      },
      { id: `${claim}-numerals`, tokens: withNumerals(claim, ['1e999', '1e300', '9e15']) },
    ]),
  ),

  ...customAttacks(same, [withSecret({ id: 'faults-alike', run: compareFaults })]),
];

/** A validly signed token for each value of a claim. */
function withEach(claim: string, values: (session: AttackSession) => readonly unknown[]) {
  return (session: AttackSession, secret: string): string[] =>
    values(session).map((value) => {
      const { claims, header } = session;
      return forge({ ...claims, [claim]: value }, secret, { header });
    });
}

/** A validly signed token for each numeral in a claim, as it is written in the JSON. */
function withNumerals(claim: string, numerals: readonly string[]) {
  return ({ claims, header }: AttackSession, secret: string): string[] =>
    numerals.map((numeral) => {
      const json = JSON.stringify({ ...claims, [claim]: 'X' });
      return forge(json.replace(`"${claim}":"X"`, `"${claim}":${numeral}`), secret, { header });
    });
}

/** Sends tokens with one fault, and with the same fault beside an expiry: all must get the same response. */
async function compareFaults(session: AttackSession, secret: string): Promise<Outcome> {
  const { claims, header } = session;
  const now = Math.floor(Date.now() / 1000);
  const faults: [claims: object, header: object, secret: string][] = [
    [{}, header, `${secret}x`],
    [{ iss: `${claims.iss}x` }, header, secret],
    [{ aud: 'api' }, header, secret],
    [{ [session.subject]: undefined }, header, secret],
    [{ [session.subject]: 'admin' }, header, secret],
    [{ nbf: now + 3_600 }, header, secret],
    [{ iat: now + 3_600 }, header, secret],
    [{}, { ...header, crit: ['exp'] }, secret],
    [{}, { ...header, alg: 'none' }, secret],
  ];
  const usual = await present(session, badSignature(session));
  if (usual === undefined) return { held: true };
  for (const [changed, otherHeader, key] of faults) {
    for (const exp of [claims.exp, now - 60]) {
      const token = forge({ ...claims, ...changed, exp }, key, { header: otherHeader });
      const response = await present(session, token);
      if (response === undefined) continue;
      const outcome = judgeForSession(session, response, [badToken]);
      if (!('held' in outcome && outcome.held)) return outcome;
      const [one, other] = [usual, response].map(({ text, headers }) =>
        [text, headers['www-authenticate']].join('\n'),
      );
      if (one !== other) {
        return breach(response, say('attack.expected.same-response', { text: usual.text }), false);
      }
    }
  }
  return { held: true };
}
