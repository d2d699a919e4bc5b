import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { steps } from '#course/steps.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { type Course, closeCourses, openCourse, stepAt } from '../support/learner.ts';
import { inTwoBreaths } from '../support/two-breaths.ts';

const [two, three, four] = [stepAt(2), stepAt(3), stepAt(4)];
afterAll(closeCourses);

/** The contents of the five files. */
function standingIn(course: Course): string[] {
  return steps.map((step) => {
    const text = course.read(step).toString();
    if (text === solutionText(step)) return 'solution';
    return text === exerciseOf(step).toString() ? 'exercise' : text;
  });
}

describe.concurrent('start', () => {
  // Step 2 first: `npm test` runs only that.
  const ordered = [two, ...steps.filter((step) => step !== two)];
  for (const { tags, rows } of inTwoBreaths(ordered, steps.length)) {
    test.each(rows)(
      '$number makes a course in which earlier steps pass and this one fails',
      { tags },
      async (step) => {
        const course = openCourse();
        expect((await course.run(['start', String(step.number)])).code).toBe(0);
        // From the last step down, so that no check judges the finished steps below it again.
        for (const { number } of steps.slice(0, step.number).reverse()) {
          const { passed, failure } = await course.json('check', String(number));
          expect({ number, passed, failure }).toMatchObject(
            number < step.number
              ? { number, passed: true }
              : {
                  number,
                  passed: false,
                  failure: { received: expect.stringMatching(/^status 501/) },
                },
          );
        }
        expect(standingIn(course).slice(step.number - 1)).toEqual(
          steps.slice(step.number - 1).map(() => 'exercise'),
        );
        const { steps: rows } = await course.json('list');
        expect(rows).toMatchObject(steps.map((one) => ({ current: one === step })));
      },
    );
  }

  test('leaves what the learner has begun, and says so', async () => {
    const course = openCourse();
    course.save(two, 'mine');
    course.save(four, 'mine, too');
    const { code, stdout } = await course.run(['start', '4']);
    expect(code).toBe(0);
    expect(standingIn(course)).toEqual(['solution', 'mine', 'solution', 'mine, too', 'exercise']);
    expect(stdout).toMatch(/^Your own files are unchanged: steps\/02-issue-token\/issue\.ts\.$/m);
    expect(stdout).not.toContain('kata restore');
  });

  test('replaces them by solutions with --replace, and says how to bring them back', async () => {
    const course = openCourse();
    course.save(two, 'mine');
    course.save(four, 'mine, too');
    const { stdout } = await course.run(['start', '4', '--replace']);
    expect(standingIn(course)).toEqual([
      'solution',
      'solution',
      'solution',
      'mine, too',
      'exercise',
    ]);
    const [, id = ''] = /your issue\.ts is kept\. .+ kata restore (\S+)/.exec(stdout) ?? [];
    await course.run(['restore', id]);
    expect(course.read(two).toString()).toBe('mine');
  });

  test('goes back as well, and takes nothing away', async () => {
    const course = openCourse();
    await course.run(['start', '4']);
    course.save(three, 'mine');
    await course.run(['start', '2']);
    expect(standingIn(course)).toEqual(['solution', 'solution', 'mine', 'exercise', 'exercise']);
  });
});
