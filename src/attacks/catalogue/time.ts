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

const hour = 3600;
const year = 365 * 24 * hour;

const expiry: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice:
    'End the request with 401 as soon as exp <= now, both in seconds, and let nothing run behind it (RFC 7519, 4.1.4).',
};

const required: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice:
    'Require exp, as a finite number of seconds and no further ahead than your own tokens live (RFC 7519, 2 and 4.1.4).',
};

const early: AttackDefaults = {
  group: 'time',
  lesson: 4,
  advice:
    'Refuse a token whose nbf or iat is not a number, or lies in the future (RFC 7519, 4.1.5 and 4.1.6).',
};

/** Tokens with a valid signature and the wrong times. */
export const time: Attack[] = [
  ...signedTokenAttacks(expiry, [
    {
      id: 'exp-now',
      name: 'exp this very second',
      gains: 'A token lives on in the second in which it must be dead.',
      token: withClaims(() => ({ exp: now() })),
    },
    {
      id: 'exp-past',
      name: 'exp a minute ago',
      gains: 'An expired token opens the door: a stolen one works for ever.',
      token: withClaims(() => ({ exp: now() - 60 })),
    },
    {
      id: 'exp-past-fraction',
      name: 'exp a moment ago, in this very second',
      gains: 'A clock that rounds gives away up to a second.',
      token: async (session, secret) => {
        await middleOfASecond();
        return withClaims(() => ({ exp: now() + 0.1 }))(session, secret);
      },
    },
    {
      id: 'exp-year-ago',
      name: 'exp a year ago',
      gains: 'A token from an old backup or log opens the door.',
      token: withClaims(() => ({ exp: now() - year })),
    },
    {
      id: 'exp-year-ago-milliseconds',
      name: 'exp a year ago, in milliseconds',
      gains:
        'A library takes it for the year 57,000, and whatever checks it afterwards lets it go on.',
      token: withClaims(() => ({ exp: (now() - year) * 1000 })),
    },
    {
      id: 'exp-zero',
      name: 'exp 0',
      gains: 'Zero counts as “not set”, and the token never expires.',
      token: withClaims(() => ({ exp: 0 })),
    },
    {
      id: 'exp-negative',
      name: 'exp -1',
      gains: 'A number nobody thought of is no moment in the past.',
      token: withClaims(() => ({ exp: -1 })),
    },
  ]),

  ...signedTokenAttacks(required, [
    {
      id: 'exp-missing',
      name: 'no exp',
      gains: 'undefined <= now is false: such a token never expires.',
      token: withClaims(() => ({ exp: undefined })),
    },
    {
      id: 'exp-milliseconds',
      name: 'exp in milliseconds',
      gains: 'Every library reads the year 58,000: a token for ever.',
      token: withClaims(() => ({ exp: Date.now() + hour * 1000 })),
    },
    {
      id: 'exp-ten-years',
      name: 'exp in ten years',
      gains: 'One careless or forged token outlives every policy.',
      token: withClaims(() => ({ exp: now() + 10 * year })),
    },
    ...oddTime('exp', [
      [
        'null',
        'exp null',
        () => null,
        'null counts as “not set”, nothing is compared, and the token lives for ever.',
      ],
      [
        'empty',
        'exp ""',
        () => '',
        'An empty text counts as “not set”, and the token lives for ever.',
      ],
      ['false', 'exp false', () => false, 'false reads like “does not expire”, and so it is.'],
      ['true', 'exp true', () => true, 'true is 1 to one reader and a moment to come to the next.'],
      [
        'word',
        'exp "never"',
        () => 'never',
        'A comparison with a word is false, so “never” means what it says.',
      ],
      [
        'text',
        'exp a number in quotes',
        () => String(now() + hour),
        'As a text, “9” is later than any number that begins with 1.',
      ],
      [
        'date',
        'exp a date in words',
        () => new Date(Date.now() + hour * 1000).toISOString(),
        'A comparison with a date in words is false: it may lie in the past.',
      ],
      [
        'list',
        'exp a list',
        () => [now() + hour],
        'A list of one number is a number to JavaScript, and to nobody else.',
      ],
      [
        'object',
        'exp {}',
        () => ({}),
        'A comparison with an object is false, so the token lives for ever.',
      ],
    ]),
    {
      id: 'exp-infinite',
      name: 'exp 1e999, which is infinite',
      gains: 'JSON can say infinity, and infinity never comes.',
      token: ({ claims, header }, secret) => {
        const json = JSON.stringify({ ...claims, exp: 'X' }).replace('"X"', '1e999');
        return forge(json, secret, { header });
      },
    },
  ]),

  ...signedTokenAttacks(early, [
    {
      id: 'nbf-future',
      name: 'nbf in an hour',
      gains: 'A token that is meant for later works now.',
      token: withClaims(() => ({ nbf: now() + hour })),
    },
    {
      id: 'nbf-milliseconds',
      name: 'nbf in milliseconds',
      gains: 'A token that is valid in the year 58,000 works now.',
      token: withClaims(() => ({ nbf: Date.now() })),
    },
    {
      id: 'iat-future',
      name: 'iat in an hour',
      gains: 'A token that was issued after its user was locked out is believed, for it is newer.',
      token: withClaims(() => ({ iat: now() + hour })),
    },
    {
      id: 'iat-milliseconds',
      name: 'iat in milliseconds',
      gains: 'No later “sign out everywhere” reaches a token from the year 58,000.',
      token: withClaims(() => ({ iat: Date.now() })),
    },
    ...oddTime('nbf', [
      ['null', 'nbf null', () => null, 'null counts as 1970, so a token for later works now.'],
      [
        'word',
        'nbf "later"',
        () => 'later',
        'A comparison with a word is false, so “later” is now.',
      ],
      [
        'list',
        'nbf a list',
        () => [now() + hour],
        'A list passes a check that only looks at numbers.',
      ],
      [
        'object',
        'nbf {}',
        () => ({}),
        'A comparison with an object is false, so a token for later works now.',
      ],
    ]),
    ...oddTime('iat', [
      [
        'null',
        'iat null',
        () => null,
        'A token of no age at all is older than none, and escapes every “sign out everywhere”.',
      ],
      [
        'word',
        'iat "now"',
        () => 'now',
        'A comparison with a word is false, so “sign out everywhere” leaves this one in.',
      ],
      [
        'text',
        'iat a number in quotes',
        () => String(now()),
        'A number in quotes is compared as a text, by other rules than a number.',
      ],
    ]),
  ]),

  ...customAttacks(expiry, [
    {
      id: 'exp-remembered',
      name: 'one token just before it expires, and again just after',
      gains:
        'A verdict that is remembered outlives the token, for as long as the thief keeps using it.',
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
      name: 'exp an hour ago and exp in an hour, both with the old signature',
      gains: 'Whoever makes up tokens learns, from two different answers, how ours are read.',
      run: async (session) => {
        const [past, future] = [
          await present(session, expiring(session, now() - hour)),
          await present(session, expiring(session, now() + hour)),
        ];
        if (past === undefined || future === undefined) return { held: true };
        const outcome = judgeForSession(session, past, [badToken]);
        if (!('held' in outcome && outcome.held)) return outcome;
        const same = past.text === future.text;
        return same ? outcome : breach(past, `the same answer to both: ${future.text}`, true);
      },
    },
  ]),
];

/** Waits for the middle of a second, so that a server that counts whole seconds judges within the same one. */
async function middleOfASecond(): Promise<void> {
  const gone = Date.now() % 1000;
  if (gone < 300) await setTimeout(300 - gone);
  else if (gone > 700) await setTimeout(1_300 - gone);
}

/** This time or one soon after it, early in a second, where a server that counts whole seconds is late. */
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

function oddTime(
  claim: string,
  rows: [word: string, name: string, value: () => unknown, gains: string][],
) {
  return rows.map(
    ([word, name, value, gains]): SignedTokenAttack => ({
      id: `${claim}-${word}`,
      name,
      gains,
      token: withClaims(() => ({ [claim]: value() })),
    }),
  );
}

function expiring({ token, claims }: AttackSession, exp: number): string {
  const [header, , signature] = segmentsOf(token);
  return `${header}.${segment({ ...claims, exp })}.${signature}`;
}
