import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { judgeEvery } from '#kata/judge/judge-every.ts';
import { mistakeOf, stepAt } from '../../support/learner.ts';

test('an error that a check causes which passes is not the program’s own', async () => {
  const step = stepAt(2);
  const { output, ownOutput } = await judgeEvery({ step, file: step.solution });
  expect(output).toContain('Error: ');
  expect(ownOutput).toBe('');
});

test('a program that ends during many checks is judged to the end', async () => {
  const step = stepAt(5);
  const folder = mkdtempSync(join(tmpdir(), 'kata-judge-every-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'attach.ts');
  writeFileSync(file, (await mistakeOf(step, 'next-not-awaited')).text);
  const { results } = await judgeEvery({ step, file }, { seed: 7 });
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  expect(outcomes).toContain('failed');
  expect(outcomes).not.toContain('depends');
});
