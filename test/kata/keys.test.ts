import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { bracketedPaste } from '#kata/watch/key-reader.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { noTerminal, openTerminal, processesOf } from '../support/terminal.ts';
import { noNamespaces } from '../support/unwatched.ts';

const [one, two, four] = [stepAt(1), stepAt(2), stepAt(4)];
const absent = noTerminal();
if (absent !== undefined) console.warn(`The watch is not tested: ${absent}`);

afterAll(closeCourses);

describe.skipIf(absent)('in the watch', { concurrent: true }, () => {
  test('h shows a hint, and one more each time, up to three', { tags: ['slow'] }, async () => {
    const course = openCourse();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    const first = await terminal.after('h', /Hint 1 of 3, a question[\s\S]+q quit/);
    expect(first).not.toContain('Hint 2');
    await terminal.after('h', /Hint 1[\s\S]+Hint 2 of 3, the concept[\s\S]+q quit/);
    await terminal.after('h', /Hint 2[\s\S]+Hint 3 of 3, almost the code[\s\S]+q quit/);
    await terminal.after('h', /Hint 3 of 3[\s\S]+Still stuck\?/);
    const { steps } = await course.json('list');
    expect(steps).toMatchObject([{ hints: 3 }, {}, {}, {}, {}]);
  });

  test('l and a number goes to that step, and stays there the next time', async () => {
    const course = openCourse();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after('l', /□ 1 .+you are here[\s\S]+□ 5 [\s\S]+Press a number/);
    await terminal.after('4', /Step 4: [\s\S]+decode\.ts[\s\S]+skipped until/);
    expect(await terminal.quit()).toBe(0);
    const { steps } = await course.json('list');
    expect(steps).toMatchObject([{}, {}, {}, { number: 4, current: true }, {}]);
    await openTerminal(course).after('', /Step 4: [\s\S]+skipped until/);
  });

  test('r asks, and y puts the exercise back and keeps a copy', async () => {
    const course = openCourse();
    const wrong = await mistakeOf(one, 'answers-cached');
    course.save(one, wrong.text);
    const terminal = openTerminal(course);
    await terminal.after('', `✗ Failed: ${wrong.title}`);
    await terminal.after('r', /y for yes/);
    await terminal.after('n', /q quit/);
    expect(course.read(one).toString()).toBe(wrong.text);
    await terminal.after('r', /y for yes/);
    const painted = await terminal.after('y', /not_implemented[\s\S]+kata restore \S+\n/);
    expect(course.read(one).equals(exerciseOf(one))).toBe(true);
    await terminal.after('r', /is already the exercise/);
    const [, id = ''] = /kata restore (\S+)/.exec(painted) ?? [];
    await terminal.after(() => course.start(['restore', id]), `✗ Failed: ${wrong.title}`);
    expect(course.read(one).toString()).toBe(wrong.text);
  });

  test('n refuses before a pass, and goes on after it', { tags: ['slow'] }, async () => {
    const course = openCourse();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after('n', /has not passed yet/);
    await terminal.after(() => course.solve(one), /Next: press n to go to step 2/);
    await terminal.after('n', /■ setup[\s\S]+Step 2: [\s\S]+skipped until/);
  });

  test('d and s show the difference and the solution, and are counted', {
    tags: ['slow'],
  }, async () => {
    const course = openCourse();
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after(
      'd',
      /- only in your file steps\/01[\s\S]+\+ only in the solution src\/server[\s\S]+\n\+import[\s\S]+q quit/,
    );
    const shown = await terminal.after('s', /export function createServer[\s\S]+q quit/);
    expect(shown).toContain(solutionText(one).trimEnd());
    const { steps } = await course.json('list');
    expect(steps).toMatchObject([{ diffs: 1, solutions: 1 }, {}, {}, {}, {}]);
    expect(course.read(one).equals(exerciseOf(one))).toBe(true);
  });

  test.each([
    ['q', 'q'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-C at a question', 'r\u0003'],
  ])('%s ends it with code 0, and no process is left', async (_, keys) => {
    const course = openCourse();
    course.save(one, `${exerciseOf(one)}// begun`);
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    expect(processesOf(course)).not.toEqual([]);
    await terminal.after(keys, /To continue: npm run kata/);
    expect(await terminal.quit()).toBe(0);
    expect(processesOf(course)).toEqual([]);
  });

  test('no colours and no links are painted under NO_COLOR', async () => {
    const terminal = openTerminal(openCourse(), '', { env: { NO_COLOR: '1' } });
    await terminal.after('', /skipped until/);
    await terminal.after('h', /Hint 1/);
    const controls = ['\u001b[2J\u001b[H', bracketedPaste.on];
    const text = controls.reduce(
      (rest, control) => rest.replaceAll(control, ''),
      terminal.painted(),
    );
    expect(text).not.toContain('\u001b');
  });

  test('neither an arrow nor a paste is a command', async () => {
    const course = openCourse();
    course.save(one, `${exerciseOf(one)}// begun`);
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    expect(terminal.painted()).toContain(bracketedPaste.on);
    // The left arrow ends in D, and the paste begins with r and y.
    await terminal.after('\u001b[D\u001bODry\u001b[200~r\u001b[201~', '');
    // What follows is another read.
    await terminal.after(() => course.start(['start', '2']), /Step 2: [\s\S]+skipped until/);
    expect(await terminal.after('l', /Press a number/)).not.toMatch(/only in the solution/);
    expect(await terminal.quit()).toBe(0);
    expect(terminal.painted()).not.toMatch(/only in the solution|y for yes/);
    expect(terminal.painted()).toContain(bracketedPaste.off);
    expect(course.read(one).toString()).toContain('// begun');
    const { steps } = await course.json('list');
    expect(steps).toMatchObject([{ diffs: 0 }, {}, {}, {}, {}]);
  });

  test('r leaves an exercise alone that has other line ends', { tags: ['slow'] }, async () => {
    const course = openCourse();
    const windows = `\ufeff${exerciseOf(one).toString().replaceAll('\n', '\r\n')}`;
    course.save(one, windows);
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after('r', /is already the exercise/);
    expect(course.read(one).toString()).toBe(windows);
  });

  test('a step is judged once if CI is set, and it ends', { tags: ['slow'] }, async () => {
    const course = openCourse();
    const terminal = openTerminal(course, '', { env: { CI: 'true' } });
    const painted = await terminal.after('', /--keep/);
    expect(painted).not.toContain('q quit');
    expect(await terminal.quit()).toBe(1);
  });

  test('a save is noticed by looking now and then, with --poll', async () => {
    const course = openCourse();
    const terminal = openTerminal(course, '--poll');
    await terminal.after('', /skipped until/);
    await terminal.after(() => course.solve(one), /checks passed\./);
  });

  test.skipIf(noNamespaces())('a save is noticed if the system cannot report changes', async () => {
    const course = openCourse();
    const terminal = openTerminal(course, '', { unwatched: true });
    await terminal.after('', /skipped until[\s\S]+The system cannot report changes/);
    await terminal.after(() => course.solve(one), /checks passed\./);
    expect(await terminal.quit()).toBe(0);
    expect(processesOf(course)).toEqual([]);
  });

  test('a save is noticed behind a link', { tags: ['slow'] }, async () => {
    const course = openCourse();
    await course.run(['start', '2']);
    const elsewhere = join(course.folder, 'elsewhere');
    mkdirSync(elsewhere);
    renameSync(course.place(two), join(elsewhere, 'mine.ts'));
    symlinkSync(join(elsewhere, 'mine.ts'), course.place(two));
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    await terminal.after(() => course.solve(two), /checks passed\./);
    const wrong = await mistakeOf(two, 'token-as-cookie');
    const draft = join(elsewhere, 'draft');
    writeFileSync(draft, wrong.text);
    await terminal.after(
      () => renameSync(draft, join(elsewhere, 'mine.ts')),
      `✗ Failed: ${wrong.title}`,
    );
  });

  test('a save is judged on the reference as it is now', async () => {
    const course = openCourse();
    await course.run(['start', '4']);
    const terminal = openTerminal(course);
    await terminal.after('', /skipped until/);
    writeFileSync(join(course.folder, 'src/server/auth/extract.ts'), 'export const nothing = 1;\n');
    await terminal.after(() => course.solve(four), /An import does not find/);
  });
});
