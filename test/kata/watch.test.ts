import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal, processes, processesOf } from '../support/terminal.ts';

const [one, two, three] = [stepAt(1), stepAt(2), stepAt(3)];
const absent = noTerminal();

afterAll(closeCourses);

/** A course at step 3. */
async function atThree() {
  const course = openCourse();
  await course.run(['start', '3']);
  return course;
}

describe.skipIf(absent)('the watch', { concurrent: true }, () => {
  test('judges at once, and again after a save', async () => {
    const course = await atThree();
    const wrong = await mistakeOf(three, 'order-reversed');
    const terminal = openTerminal(course);
    expect(await terminal.after('', /Next: change the file/)).toMatch(
      /\d+ checks are skipped until/,
    );
    await terminal.after(() => course.save(three, wrong.text), `✗ Failed: ${wrong.title}`);
    await terminal.after(
      () => course.solve(three),
      /✓ All \d+ checks passed\.[\s\S]+Worth knowing/,
    );
  });

  test('judges a save that puts another file in the place', { tags: ['slow'] }, async () => {
    const course = await atThree();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    const replace = (text: string) => {
      writeFileSync(`${course.place(three)}~`, text);
      renameSync(`${course.place(three)}~`, course.place(three));
    };
    const wrong = await mistakeOf(three, 'query-forgotten');
    await terminal.after(() => replace(wrong.text), `✗ Failed: ${wrong.title}`);
    await terminal.after(() => replace(solutionText(three)), /All \d+ checks passed/);
  });

  test('judges a second save at once while the first is still being judged', async () => {
    const course = await atThree();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    const title = `looping ${course.folder}`;
    course.save(three, `process.title = '${title}';\nfor (;;) {}\n${solutionText(three)}`);
    await expect.poll(processes).toContain(title);
    const painted = await terminal.after(() => course.solve(three), /All \d+ checks passed/);
    expect(painted).not.toContain('busy without end');
    await expect.poll(processes).not.toContain(title);
  });

  test('says that the file is gone, and judges it when it is back', {
    tags: ['slow'],
  }, async () => {
    const course = await atThree();
    rmSync(course.place(three));
    const terminal = openTerminal(course);
    await terminal.after('', /there is no file steps\/03-extract-token\/extract\.ts/);
    await terminal.after(() => course.solve(three), /All \d+ checks passed/);
    await terminal.after(() => rmSync(course.place(three)), /there is no file/);
    await terminal.after('r', /y for yes/);
    await terminal.after('y', /✗ [\s\S]+not_implemented/);
  });

  test('tells what the compiler says, after the verdict', async () => {
    const course = await atThree();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    const text = `${solutionText(three)}\nexport const wrong: number = 'text';\n`;
    const painted = await terminal.after(
      () => course.save(three, text),
      /Type errors [\s\S]+extract\.ts:\d+:\d+ TS2322: /,
    );
    const [verdict] = painted.split('Type errors (');
    expect(verdict).toMatch(/✓ All \d+ checks passed/);
    expect(verdict).toContain('q quit'); // A whole screen came before.
  });

  test('tells that the file of another step was saved', { tags: ['slow'] }, async () => {
    const course = await atThree();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after(
      () => course.solve(stepAt(4)),
      /You saved steps\/04-decode-and-expiry\/decode\.ts, the file of step 4\./,
    );
  });

  test('tells after a pass that an earlier step is broken', { tags: ['slow'] }, async () => {
    const course = openCourse();
    course.solve(one, two);
    await course.run(['check', '2']);
    await course.run(['start', '3']);
    course.save(two, course.read(two).toString().replace("'credentials_wrong'", "'token_invalid'"));
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after(
      () => course.solve(three),
      /✗ issue[\s\S]+Step 2 no longer passes\. [\s\S]+Next: repair step 2/,
    );
  });

  test('follows another terminal to its step', async () => {
    const course = await atThree();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after(
      () => course.start(['start', '2']),
      /Step 2: [\s\S]+✓ All \d+ checks passed/,
    );
  });

  test('leaves no process and no file when its terminal is closed', async () => {
    const course = await atThree();
    const TMPDIR = join(course.folder, 'tmp');
    mkdirSync(TMPDIR);
    const terminal = openTerminal(course, '', { env: { TMPDIR } });
    await terminal.after('', /skipped until/);
    expect(processesOf(course)).not.toEqual([]);
    await terminal.close();
    await expect.poll(() => processesOf(course)).toEqual([]);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test.each([60, 80])('keeps to %i columns', { tags: ['slow'] }, async (columns) => {
    const course = await atThree();
    const wrong = await mistakeOf(three, 'anonymous-refused');
    const terminal = openTerminal(course, '', { columns });
    await terminal.after('', /skipped until/);
    for (const key of ['h', 'h', 'l']) await terminal.after(key, /q quit\n$/);
    await terminal.after(() => course.save(three, wrong.text), `✗ Failed: ${wrong.title}`);
    await terminal.after(() => course.solve(three), /checks passed[\s\S]+q quit\n$/);
    const lines = stripVTControlCharacters(terminal.painted()).split('\n');
    expect(lines.length).toBeGreaterThan(80);
    // A curl line is pasted whole, and so is any text without a space to break it at.
    const long = lines.filter((line) => line.length > columns && !/^ *(curl |\S+$)/.test(line));
    expect(long).toEqual([]);
  });
});
