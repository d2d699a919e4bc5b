import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mistakesOf } from '#course/mistakes.ts';
import { root, steps } from '#course/steps.ts';

describe.each(['docs/teaching.md', 'docs/teaching.zh-CN.md'])('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');

  test.each(steps)(
    'names five mistakes of step $number and the checks that refuse them',
    (step) => {
      const [, section = ''] = text.split(
        new RegExp(`^### (?:Step ${step.number}:|第 ${step.number} 步).*$`, 'm'),
      );
      const rows = [
        ...(section.split(/^##/m)[0] ?? '').matchAll(/^\| `([\w-]+)` \| `([\w-]+)` \| /gm),
      ];
      const known = new Map(mistakesOf(step).map(({ name, refusedBy }) => [name, refusedBy]));
      const named = rows.map(([, check, name = '']) => ({ name, check }));
      expect(named).toHaveLength(5);
      expect(named).toEqual(named.map(({ name }) => ({ name, check: known.get(name) })));
    },
  );
});

test('the workflow for a large class merges as many parts as it grades', () => {
  const { jobs } = parse(readFileSync(join(root, 'docs/grade-matrix.yml'), 'utf8'));
  const { shard } = jobs.grade.strategy.matrix;
  expect(shard).toEqual(Array.from(shard, (_, index) => index + 1));
  const runs = JSON.stringify(jobs.grade.steps);
  expect(runs).toContain(`--shard \\"$SHARD/${shard.length}\\"`);
  expect(JSON.stringify(jobs.merge.steps)).toContain('npm run -s grade:merge --');
});
