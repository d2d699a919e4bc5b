import { describe, expect, test } from 'vitest';
import { makeJudge } from '../support/judge.ts';
import { judgeMutants, plainSubject, richSubject, tokenOf } from './mutants.ts';

/** A million of both kinds in CI and with `npm run fuzz`; that takes a minute, so a tenth of it elsewhere. */
const mutants = process.env.CI ? 500_000 : 50_000;

describe.each([
  ['without kid', plainSubject()],
  ['with kid, audience and two secrets', richSubject()],
])('tokens %s', (_name, subject) => {
  test(`are all refused in ${mutants} mutations`, async () => {
    const judge = makeJudge(subject.config);
    for (const good of subject.goods) expect(await judge(good)).toHaveProperty('sub');
    const reasons = await judgeMutants(subject, mutants);
    for (const good of subject.goods) expect(await judge(good)).toHaveProperty('sub');

    expect(reasons.values().reduce((sum, count) => sum + count)).toBe(mutants);
    const all = ['audience', 'claims', 'form', 'header', 'key', 'signature'];
    expect([...reasons.keys()].sort()).toEqual(all);
    // All but the signature is right in one of twenty at the least.
    expect(reasons.get('signature')).toBeGreaterThan(mutants / 20);
  }, 300_000);
});

test('a mutant that is a good token again is not judged', () => {
  const subject = plainSubject();
  const changes = [{ edit: 'exchange', at: 0, to: 1, text: '' } as const];
  expect(tokenOf({ good: 0, changes }, subject)).toBe(undefined);
});

test('a mutant that is accepted is found, and made as small as it gets', async () => {
  const { config, goods } = plainSubject();
  const spaced = { config, goods: goods.map((good) => `${good} `) };
  const small = /^Counterexample: \[\{"good":0,"changes":\[(\{[^{}]+\},?){1,2}\]\}\]$/m;
  await expect(judgeMutants(spaced, 50_000)).rejects.toThrow(small);
});
