import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { closeCourses, openCourse } from '../support/learner.ts';
import { noTerminal, openTerminal, processesOf } from '../support/terminal.ts';

afterAll(closeCourses);

/** A line of the response: how an attack on a server ended. */
interface Line {
  server: string;
  ending: string;
}

describe.skipIf(noTerminal())(
  'the attack lab on the pages of the watch',
  {
    tags: ['slow'],
  },
  () => {
    test('attacks the learner’s five files, whose server ends with the watch', async () => {
      const course = openCourse();
      course.solve(...steps);
      await course.run(['start', '5']);
      const terminal = openTerminal(course);
      const painted = await terminal.after('', /http:\/\/127\.0\.0\.1:\d+\/steps\/5/);
      const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(painted) ?? [];

      const { body } = await fetch(`${address}/attacks/run`, { method: 'POST' });
      const own: Line[] = [];
      let quit: Promise<number | string> | undefined;
      let text = '';
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = (text + chunk).split('\n');
        text = lines.pop() ?? '';
        const progress = lines.map((line): Line => JSON.parse(line));
        own.push(...progress.filter(({ server }) => server === 'own'));
        if (own.length > 20) quit ??= terminal.quit();
      }
      expect(own.slice(0, 20).map(({ ending }) => ending)).toEqual(Array(20).fill('held'));
      expect(await quit).toBe(0);
      expect(processesOf(course)).toEqual([]);
    });
  },
);
