import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import { type Credentials, loginWith } from './logins.ts';

/** Logins of a known and of an unknown user, both with a wrong password, that must take about the same time. */
interface Pair {
  name: PlainId;
  known(): Credentials;
  unknown(): Credentials;
  /** How many of each are sent at once. */
  together?: number;
}

/** The times of a pair, in milliseconds. */
interface Times {
  known: number[];
  unknown: number[];
}

/** An unknown user takes about as long as a wrong password, whatever that time is. */
export const unknownUserTime = defineCheck('issue.unknown-user-time', async (session) => {
  const { username } = await session.addUser('real');
  await expectAlike(session, newNames(session, username));
});

/** The time is also the same for a name that was tried before, a deleted user, an empty password, and many at once. */
export const sameTimeAlways = defineCheck(
  'issue.same-time-always',
  async (session) => {
    for (const pair of await pairsFor(session)) await expectAlike(session, pair);
  },
  { hints: 'unknown-user-time' },
);

/** Measures a pair until its times are alike or not. */
async function expectAlike(session: JudgeSession, pair: Pair): Promise<void> {
  const times: Times = { known: [], unknown: [] };
  while (compare(times) === 'undecided') {
    const answer = await measure(session, pair, times);
    const expected = message('issue.unknown-user-time.same', {
      what: message(pair.name),
      wrong: least(times.known).toFixed(0),
      unknown: least(times.unknown).toFixed(0),
    });
    expectThat(answer, expected, compare(times) !== 'different');
  }
}

function newNames({ random }: JudgeSession, username: string): Pair {
  return {
    name: 'issue.unknown-user-time.new',
    known: () => ({ username, password: random.word() }),
    unknown: () => ({ username: random.word(), password: random.word() }),
  };
}

async function pairsFor(session: JudgeSession): Promise<Pair[]> {
  const { random } = session;
  const { username } = await session.addUser('real');
  const deleted = await session.addUser();
  await session.ask(loginWith(deleted));
  await session.removeUser(deleted.id);
  const [stranger, guess] = [random.word(), random.word()];
  const { known, unknown } = newNames(session, username);
  return [
    {
      name: 'issue.unknown-user-time.again',
      known: () => ({ username, password: guess }),
      unknown: () => ({ username: stranger, password: guess }),
    },
    {
      name: 'issue.unknown-user-time.deleted',
      known,
      unknown: () => ({ username: deleted.username, password: random.word() }),
    },
    {
      name: 'issue.unknown-user-time.empty',
      known: () => ({ username, password: '' }),
      unknown: () => ({ username: random.word(), password: '' }),
    },
    { name: 'issue.unknown-user-time.together', known, unknown, together: 5 },
  ];
}

/** Sends both logins one after the other, and adds their times. Returns the response for the unknown user. */
async function measure(
  session: JudgeSession,
  { known, unknown, together = 1 }: Pair,
  times: Times,
): Promise<Answer> {
  const ask = async (draw: () => Credentials, to: number[]) => {
    const login = () => session.ask(loginWith(draw()));
    const first = login();
    const others = Array.from({ length: together - 1 }, login);
    const answers = await Promise.all([first, ...others]);
    to.push(Math.max(...answers.map(({ time }) => time)));
    return first;
  };
  // Each of them is the first one in every other round.
  const knownFirst = times.known.length % 2 === 0;
  if (knownFirst) await ask(known, times.known);
  const answer = await ask(unknown, times.unknown);
  if (!knownFirst) await ask(known, times.known);
  return answer;
}

/** Rounds after which times are compared: those alike in every round, other alike ones, and those that differ by so much. */
const rounds = { alwaysAlike: 2, alike: 5, wayOff: 3, farApart: 6, apart: 40 };

/**
 * Compares the least times, because noise only adds to a time, and the middle ones, because on a busy machine a quiet
 * moment is rare and may meet only one of the two.
 */
function compare({ known, unknown }: Times): 'alike' | 'different' | 'undecided' {
  const [quicker, slower] = inOrder(least(known), least(unknown));
  const alike = areAlike(least(known), least(unknown)) || areAlike(middle(known), middle(unknown));
  const always = unknown.every((time, round) => areAlike(known[round] ?? 0, time));
  const wayOff = slower - quicker > 300 ? rounds.wayOff : rounds.farApart;
  const differing = slower > 5 * quicker ? wayOff : rounds.apart;
  const enough = alike ? (always ? rounds.alwaysAlike : rounds.alike) : differing;
  if (unknown.length < enough) return 'undecided';
  return alike ? 'alike' : 'different';
}

function areAlike(one: number, other: number): boolean {
  const [quicker, slower] = inOrder(one, other);
  return slower < 1.7 * quicker || slower - quicker < 1.5;
}

function inOrder(one: number, other: number): [quicker: number, slower: number] {
  return one < other ? [one, other] : [other, one];
}

function least(times: readonly number[]): number {
  return Math.min(...times);
}

function middle(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
