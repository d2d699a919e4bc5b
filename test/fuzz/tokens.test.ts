import { describe, expect, test } from 'vitest';
import { tokenVerifier } from '#server/tokens/verifier.ts';
import { claimsOrReason } from '../support/verify.ts';
import { judgeMutants, plainSubject, richSubject, tokenOf } from './mutants.ts';

/** A million of both kinds in CI and with `npm run fuzz`, which takes a minute; 40,000 elsewhere. */
const mutants = process.env.CI ? 500_000 : 20_000;

describe.each([
  ['of the course', plainSubject()],
  ['with an audience and three secrets', await richSubject()],
])('tokens %s', (_name, subject) => {
  test(`are all refused in ${mutants} mutations`, async () => {
    const verify = tokenVerifier(subject.config, subject.options);
    for (const good of subject.goods) expect(claimsOrReason(verify, good)).toHaveProperty('sub');
    const reasons = await judgeMutants(subject, mutants);
    for (const good of subject.goods) expect(claimsOrReason(verify, good)).toHaveProperty('sub');

    expect(reasons.values().reduce((sum, count) => sum + count)).toBe(mutants);
    const all = ['audience', 'claims', 'form', 'header', 'signature'];
    expect([...reasons.keys()].sort()).toEqual(all);
    // In at least one of twenty, only the signature is wrong.
    expect(reasons.get('signature')).toBeGreaterThan(mutants / 20);
  });
});

test('a mutant that is a good token again is not judged', () => {
  const subject = plainSubject();
  const changes = [{ edit: 'exchange', at: 0, to: 1, text: '' } as const];
  expect(tokenOf({ good: 0, changes }, subject)).toBe(undefined);
});

test('a mutant that is accepted is found, and made as small as it gets', async () => {
  const { goods, ...others } = plainSubject();
  const spaced = { ...others, goods: goods.map((good) => `${good} `) };
  const small = /^Counterexample: \[\{"good":0,"changes":\[(\{[^{}]+\},?){1,2}\]\}\]$/m;
  await expect(judgeMutants(spaced, 50_000)).rejects.toThrow(small);
});
