import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rightProgramsOf, type Step, steps } from '#course/steps.ts';
import { fingerprintOf } from '#kata/grade/fingerprint.ts';
import { nearCopies } from '#kata/grade/near-copies.ts';
import type { LearnerResult } from '#kata/grade/result.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { stepAt } from '../../support/learner.ts';
import { learnerWith } from './made-class.ts';

/** Right programs by different hands are less alike. */
const maxIndependent = 0.3;

/** A learner who handed in one file. */
function authorOf(name: string, step: Step, text: string): LearnerResult {
  return learnerWith(name, step, { fingerprint: fingerprintOf(Buffer.from(text), step) });
}

/** A program with other names, also in its strings, without its comments, in another layout, and with its parts in reverse order. */
function copyOf(program: string): string {
  const code = program.replaceAll(/^\s*(?:\/\/|\/\*|\*).*\n/gm, '');
  const declared = [...code.matchAll(/(?<!export )\b(?:const|let|function) (\w+)/g)];
  const renamed = declared.reduce(
    (text, [, name = '']) =>
      text.replaceAll(new RegExp(`(?<![.'\\w-])${name}\\b`, 'g'), `my${name}`),
    code,
  );
  const [imports, parts] = [/^import[^;]*;\n/gm, /^(?!\s|[})\]]).*\n(?:(?:\s|[})\]]).*\n|\n)*/gm];
  const body = renamed.replaceAll(imports, '').match(parts) ?? [];
  return [...(renamed.match(imports) ?? []), '// My own work.\n', ...body.reverse()]
    .join('')
    .replaceAll(/^ +/gm, '\t');
}

describe.each(steps)('near copies of step $name', (step) => {
  const programs = rightProgramsOf(step).map((path) => readFileSync(path, 'utf8'));
  const authors = rightProgramsOf(step).map((path, index) =>
    authorOf(basename(path), step, programs[index] ?? ''),
  );
  const pairs = authors.flatMap((one, index) =>
    authors.slice(index + 1).map((other) => [one, other]),
  );

  test('are not found among right programs', () => {
    expect(pairs.length).toBeGreaterThan(20);
    for (const pair of [...pairs, authors]) {
      const close = nearCopies(pair, maxIndependent);
      expect(close.map(({ one, other }) => [one.name, other.name])).toEqual([]);
    }
  });

  test('are right programs and their copies', () => {
    for (const [index, program] of programs.entries()) {
      const copy = authorOf('copy', step, copyOf(program));
      const found = nearCopies([...authors, copy]);
      expect(found).toMatchObject([{ one: authors[index], other: copy, equal: false }]);
      expect(found[0]?.alike).toBeGreaterThan(0.56);
    }
  });

  test('are not the solution and the exercise', () => {
    const solution = readFileSync(step.solution);
    for (const text of [
      solution.toString(),
      copyOf(solution.toString()),
      exerciseOf(step).toString(),
    ]) {
      expect(nearCopies([authorOf('a', step, text), authorOf('b', step, text)])).toEqual([]);
    }
    expect(fingerprintOf(solution, step)).toEqual([]);
  });
});

describe('near copies', () => {
  const step = stepAt(3);
  const hashes = (from: number) => Array.from({ length: 40 }, (_, index) => from + index);
  const learner = (name: string, from: number, hash = name) =>
    learnerWith(name, step, { fingerprint: hashes(from), hash });

  test('are the most alike first, with equal files marked', () => {
    const found = nearCopies([
      learner('a', 100),
      learner('b', 500),
      learner('c', 110),
      learner('d', 500, 'b'),
    ]);
    expect(
      found.map(({ one, other, alike, equal }) => [one.name, other.name, alike, equal]),
    ).toEqual([
      ['b', 'd', 1, true],
      ['a', 'c', 0.75, false],
    ]);
  });

  test('do not count what more than a fifth of the class has', () => {
    const names = Array.from({ length: 20 }, (_, index) => `learner ${index}`);
    const like = (count: number) =>
      nearCopies(names.map((name, index) => learner(name, index < count ? 0 : 1000 * index)));
    expect(like(6)).toHaveLength(15);
    expect(like(7)).toEqual([]);
  });

  test('are not files with few shingles of their own', () => {
    const short = (name: string) =>
      learnerWith(name, step, { fingerprint: hashes(0).slice(0, 30) });
    expect(nearCopies([short('a'), short('b')])).toEqual([]);
  });
});

describe('a fingerprint', () => {
  test.each([
    ['brackets', '('.repeat(60_000)],
    ['templates', '`${'.repeat(20_000)],
    ['an open comment', `/*${'a'.repeat(200_000)}`],
    ['no token', '\u0000'.repeat(60_000)],
    ['quotation marks', '"'.repeat(60_000)],
  ])('is made quickly of %s', (_, text) => {
    const started = performance.now();
    expect(fingerprintOf(Buffer.from(text), stepAt(1)).length).toBeLessThan(10);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('has at most 64 hashes, in ascending order, whatever is around the code', () => {
    const [path = ''] = rightProgramsOf(stepAt(4));
    const program = readFileSync(path, 'utf8');
    const hashes = fingerprintOf(Buffer.from(program), stepAt(4));
    expect(hashes).toHaveLength(64);
    expect(hashes).toEqual(hashes.toSorted((one, other) => one - other));
    const spaced = `/* ${'x'.repeat(99)} */\n${program.replaceAll('\n', '\r\n\t').replaceAll(';', '')}`;
    expect(fingerprintOf(Buffer.from(spaced), stepAt(4))).toEqual(hashes);
  });
});
