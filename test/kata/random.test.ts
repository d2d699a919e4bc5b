import { describe, expect, test } from 'vitest';
import { mistakeNamed, programOf } from '#course/mistakes.ts';
import { failureOf, judgeFile } from '#kata/judge/judge.ts';
import { maxSeed, randomSource, seedOf } from '#kata/judge/random.ts';
import { weaknessOf } from '#server/secret.ts';
import { stepAt } from '../support/learner.ts';

describe('a source of random inputs', () => {
  const draw = (seed?: number) => {
    const { word, id, secret, bytes } = randomSource(seed);
    return [word(), id(), secret(), word(), bytes(40).toString('hex')];
  };

  test('returns the same values for the same seed, and other ones for another seed', () => {
    expect(draw(1)).toEqual(draw(1));
    const both = [...draw(1), ...draw(2)];
    expect(new Set(both).size).toBe(both.length);
  });

  test('is unpredictable without a seed, and tells the seed that repeats it', () => {
    const [one, other] = [randomSource(), randomSource()];
    expect(one.seed).not.toBe(other.seed);
    expect(randomSource(one.seed).secret()).toBe(one.secret());
  });

  test('has a seed of at most 12 digits', () => {
    for (let draws = 0; draws < 200; draws += 1) {
      const { seed } = randomSource();
      expect(seedOf(String(seed))).toBe(seed);
    }
  });

  test.each([
    ['0', 0],
    ['42', 42],
    [String(maxSeed), maxSeed],
    [String(maxSeed + 1), undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    [' 42', undefined],
    ['４２', undefined],
  ])('%j is read as the seed %j', (text, seed) => {
    expect(seedOf(text)).toBe(seed);
  });

  test('picks every entry of a list, undefined too, and throws for an empty one', () => {
    const { pick } = randomSource(3);
    const picked = Array.from({ length: 200 }, () => pick(['a', 'b', undefined]));
    expect(new Set(picked)).toEqual(new Set(['a', 'b', undefined]));
    expect(() => pick([])).toThrow(RangeError);
  });

  test('draws whole numbers, texts and orders', () => {
    const { integer, text, shuffle } = randomSource(3);
    const numbers = Array.from({ length: 200 }, () => integer(-1, 2));
    expect(new Set(numbers)).toEqual(new Set([-1, 0, 1, 2]));
    expect(integer(7, 7)).toBe(7);
    expect(text('aé你', 50)).toMatch(/^[aé你]{50}$/);
    expect(text('ab', 0)).toBe('');
    const orders = Array.from({ length: 200 }, () => shuffle([1, 2, 3]));
    expect(new Set(orders.map(String)).size).toBe(6);
    for (const order of orders) expect(order.toSorted()).toEqual([1, 2, 3]);
  });

  test('returns the values of a part, whatever was drawn before it', () => {
    const [one, other] = [randomSource(3), randomSource(3)];
    other.word();
    for (const source of [one, other]) source.beginPart('expired');
    const [word, id] = [one.word(), one.id()];
    expect([other.word(), other.id()]).toEqual([word, id]);
    one.beginPart('missing');
    expect(one.word()).not.toBe(word);
  });

  test('returns words, ids and secrets of the right form', () => {
    const { word, id, secret, bytes } = randomSource(3);
    for (let draws = 0; draws < 200; draws += 1) {
      expect(word()).toMatch(/^[a-z]{10}$/);
      expect(id()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(weaknessOf(secret())).toBe(undefined);
      expect(bytes(draws)).toHaveLength(draws);
    }
  });
});

test('a verdict tells its seed, and the same seed sends the same requests', async () => {
  const step = stepAt(3);
  const { file } = programOf(mistakeNamed(step, 'body-forgotten'));
  const judged = async (seed?: number) => {
    const verdict = await judgeFile({ step, file }, { seed });
    const curl = failureOf(verdict)?.error.curl?.replace(/:\d+/, '');
    return { seed: verdict.seed, curl };
  };
  const first = await judged();
  expect(first.curl).toContain('access_token=');
  expect(await judged(first.seed)).toEqual(first);
  expect((await judged()).curl).not.toBe(first.curl);
});
