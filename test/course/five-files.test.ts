import { expect, test } from 'vitest';
import { stepOf, steps } from '#course/steps.ts';
import { failureOf, judgeFile } from '#kata/judge/judge.ts';
import { importsOf, sourcesOf } from '../support/repository.ts';

const last = stepOf('5');
if (last === undefined) throw new TypeError('Expected five steps');

/**
 * The app of step 5 with the contract of another step. The contracts of steps 3 and 4 send tokens that a later step of the
 * chain refuses, so they need an app that ends with their step; check:course runs them there.
 */
const wholeChain = steps
  .filter(({ name }) => name !== 'extract' && name !== 'decode')
  .map(({ contract, name }) => ({ ...last, contract, title: name }));

test.each(wholeChain)(
  'the app of step 5, with the five solutions, passes $title',
  async (step) => {
    const verdict = await judgeFile({ step, file: step.solution });
    expect(failureOf(verdict)?.check.id).toBe(undefined);
    expect(verdict.results.length).toBeGreaterThan(9);
  },
  60_000,
);

test('the five solutions load the HTTP helpers, the settings and the users, and no code for production', () => {
  const modules = new Map(sourcesOf('src/server/**/*.ts').map((one) => [one.path, one]));
  const loaded = new Set<string>();
  const load = (path: string) => {
    const source = modules.get(path);
    if (source === undefined || loaded.has(path)) return;
    loaded.add(path);
    for (const target of importsOf(source)) load(target);
  };
  for (const { name } of steps) load(`src/server/auth/${name}.ts`);
  const rooms = new Set([...loaded].map((path) => path.split('/')[2]));
  expect([...rooms].sort()).toEqual(['auth', 'config', 'http', 'users']);
  expect([...loaded]).not.toContain('src/server/config/deployment.ts');
  expect([...loaded]).not.toContain('src/server/http/log.ts');
});

test('each of the five solutions has at most 60 lines', () => {
  const long = sourcesOf('src/server/auth/{setup,issue,extract,decode,attach}.ts').filter(
    ({ text }) => text.trimEnd().split('\n').length > 60,
  );
  expect(long.map(({ path }) => path)).toEqual([]);
});
