import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkplace } from '#kata/watch/workplace.ts';
import { openWorkspace } from '#kata/workspace/workspace.ts';
import { syncFile } from '../../src/demo/client/file-sync.js';
import { stepAt } from '../support/learner.ts';

/** One step whose file is in a temporary folder, and the copies of it. */
function openFile() {
  const folder = mkdtempSync(join(tmpdir(), 'sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const step = { ...stepAt(2), exercise: join(folder, 'issue.ts') };
  const kept: string[] = [];
  const { saves, ...workspace } = openWorkspace(() => {}, { folder });
  const keep = (content: string | Buffer | undefined) => {
    if (content !== undefined) kept.push(content.toString());
    return undefined;
  };
  const watched = { ...saves, keep: (_step: object, content: Buffer) => keep(content) };
  const save = () => keep(readFileSync(step.exercise));
  const workplace = openWorkplace(
    { ...workspace, saves: { ...watched, save } },
    { hintKeyOf: () => undefined, look: () => {}, isOpen: () => false, judge: () => {} },
  );
  return { step, workplace, kept };
}

type Opened = ReturnType<typeof openFile>;

/** A page with an editor, whose requests wait until `release` is called. */
function openPage({ step, workplace }: Opened) {
  let text = workplace.read(step).text ?? '';
  const states: string[] = [];
  const sync = syncFile({
    file: workplace.read(step),
    text: () => text,
    replace(other) {
      text = other;
    },
    read: async () => workplace.read(step),
    async write(sent, version, copy) {
      await Promise.resolve();
      const written = workplace.write(step, sent, version, { copy });
      return { written, file: workplace.read(step) };
    },
    keep: async (mine) => workplace.keep(step, mine),
    show: (state) => states.push(state),
  });
  return {
    ...sync,
    states,
    text: () => text,
    add(mark: string) {
      text += `${mark}\n`;
    },
  };
}

test('a change from elsewhere appears in the editor, if nothing was changed there', async () => {
  const file = openFile();
  writeFileSync(file.step.exercise, 'one\n');
  const page = openPage(file);
  writeFileSync(file.step.exercise, 'two\n');
  await page.refresh();
  expect(page.text()).toBe('two\n');
  page.add('three');
  await page.save();
  expect(readFileSync(file.step.exercise, 'utf8')).toBe('two\nthree\n');
  expect(page.states).toEqual(['saved', 'saving', 'saved']);
  expect(file.kept).toEqual([]);
});

test.each(['keepMine', 'takeTheirs'] as const)(
  'after changes on both sides nothing is saved until the learner chooses: %s',
  async (choose) => {
    const file = openFile();
    writeFileSync(file.step.exercise, 'one\n');
    const page = openPage(file);
    page.add('mine');
    writeFileSync(file.step.exercise, 'theirs\n');
    await page.save();
    expect(page.states.at(-1)).toBe('conflict');
    await page.save();
    await page.refresh();
    expect(readFileSync(file.step.exercise, 'utf8')).toBe('theirs\n');
    expect(page.text()).toBe('one\nmine\n');

    await page[choose]();
    const chosen = choose === 'keepMine' ? 'one\nmine\n' : 'theirs\n';
    expect(page.states.at(-1)).toBe('saved');
    expect([page.text(), readFileSync(file.step.exercise, 'utf8')]).toEqual([chosen, chosen]);
    expect(file.kept).toEqual([choose === 'keepMine' ? 'theirs\n' : 'one\nmine\n']);
  },
);

test('line ends, a byte order mark and a file that is not UTF-8 stay as they are', async () => {
  const file = openFile();
  writeFileSync(file.step.exercise, '\ufeffone\r\ntwo\nthree\r');
  const page = openPage(file);
  page.add('four');
  await page.save();
  expect(readFileSync(file.step.exercise, 'utf8')).toBe('\ufeffone\r\ntwo\nthree\rfour\n');
  const bytes = Buffer.from([0x6f, 0xff, 0xfe]);
  writeFileSync(file.step.exercise, bytes);
  await page.refresh();
  page.add('five');
  await page.save();
  expect(page.states.at(-1)).toBe('conflict');
  expect(readFileSync(file.step.exercise)).toEqual(bytes);
});

test('a server that does not respond loses nothing, and the next save tries again', async () => {
  let text = 'one\n';
  let works = false;
  const states: string[] = [];
  const sync = syncFile({
    file: { text, version: '1' },
    text: () => text,
    replace: () => expect.unreachable(),
    read: () => Promise.reject(new Error('no response')),
    write: async (sent) =>
      works
        ? { written: true, file: { text: sent, version: '2' } }
        : Promise.reject(new Error('no response')),
    keep: async () => {},
    show: (state) => states.push(state),
  });
  text = 'two\n';
  await sync.save();
  await sync.refresh();
  expect(states.at(-1)).toBe('failed');
  expect(sync.pending()).toBe(true);
  works = true;
  await sync.save();
  expect(states.at(-1)).toBe('saved');
});

const actors = fc.constantFrom(0, 1, 2);
const deeds = fc.constantFrom('add', 'save', 'refresh', 'keepMine', 'takeTheirs', 'wait');

test('two pages and another editor at once lose no change, in 200 random ones', async () => {
  const histories = fc.array(fc.tuple(actors, deeds), { minLength: 200, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const file = openFile();
      writeFileSync(file.step.exercise, '');
      const pages = [openPage(file), openPage(file)];
      const marks: string[] = [];
      for (const [number, [actor, deed]] of history.entries()) {
        const page = pages[actor];
        const mark = `// change ${number}`;
        if (deed === 'wait') await Promise.resolve();
        else if (page === undefined) {
          writeFileSync(file.step.exercise, `${readFileSync(file.step.exercise)}${mark}\n`);
          marks.push(mark);
        } else if (deed === 'add') {
          page.add(mark);
          marks.push(mark);
        } else page[deed]();
      }
      await Promise.all(pages.map((page) => page.refresh()));
      const everything = [
        readFileSync(file.step.exercise, 'utf8'),
        ...file.kept,
        ...pages.map((page) => page.text()),
      ].join('');
      expect(marks.filter((mark) => !everything.includes(`${mark}\n`))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
