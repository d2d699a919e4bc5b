import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { closeCourses, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';

const one = stepAt(1);
const env = { KATA_EXAM: '1' };
afterAll(closeCourses);

/** A course whose template switches exam mode on. */
function openExam() {
  const course = openCourse();
  writeFileSync(join(course.folder, '.env'), 'KATA_EXAM=1\n');
  return course;
}

describe.concurrent('in exam mode', () => {
  test.each([
    ['hint'],
    ['hint', '3'],
    ['diff', '3'],
    ['solution', '3'],
    ['mistakes', '3'],
    ['mistakes', '3', 'order-reversed'],
  ])('%s %s %s says in a sentence that it is switched off', async (...words) => {
    const course = openExam();
    expect(await course.run(words)).toEqual({
      code: 2,
      stdout: '',
      stderr: `In exam mode, ${words[0]} is switched off.\n`,
    });
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject(steps.map(() => ({ hints: 0, diffs: 0, solutions: 0 })));
  });

  test('help lists only commands that are on, and check judges as before', async () => {
    const course = openExam();
    const { stdout } = await course.run(['help']);
    expect(stdout).toContain('npm run kata check [N]');
    expect(stdout).not.toMatch(/npm run kata (?:hint|diff|solution|mistakes)/);
    expect(await course.json('check', '1')).toMatchObject({ failure: { check: 'health' } });
    course.solve(one);
    expect(await course.json('check', '1')).toMatchObject({ passed: true });
  });

  test('start goes to a step without solutions in the steps before it', async () => {
    const course = openExam();
    expect((await course.run(['start', '3'])).code).toBe(0);
    for (const step of steps) expect(course.read(step).equals(exerciseOf(step))).toBe(true);
    const { code, stderr } = await course.run(['start', '3', '--replace']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'In exam mode, --replace is switched off.\n',
    });
  });

  test('the environment wins over .env, and other values are refused', async () => {
    const course = openExam();
    expect((await course.run(['solution', '3'], { env: { KATA_EXAM: '0' } })).code).toBe(0);
    const { code, stderr } = await course.run(['list'], { env: { KATA_EXAM: 'yes' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'Cannot start: KATA_EXAM must be 0 or 1.\n',
    });
  });

  test.skipIf(noTerminal())('neither keys nor pages show help', async () => {
    const course = openCourse();
    const terminal = openTerminal(course, '', { env });
    const painted = await terminal.after(
      '',
      /http:\/\/127\.0\.0\.1:\d+\/steps\/1[\s\S]+skipped until/,
    );
    expect(painted).toContain('n next');
    expect(painted).not.toMatch(/h hint|d diff|s solution/);
    for (const key of ['h', 'd', 's']) {
      await terminal.after(key, /no hints, differences and solutions\.[\s\S]+q quit/);
    }
    const [, address = ''] = /(http:\/\/127\.0\.0\.1:\d+)\/steps/.exec(painted) ?? [];
    const page = async (path: string) => await fetch(`${address}${path}`);
    const lesson = await (await page('/steps/1')).text();
    expect(lesson).toContain('id="copies"');
    expect(lesson).not.toMatch(/id="help"|value="(?:hint|difference|solution)"|mistakes-title/);
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(lesson) ?? [];
    for (const act of ['hint', 'difference', 'solution']) {
      const asked = await fetch(`${address}/steps/1/act`, {
        method: 'POST',
        headers: { 'x-kata-key': key, origin: address },
        body: new URLSearchParams({ act }),
      });
      expect(asked.status).toBe(204);
    }
    const panel = await (await page('/steps/1/panel')).text();
    expect(panel).not.toMatch(/class="(?:hints|difference)"|export function/);
    for (const { name } of steps) expect((await page(`/source/auth/${name}.ts`)).status).toBe(404);
    expect((await page('/source/app.ts')).status).toBe(200);
    expect(await terminal.quit()).toBe(0);
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject(steps.map(() => ({ hints: 0, diffs: 0, solutions: 0 })));
  });
});
