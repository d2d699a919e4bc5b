import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { inTwoBreaths } from '../support/two-breaths.ts';

const three = stepAt(3);
afterAll(closeCourses);

describe.concurrent('check --keep', () => {
  const mistakes: [number, string][] = [
    [1, 'answers-cached'],
    [1, 'errors-as-text'],
    [1, 'message-in-the-answer'],
    [2, 'password-never-checked'],
    [2, 'unknown-user-told'],
    [3, 'first-of-several'],
    [3, 'query-forgotten'],
    [3, 'number-crashes'],
    [4, 'expired-goes-on'],
    [4, 'issuer-not-checked'],
    [5, 'anonymous-let-in'],
    [5, 'deleted-user-passes'],
    [5, 'wrong-challenge'],
  ];
  for (const { tags, rows } of inTwoBreaths(mistakes, 5)) {
    test.each(rows)(
      'step %i, %s: the curl line gets the status that was reported',
      { tags },
      async (number, name) => {
        const { file, title } = await mistakeOf(stepAt(number), name);
        const words = ['check', String(number), '--file', file, '--keep'];
        const { child, ended, prints } = openCourse().start(words);
        const printed = await prints('The server is still running on http://127.0.0.1:');
        expect(printed).toContain(`✗ Failed: ${title}`);
        const [, line = ''] = /^ {2}(curl -i .+)$/m.exec(printed) ?? [];
        const [, status] = /^ {2}status (\d{3})$/m.exec(printed) ?? [];
        const { stdout } = await promisify(execFile)('sh', ['-c', line]);
        expect(stdout).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
        child.kill('SIGINT');
        expect((await ended).code).toBe(1);
      },
    );
  }

  test('says that there is no server to keep if the program has ended', async () => {
    const course = openCourse();
    course.save(three, solutionText(three).replace('await next();', 'process.exit(0);'));
    const { code, stdout } = await course.run(['check', '3', '--keep']);
    expect(stdout).toContain('so no server is running');
    expect(code).toBe(1);
  });
});
