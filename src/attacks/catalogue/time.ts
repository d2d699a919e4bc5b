import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  judgeForSession,
  type SignedTokenAttack,
  secretNeeded,
  signedTokenAttacks,
} from '../define-attacks.ts';
import { forge, segment, segmentsOf } from '../forge.ts';
import { badToken, breach, showsUser } from '../judge-response.ts';
import { type AttackId, say } from '../message.ts';

const hour = 3600;
const year = 365 * 24 * hour;

const expiry: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice: 'expired',
};

const required: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice: 'exp-required',
};

const early: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice: 'not-before',
};

/** Tokens with a valid signature and the wrong times. */
export const time: Attack[] = [
  ...signedTokenAttacks(expiry, [
    {
      id: 'exp-now',
      token: withClaims(() => ({ exp: now() })),
    },
    {
      id: 'exp-past',
      token: withClaims(() => ({ exp: now() - 60 })),
    },
    {
      id: 'exp-past-fraction',
      token: async (session, secret) => {
        await middleOfASecond();
        return withClaims(() => ({ exp: now() + 0.1 }))(session, secret);
      },
    },
    {
      id: 'exp-year-ago',
      token: withClaims(() => ({ exp: now() - year })),
    },
    {
      id: 'exp-year-ago-milliseconds',
      token: withClaims(() => ({ exp: (now() - year) * 1000 })),
    },
    {
      id: 'exp-zero',
      token: withClaims(() => ({ exp: 0 })),
    },
    {
      id: 'exp-negative',
      token: withClaims(() => ({ exp: -1 })),
    },
  ]),

  ...signedTokenAttacks(required, [
    {
      id: 'exp-missing',
      token: withClaims(() => ({ exp: undefined })),
    },
    {
      id: 'exp-milliseconds',
      token: withClaims(() => ({ exp: Date.now() + hour * 1000 })),
    },
    {
      id: 'exp-ten-years',
      token: withClaims(() => ({ exp: now() + 10 * year })),
    },
    ...oddTimes('exp', [
      ['exp-null', () => null],
      ['exp-empty', () => ''],
      ['exp-false', () => false],
      ['exp-true', () => true],
      ['exp-word', () => 'never'],
      ['exp-text', () => String(now() + hour)],
      ['exp-date', () => new Date(Date.now() + hour * 1000).toISOString()],
      ['exp-list', () => [now() + hour]],
      ['exp-object', () => ({})],
    ]),
    {
      id: 'exp-infinite',
      token: ({ claims, header }, secret) => {
        const json = JSON.stringify({ ...claims, exp: 'X' }).replace('"X"', '1e999');
        return forge(json, secret, { header });
      },
    },
  ]),

  ...signedTokenAttacks(early, [
    {
      id: 'nbf-future',
      token: withClaims(() => ({ nbf: now() + hour })),
    },
    {
      id: 'nbf-milliseconds',
      token: withClaims(() => ({ nbf: Date.now() })),
    },
    {
      id: 'iat-future',
      token: withClaims(() => ({ iat: now() + hour })),
    },
    {
      id: 'iat-milliseconds',
      token: withClaims(() => ({ iat: Date.now() })),
    },
    ...oddTimes('nbf', [
      ['nbf-null', () => null],
      ['nbf-word', () => 'later'],
      ['nbf-list', () => [now() + hour]],
      ['nbf-object', () => ({})],
    ]),
    ...oddTimes('iat', [
      ['iat-null', () => null],
      ['iat-word', () => 'now'],
      ['iat-text', () => String(now())],
    ]),
  ]),

  ...customAttacks(expiry, [
    {
      id: 'exp-remembered',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, username } = session;
        if (secret === undefined) return secretNeeded;
        const exp = earlyInASecond(Date.now() / 1000 + 0.4);
        const token = forge({ ...claims, exp }, secret, { header });
        const before = await present(session, token);
        // A server may also refuse fractions of a second.
        if (before === undefined || !showsUser(before, username)) return { held: true };
        await setTimeout(Math.max(exp * 1000 - Date.now(), 0) + 20);
        const after = await present(session, token);
        return after ? judgeForSession(session, after, [badToken]) : { held: true };
      },
    },
    {
      id: 'expiry-told-to-strangers',
      run: async (session) => {
        const [past, future] = [
          await present(session, expiring(session, now() - hour)),
          await present(session, expiring(session, now() + hour)),
        ];
        if (past === undefined || future === undefined) return { held: true };
        const outcome = judgeForSession(session, past, [badToken]);
        if (!('held' in outcome && outcome.held)) return outcome;
        const same = past.text === future.text;
        return same
          ? outcome
          : breach(past, say('attack.expected.same-response', { text: future.text }), true);
      },
    },
  ]),
];

/** Waits for the middle of a second, so that the second does not end before the server checks the token. */
async function middleOfASecond(): Promise<void> {
  const gone = Date.now() % 1000;
  if (gone < 300) await setTimeout(300 - gone);
  else if (gone > 700) await setTimeout(1_300 - gone);
}

/** This time or a later one, early in a second: a server that counts whole seconds would accept a token too long. */
function earlyInASecond(moment: number): number {
  return moment % 1 < 0.4 ? moment : Math.ceil(moment) + 0.1;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** A token with a valid signature and some claims changed; undefined removes a claim. */
function withClaims(others: () => object) {
  return ({ claims, header }: AttackSession, secret: string) =>
    forge({ ...claims, ...others() }, secret, { header });
}

/** Tokens with a value in a claim that is not a number. */
function oddTimes(
  claim: 'exp' | 'nbf' | 'iat',
  rows: [id: AttackId, value: () => unknown][],
): SignedTokenAttack[] {
  return rows.map(([id, value]) => ({ id, token: withClaims(() => ({ [claim]: value() })) }));
}

function expiring({ token, claims }: AttackSession, exp: number): string {
  const [header, , signature] = segmentsOf(token);
  return `${header}.${segment({ ...claims, exp })}.${signature}`;
}
