import { message, messageOf, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import { expectAccepted, expectRefused } from './config.ts';

/** A good secret, and a bad one that has a part in common with it. */
const pairs: readonly [PlainId, (random: RandomSource) => { good: string; bad: string }][] = [
  [
    'setup.alike.short-start',
    (random) => {
      const good = random.secret();
      return { good, bad: good.slice(0, 31) };
    },
  ],
  [
    'setup.alike.short-end',
    (random) => {
      const good = random.secret();
      return { good, bad: good.slice(-31) };
    },
  ],
  [
    'setup.alike.short-bytes',
    (random) => {
      const start = random.secret().slice(0, 30);
      return { good: `${start}\u212a`, bad: `${start}k` };
    },
  ],
  [
    'setup.alike.known-start',
    (random) => {
      const start = `${random.secret()}${random.secret()}`;
      return { good: `${start}-${random.word().slice(2)}`, bad: `${start}-changeme` };
    },
  ],
  [
    'setup.alike.known-end',
    (random) => {
      const end = random.secret();
      return { good: `${random.word().slice(2)}-${end}`, bad: `changeme-${end}` };
    },
  ],
  [
    'setup.alike.capitals',
    (random) => {
      const half = random.shuffle([...'abcdefghijklmnopqrst']).join('');
      return { good: half + half.toUpperCase(), bad: half + half };
    },
  ],
];

/** Each secret is judged by itself, whatever similar one was judged before it in the same process. */
export const alikeSecrets = defineCheck(
  'setup.secrets-alike',
  async (session) => {
    for (const [name, draw] of pairs) {
      const what = messageOf(name);
      const refused = message('setup.alike.bad', { what });
      const accepted = message('setup.alike.good', { what });
      const [one, other] = [draw(session.random), draw(session.random)];
      await expectRefused(session, 'JWT_SECRET', one.bad, refused);
      await expectAccepted(session, 'JWT_SECRET', one.good, accepted);
      await expectAccepted(session, 'JWT_SECRET', other.good, accepted);
      await expectRefused(session, 'JWT_SECRET', other.bad, refused);
    }
  },
  { hints: 'secret-known' },
);
