import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { nearest, readArguments, UsageError } from '#kata/cli/arguments.ts';
import { closeCourses, openCourse } from '../support/learner.ts';

const course = openCourse();
afterAll(closeCourses);

describe.concurrent('npm run kata ends with code 2 and a sentence for', {}, () => {
  test.each([
    [['chek'], 'There is no command chek. Did you mean check? npm run kata check'],
    [['Solutoin'], 'Did you mean solution?'],
    [['what-is-this'], 'To see all: npm run kata help'],
    [[''], 'There is no command'],
    [['constructor'], 'There is no command constructor.'],
    [['__proto__'], 'There is no command __proto__.'],
    [['hasOwnProperty', '3'], 'There is no command hasOwnProperty.'],
    [['list', '--jsn'], 'There is no option --jsn. Did you mean --json?'],
    [['list', '--__proto__'], 'There is no option --__proto__.'],
    [['list', '-j'], 'There is no option -j.'],
    [['list', '--json=yes'], '--json takes no value'],
    [['check', '3', '--file'], 'Name a file'],
    [['check', '3', '--file', 'nowhere.ts'], 'There is no file'],
    [['check', '3', '--seed', 'x'], 'A seed is a whole number of at most 12 digits'],
    [['check', '3', '--seed', '1234567890123'], 'for example: --seed 42'],
    [['hint', '3', '--seed', '-5'], 'A seed is a whole number'],
    [['check', '3', '--seed'], 'A seed is a whole number'],
    [['check', '9'], 'There is no step 9. Steps are 1 to 5.'],
    [['hint', '03'], 'There is no step 03.'],
    [['diff', 'setup'], 'There is no step setup.'],
    [['mistakes', '3', 'order-revresed'], 'Did you mean order-reversed?'],
    [['mistakes', '3', 'x'], 'Step 3 has no mistake x.'],
    [['solution', '-1'], 'There is no option -1.'],
    [['start'], 'Name a step'],
    [['start', '0'], 'There is no step 0.'],
    [['reset', '1.0'], 'There is no step 1.0.'],
    [['serve', 'every'], 'There is no step every.'],
    [['restore', 'abcdef'], 'There is no copy abcdef.'],
    [['restore', ''], 'There is no copy'],
  ])('%j', async (words, sentence) => {
    const { code, stdout, stderr } = await course.run(words);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test.each([
    ['file', '-- check 3 --file F'],
    ['junit', '-- attack --junit F'],
    ['seed', '-- check 3 --seed S'],
  ])('a value of --%s that npm has taken for itself', async (option, advice) => {
    const env = { [`npm_config_${option}`]: '5' };
    const { code, stderr } = await course.run(['check', '3'], { env });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(advice) });
  });
});

test('a flag that npm has taken for itself still works', async () => {
  const { stdout } = await course.run(['list'], { env: { npm_config_json: 'true' } });
  expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
});

test('any command line at all is understood or refused in words', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('--', '-', '--json', '--file', '--file=x', '--no-json', '---', '-rf'),
    fc.string().map((text) => `--${text}`),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      try {
        expect(Array.isArray(readArguments(words).positionals)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }),
    { numRuns: 500 },
  );
});

test('a suggested word is one of the known words', () => {
  const known = ['list', 'check', 'hint'];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (word) => {
      const meant = nearest(word, known);
      expect(meant === undefined || known.includes(meant)).toBe(true);
    }),
  );
  for (const one of known) expect(nearest(one.toUpperCase(), known)).toBe(one);
});
