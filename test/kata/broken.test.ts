import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { suiteOf } from '#kata/judge/judge.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';

const [two, three, four] = [stepAt(2), stepAt(3), stepAt(4)];
afterAll(closeCourses);

/** A course in which step 2 has passed, and in which step 4 is right. */
async function passedTwo() {
  const course = openCourse();
  course.solve(two, four);
  expect(await course.json('check', '2')).toMatchObject({ passed: true });
  return course;
}

describe.concurrent('check', () => {
  test('names the earlier step that is broken, and its check, and ends with 1', async () => {
    const course = await passedTwo();
    const wrong = await mistakeOf(two, 'token-as-cookie');
    course.save(two, wrong.text);
    const outcome = await course.run(['check', '4', '--json']);
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      step: 4,
      passed: true,
      broken: [{ step: 2, check: wrong.id }],
    });
    const { code, stdout } = await course.run(['check', '4']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✓ All \d+ checks passed\./);
    const unwrapped = stdout.replaceAll(/\s+/g, ' ');
    expect(unwrapped).toContain(`Step 2 no longer passes. Failed: ${wrong.title} ${two.shown}`);
    expect(stdout).toMatch(/^□ setup {2}✗ issue {2}/);
  });

  test('names an earlier step whose file is gone', async () => {
    const course = await passedTwo();
    rmSync(course.place(two));
    const [first] = (await suiteOf(two)).checks;
    expect(await course.json('check', '4')).toMatchObject({
      passed: true,
      broken: [{ step: 2, check: first?.id }],
    });
  });

  test('does not mention earlier steps that still pass, or that never passed', {
    tags: ['slow'],
  }, async () => {
    const course = await passedTwo();
    course.save(three, 'never passed');
    const { code, stdout } = await course.run(['check', '4', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ passed: true, broken: [] });
    expect(code).toBe(0);
  });

  test('does not mention earlier steps if another file is judged', {
    tags: ['slow'],
  }, async () => {
    const course = await passedTwo();
    course.save(two, 'broken');
    const { code, stdout } = await course.run(['check', '4', '--reference', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ passed: true, broken: [] });
    expect(code).toBe(0);
  });
});
