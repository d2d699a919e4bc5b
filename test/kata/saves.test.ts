import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { type Step, steps } from '#course/steps.ts';
import type { Message } from '#i18n/message.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { closeCourses, openCourse, stepAt } from '../support/learner.ts';

// Commands work in the folder of their own module, so they use the copied course.
const course = openCourse();
const { openWorkspace }: typeof import('#kata/workspace/workspace.ts') = await import(
  pathToFileURL(join(course.folder, 'src/kata/workspace/workspace.ts')).href
);
const { steps: theirs }: typeof import('#course/steps.ts') = await import(
  pathToFileURL(join(course.folder, 'src/course/steps.ts')).href
);
afterAll(closeCourses);

/** What a learner saves: any bytes, or a text of the course, or very many bytes. */
type Content = Uint8Array | ['exercise' | 'solution' | 'huge', number];

type Operation =
  | { does: 'save'; step: number; content: Content }
  | { does: 'start'; step: number; replace: boolean }
  | { does: 'reset'; step: number }
  | { does: 'restore'; copy: number };

const number = fc.integer({ min: 1, max: 5 });
const content: fc.Arbitrary<Content> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  // The same few texts again and again, in one place and in another.
  fc.constantFrom('', '\n', 'same').map((text) => Buffer.from(text)),
  fc.tuple(fc.constantFrom('exercise', 'solution', 'huge'), number),
);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ does: fc.constant('save'), step: number, content }),
  fc.record({ does: fc.constant('start'), step: number, replace: fc.boolean() }),
  fc.record({ does: fc.constant('reset'), step: number }),
  fc.record({ does: fc.constant('restore'), copy: fc.nat() }),
);

test('everything a learner saved is in its place or can be restored, after any commands', () => {
  let done = 0;
  fc.assert(
    fc.property(fc.array(operation, { minLength: 10, maxLength: 40 }), (operations) => {
      for (const step of steps) course.save(step, exerciseOf(step));
      rmSync(join(course.folder, '.kata'), { recursive: true, force: true });
      const warnings: Message[] = [];
      const desk = openWorkspace((warning) => warnings.push(warning));
      /** What the learner last saved in each place, until a command puts something else there. */
      const standing = new Map<Step, Buffer>();
      /** What commands have replaced. */
      const replaced = new Map<string, { step: Step; content: Buffer }>();

      for (const one of operations) {
        done += 1;
        if (one.does === 'save') {
          // The learner overwrote the earlier file, so it is not needed.
          const step = stepAt(one.step);
          const saved = bytesOf(one.content);
          course.save(step, saved);
          standing.set(step, saved);
          continue;
        }
        act(desk, one);
        for (const [step, content] of standing) {
          if (course.read(step).equals(content)) continue;
          standing.delete(step);
          if (content.equals(exerciseOf(step))) continue; // reset brings that back.
          replaced.set(`${step.name} ${hashOf(content)}`, { step, content });
        }
        for (const { step, content } of replaced.values()) {
          expect(idsOf(desk, step, content)).toHaveLength(1);
        }
      }
      for (const { step, content } of replaced.values()) {
        const [id = ''] = idsOf(desk, step, content);
        expect(desk.restore(id)).toMatchObject({ save: { id } });
        expect(course.read(step).equals(content)).toBe(true);
      }
      expect(warnings).toEqual([]);
    }),
    { numRuns: 30 },
  );
  expect(done).toBeGreaterThan(100);
});

function act(desk: ReturnType<typeof openWorkspace>, asked: Exclude<Operation, { does: 'save' }>) {
  if (asked.does === 'restore') {
    const copies = desk.saves.list();
    const copy = copies[asked.copy % Math.max(copies.length, 1)];
    if (copy !== undefined) desk.restore(copy.id);
    return;
  }
  const step = theirs[asked.step - 1];
  if (step === undefined) throw new TypeError('Expected a step');
  if (asked.does === 'start') desk.start(step, asked.replace);
  else desk.reset(step);
}

/** The names by which a content can be restored. */
function idsOf(desk: ReturnType<typeof openWorkspace>, { name }: Step, content: Buffer): string[] {
  return desk.saves
    .list()
    .filter((save) => save.step.name === name && save.content.equals(content))
    .map(({ id }) => id);
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bytesOf(saved: Content): Buffer {
  if (saved instanceof Uint8Array) return Buffer.from(saved);
  const [kind, which] = saved;
  if (kind === 'huge') return Buffer.alloc(1_500_000, which);
  const step = stepAt(which);
  return kind === 'exercise' ? exerciseOf(step) : Buffer.from(solutionText(step));
}
