import { afterAll, describe, expect, test } from 'vitest';
import { closeCourses, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';

const absent = noTerminal();
if (absent !== undefined) console.warn(`Colours are not tested: ${absent}`);

afterAll(closeCourses);

describe.skipIf(absent)('in a terminal', { concurrent: true }, () => {
  test.each([
    ['list', /Attach the user/],
    ['check 3', /--keep/],
    ['hint 3', /Ask again/],
    ['diff 3', /\+ only in the solution/],
    ['solution 3', /export function/],
  ])('%s is coloured, and not under NO_COLOR', async (words, pattern) => {
    const course = openCourse();
    course.solve(stepAt(1));
    const coloured = openTerminal(course, words);
    await coloured.after('', pattern);
    await coloured.ended;
    expect(coloured.painted()).toContain('\u001b[');
    const bleak = openTerminal(course, words, { env: { NO_COLOR: '1' } });
    await bleak.after('', pattern);
    await bleak.ended;
    expect(bleak.painted()).not.toContain('\u001b');
  });
});
