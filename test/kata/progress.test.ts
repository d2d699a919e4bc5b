import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { type Message, translate } from '#i18n/message.ts';
import { openProgress, progressFrom } from '#kata/workspace/progress.ts';
import { closeCourses, openCourse, stepAt } from '../support/learner.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-progress-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeCourses();
});

test('progress is what it was when it is read again', () => {
  const file = join(folder, 'again.json');
  openProgress(file, unexpected).change((progress) => {
    progress.current = stepAt(4);
    const known = progress.of(stepAt(2));
    known.passedAt = '2026-01-02T03:04:05.678Z';
    known.tries = 7;
    known.hints.login = 2;
    known.diffs = 1;
    known.solutions = 3;
  });
  const progress = openProgress(file, unexpected).read();
  expect(progress.current.name).toBe('decode');
  expect(progress.of(stepAt(2))).toEqual({
    passedAt: '2026-01-02T03:04:05.678Z',
    tries: 7,
    hints: { login: 2 },
    diffs: 1,
    solutions: 3,
  });
  expect(progress.of(stepAt(3)).passedAt).toBeUndefined();
});

test('progress is read from any JSON at all, with whole numbers from 0', () => {
  const named = fc.record(
    {
      version: fc.constant(1),
      current: fc.oneof(fc.constantFrom('decode', '__proto__'), fc.jsonValue()),
      steps: fc.oneof(
        fc.dictionary(fc.constantFrom('setup', 'decode', '__proto__'), fc.jsonValue()),
        fc.record({
          setup: fc.record(
            { tries: fc.jsonValue(), hints: fc.jsonValue(), passedAt: fc.jsonValue() },
            { requiredKeys: [] },
          ),
        }),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(named, (known) => {
      const progress = progressFrom(known);
      expect(steps).toContain(progress.current);
      for (const step of steps) {
        const { passedAt, tries, hints, diffs, solutions } = progress.of(step);
        for (const count of [tries, diffs, solutions, ...Object.values(hints)]) {
          expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
        }
        expect(['string', 'undefined']).toContain(typeof passedAt);
      }
    }),
  );
});

describe.concurrent('a progress file', () => {
  test.each([
    ['cut off', '{"version": 1, "cur'],
    ['empty', ''],
    ['no object', '[1]'],
    ['of a version to come', '{"version":2,"current":"decode"}'],
  ])('that is %s is moved aside and told, and a new one begins', async (_, text) => {
    const course = openCourse();
    const kept = join(course.folder, '.kata');
    mkdirSync(kept);
    writeFileSync(join(kept, 'progress.json'), text);
    const { code, stdout, stderr } = await course.run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^□ 1 .+you are here$/m);
    const [aside = ''] = readdirSync(kept).filter((name) => name.includes('.unread-'));
    expect(readFileSync(join(kept, aside), 'utf8')).toBe(text);
    expect(stderr).toContain(join(kept, aside));
    expect((await course.run(['list'])).stderr).toBe('');
  });

  test('is complete after many commands wrote it at the same time', async () => {
    const course = openCourse();
    const all = Array.from({ length: 6 }, () => course.run(['solution', '3']));
    for (const { code, stderr } of await Promise.all(all)) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject([{}, {}, { solutions: expect.any(Number) }, {}, {}]);
    expect(readdirSync(join(course.folder, '.kata'))).toEqual(['progress.json']);
  });
});

function unexpected(warning: Message): void {
  throw new Error(translate(warning, 'en'));
}
