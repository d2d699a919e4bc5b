import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { type Course, closeCourses, openCourse, stepAt } from '../support/learner.ts';

afterAll(closeCourses);

const three = stepAt(3);

/** Root may write everywhere, so as root the command runs under another account. */
const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

function copiesIn({ folder }: Course, name = three.name): string[] {
  const saves = join(folder, '.kata/saves', name);
  return existsSync(saves) ? readdirSync(saves).map((file) => join(saves, file)) : [];
}

describe.concurrent('a copy', () => {
  test('is made by reset, listed by restore, and brought back by its id', async () => {
    const course = openCourse();
    course.save(three, 'mine');
    const reset = await course.run(['reset', '3']);
    expect(reset.code).toBe(0);
    expect(course.read(three).equals(exerciseOf(three))).toBe(true);
    const [, id = ''] = /npm run kata restore (\S+)/.exec(reset.stdout) ?? [];
    expect((await course.run(['restore'])).stdout).toMatch(
      new RegExp(
        `^${id}  step 3 extract\\.ts  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  1 line$`,
        'm',
      ),
    );
    const { code, stdout } = await course.run(['restore', id]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(three.shown) });
    expect(course.read(three).toString()).toBe('mine');
  });

  test('is not made of the exercise itself, and only once of the same text', async () => {
    const course = openCourse();
    await course.run(['reset', '3']);
    expect(copiesIn(course)).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      course.save(three, 'mine');
      expect((await course.run(['reset', '3'])).stdout).toContain('npm run kata restore');
    }
    expect(copiesIn(course)).toHaveLength(1);
  });

  test('is made of what restore itself replaces', async () => {
    const course = openCourse();
    course.save(three, 'first');
    await course.run(['reset', '3']);
    const [first] = await copies(course);
    course.save(three, 'second');
    const { stdout } = await course.run(['restore', String(first?.id)]);
    const [, second = ''] = /npm run kata restore (\S+)/.exec(stdout) ?? [];
    await course.run(['restore', second]);
    expect(course.read(three).toString()).toBe('second');
  });

  test('has a longer id if two copies would have the same', async () => {
    const course = openCourse();
    const [one, other] = twins();
    for (const text of [one, other]) {
      course.save(three, text);
      await course.run(['reset', '3']);
    }
    const ids = (await copies(course)).map(({ id }) => String(id));
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id.length > 6)).toBe(true);

    const short = await course.run(['restore', String(ids[0]).slice(0, 6)]);
    expect(short).toMatchObject({ code: 2, stderr: expect.stringMatching(/^More than one copy/) });
    expect(course.read(three).equals(exerciseOf(three))).toBe(true);

    for (const id of ids) await course.run(['restore', id]);
    expect([one, other]).toContain(course.read(three).toString());
  });
});

describe.concurrent('a file', () => {
  test('that the learner has deleted is missed by check and hint, and brought back by reset', async () => {
    const course = openCourse();
    rmSync(course.place(three));
    for (const command of ['check', 'hint']) {
      const { code, stderr } = await course.run([command, '3']);
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('reset 3'),
      });
    }
    expect(await course.run(['reset', '3'])).toMatchObject({ code: 0, stderr: '' });
    expect(course.read(three).equals(exerciseOf(three))).toBe(true);
    expect(copiesIn(course)).toEqual([]);
  });

  test('that is a link stays one, and what it leads to is copied and replaced', async () => {
    const course = openCourse();
    const elsewhere = join(course.folder, 'elsewhere/mine.ts');
    mkdirSync(dirname(elsewhere));
    writeFileSync(elsewhere, 'mine');
    rmSync(course.place(three));
    symlinkSync(elsewhere, course.place(three));
    expect((await course.run(['reset', '3'])).code).toBe(0);
    expect(lstatSync(course.place(three)).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere).equals(exerciseOf(three))).toBe(true);
    expect(copiesIn(course).map((file) => readFileSync(file, 'utf8'))).toEqual(['mine']);
  });

  test.each([
    ['the folder of the step', dirname(three.shown)],
    ['the folder of its copies', '.kata/saves/extract'],
    ['the folder of the progress', '.kata'],
  ])('is not lost if %s cannot be written, and the reason is printed', async (_, closed) => {
    const course = openCourse();
    course.save(three, 'mine');
    mkdirSync(join(course.folder, '.kata/saves/extract'), { recursive: true });
    const open = ['.kata', '.kata/saves', '.kata/saves/extract'];
    for (const name of [...open, ...steps.map(({ shown }) => dirname(shown))]) {
      chmodSync(join(course.folder, name), name === closed ? 0o555 : 0o777);
    }
    const { code, stderr } = await course.run(['start', '4', '--replace'], somebody);
    expect(stderr).toMatch(/^EACCES: .+\. None of your files is lost\.\n$/);
    expect(code).toBe(2);
    const kept = copiesIn(course).map((file) => readFileSync(file, 'utf8'));
    expect([course.read(three).toString(), ...kept]).toContain('mine');
    const drafts = readdirSync(dirname(course.place(three))).filter((name) => name.startsWith('.'));
    expect(drafts).toEqual([]);
    chmodSync(join(course.folder, closed), 0o777);
  });
});

async function copies(course: Course): Promise<Record<string, unknown>[]> {
  const { copies: rows } = await course.json('restore');
  return Array.isArray(rows) ? rows : [];
}

/** Two texts whose hashes begin with the same letters, found by trying many. */
function twins(): [string, string] {
  const seen = new Map<string, string>();
  for (let count = 0; ; count += 1) {
    const text = `// ${count}`;
    const name = createHash('sha256').update(`extract\n${text}`).digest('hex').slice(0, 6);
    const other = seen.get(name);
    if (other !== undefined) return [other, text];
    seen.set(name, text);
  }
}
