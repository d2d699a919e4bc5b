import { expect, test } from 'vitest';
import { judgeEvery } from '#kata/judge/judge-every.ts';
import { stepAt } from '../../support/learner.ts';

test('an error that a check causes which passes is not the program’s own', async () => {
  const step = stepAt(2);
  const { output, ownOutput } = await judgeEvery({ step, file: step.solution });
  expect(output).toContain('Error: ');
  expect(ownOutput).toBe('');
});
