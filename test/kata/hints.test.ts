import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { root, steps } from '#course/steps.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import type { StartFault } from '#kata/subject/start-fault.ts';
import { hintsOf, parseHints, worthKnowing } from '#kata/workspace/hints.ts';

const run = 6;

/** As an object, so that the compiler misses a fault that is not here. */
const faults: Record<StartFault, true> = {
  syntax: true,
  import: true,
  denied: true,
  crash: true,
  exit: true,
  greedy: true,
  hang: true,
  silent: true,
};

/** The checks at the end of every suite. */
const closing = closingChecks({ challenged: [], again: async () => {} }).map(({ id }) => id);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe.each(steps)('step $number', (step) => {
  const hints = parseHints(readFileSync(join(step.folder, 'hints.md'), 'utf8'));

  test('has three hints for each of its checks, and for nothing else', async () => {
    const { checks } = await suiteOf(step);
    const own = checks.filter(({ id }) => !closing.includes(id));
    const keys = new Set(own.map(({ id, hints: shared }) => shared ?? id));
    expect([...hints.keys()].sort()).toEqual([...keys].sort());
    for (const levels of hints.values()) {
      expect(levels).toHaveLength(3);
      expect(new Set(levels).size).toBe(3);
    }
  });

  test(`keeps ${run} tokens in a row of its solution out of the first two levels`, () => {
    const secret = runsOf(withoutComments(solutionText(step)));
    expect(secret.size).toBeGreaterThan(50);
    const told = [...hints, ...parseHints(read('steps/faults.md'))].flatMap(([id, levels]) =>
      levels.slice(0, 2).flatMap((text) => {
        return [...runsOf(text)].filter((one) => secret.has(one)).map((one) => `${id}: ${one}`);
      }),
    );
    expect(told).toEqual([]);
  });

  test('has hints whose links lead to files of the repository', () => {
    const text = [...hintsOf(step).values()].flat().join('\n');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(0);
    for (const path of links) expect(() => read(path)).not.toThrow();
  });

  test('has a text that is shown after a pass', () => {
    expect(worthKnowing(step).length).toBeGreaterThan(100);
  });
});

test('faults.md has three hints for every fault, for what is unsolved and for the closing checks', () => {
  const known = parseHints(read('steps/faults.md'));
  expect([...known.keys()].sort()).toEqual([...Object.keys(faults), 'unsolved', ...closing].sort());
});

test('passed.md has a section for each step, and for nothing else', () => {
  const sections = read('steps/passed.md').matchAll(/^## (.+)$/gm);
  expect([...sections].map(([, name]) => name)).toEqual(steps.map(({ name }) => name));
});

test('a run is found with any spacing', () => {
  const secret = runsOf(withoutComments("a(b); // c\nif (x === 'y') /* d */ return z;"));
  expect(runsOf('so `if(x===\n"y"`').has('if ( x = = =')).toBe(true);
  expect(secret.has('if ( x = = =')).toBe(true);
  expect([...secret].join()).not.toMatch(/\b[cd]\b/);
});

test.each([
  ['two hints', '## id\n\n1. one\n2. two\n'],
  ['four hints', '## id\n\n1. one\n2. two\n3. three\n4. four\n'],
  ['none', '## id\n'],
])('a section with %s is refused', (_, markdown) => {
  expect(() => parseHints(markdown)).toThrow(TypeError);
});

function runsOf(text: string): Set<string> {
  const tokens = text.match(/[\p{L}_$][\p{L}\p{N}_$]*|\p{N}+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  return new Set(tokens.slice(run - 1).map((_, at) => tokens.slice(at, at + run).join(' ')));
}

/** No string in a solution contains `//` or `/*`, so these always begin comments. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
