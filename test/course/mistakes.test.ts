import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mistakeNamed, mistakesOf, programOf } from '#course/mistakes.ts';
import { solutionText } from '#course/specifiers.ts';
import { type Step, steps } from '#course/steps.ts';
import { storePatch, storeProgram } from '#kata/course-check/patches.ts';
import { stepAt } from '../support/learner.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const head = '// It is wrong.\n// Costs: users: a lot.\n// Refused by: expired\n';

/** Step 4 with a solution and a mistake of its own. */
function stepWith(name: string, solution: string, file: string, mistake: string): Step {
  const place = join(folder, name);
  mkdirSync(join(place, 'mistakes'), { recursive: true });
  writeFileSync(join(place, 'solution.ts'), solution);
  writeFileSync(join(place, 'mistakes', file), head + mistake);
  return { ...stepAt(4), folder: place, solution: join(place, 'solution.ts') };
}

const [before, after] = ['a();\nb();\nc();\n', 'a();\nbad();\nc();\n'];
const patch = '@@ -1,3 +1,3 @@\n a();\n-b();\n+bad();\n c();\n';

describe('a wrong program that is stored as a patch', () => {
  test('is the solution, without its comments, with the lines of the patch', () => {
    const solution = before.replace('b()', '// what b does\n/** Or\n * not. */\nb()');
    const step = stepWith('applied', `import 'koa';\n\n${solution}`, 'x.patch', patch);
    const program = programOf(mistakeNamed(step, 'x'));
    expect(program.text).toBe(`${head}\nimport 'koa';\n\n${after}`);
    expect(readFileSync(program.file, 'utf8')).toBe(program.text);
  });

  test('says so when it no longer applies', () => {
    const step = stepWith('stale', before.replace('b', 'other'), 'x.patch', patch);
    expect(() => programOf(mistakeNamed(step, 'x'))).toThrow(
      /x\.patch no longer applies to .*solution\.ts: run "npm run mistakes 4 x"/,
    );
  });

  test('becomes a program that can be edited, and a patch again', () => {
    const step = stepWith('edited', before, 'x.patch', patch);
    const file = storeProgram(mistakeNamed(step, 'x'));
    expect(readFileSync(file, 'utf8')).toBe(`${head}\n${after}`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('bad', 'worse'));
    expect(storePatch(mistakeNamed(step, 'x'))).toBe(file.replace('.ts', '.patch'));
    expect(mistakesOf(step)).toMatchObject([
      { what: 'It is wrong.', refusedBy: 'expired', patch: patch.replace('bad', 'worse') },
    ]);
  });

  test('becomes the solution with the patch in comments if it no longer applies', () => {
    const step = stepWith('lost', 'new();\nmade();\n', 'x.patch', patch);
    const text = readFileSync(storeProgram(mistakeNamed(step, 'x')), 'utf8');
    expect(text).toBe(`${head}\nnew();\nmade();\n\n${patch.replaceAll(/^(?=.)/gm, '// ')}`);
  });
});

test('a wrong program in another style stays a program', () => {
  const step = stepWith('style', before, 'x.ts', `\n${'another();\n'.repeat(30)}`);
  const mistake = mistakeNamed(step, 'x');
  expect(storePatch(mistake)).toBe(undefined);
  expect(programOf(mistake).file).toBe(mistake.stored);
});

test('a file without the three lines at its head is refused', () => {
  const step = stepWith('headless', before, 'x.ts', after);
  writeFileSync(join(step.folder, 'mistakes/x.ts'), after);
  expect(() => mistakesOf(step)).toThrow('Expected three lines at the head of');
});

test.each(steps)('the imports of solution $number are in the order of the formatter', (step) => {
  const imports = solutionText(step).match(/(?<= from ')#[^']+/g) ?? [];
  expect(imports).toEqual(imports.toSorted());
});
