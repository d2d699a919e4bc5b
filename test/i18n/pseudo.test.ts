import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { articleSecret, makeArticleApp } from '../../src/demo/article/server.ts';
import { serve } from '../attacks/serving.ts';
import { type Course, closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { cleanEnvironment, startProcess } from '../support/process.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';
import { inTwoBreaths } from '../support/two-breaths.ts';
import { addPseudoLanguage, foreign, mark, pseudoTag, unmarkedIn } from './pseudo-language.ts';
import { refusals, screens, situations } from './screens.ts';

const [two, three, four] = [stepAt(2), stepAt(3), stepAt(4)];
const env = { KATA_LANG: pseudoTag };
const absent = noTerminal();
afterAll(closeCourses);

/** Words that are typed on a command line. */
function typed(...words: string[]): RegExp {
  const pieces = words.flatMap((word) => word.match(/[\w.]{2,}/g) ?? []);
  return new RegExp(`\\b(?:${pieces.map(RegExp.escape).join('|')})\\b`, 'g');
}

/** Node's reason for a program that does not start, after these words. */
const reason = new RegExp(
  `^${mark('Came back')}\n[\\s\\S]+(?=^${mark('Expected')})|(?<=${mark('do not start:')})[\\s\\S]+|(?<=${mark('syntax error in line')} \\d+: ).+(?= \\()`,
  'gm',
);

/** The lines of a difference; the first two lines explain it. */
const difference = /(?<=\n.*\n)^[ +-].*$/gm;

function openMarkedCourse(): Course {
  const course = openCourse();
  addPseudoLanguage(course.folder);
  return course;
}

let shared: Course | undefined;

/** A course for commands that change nothing in it. */
function idle(): Course {
  shared ??= openMarkedCourse();
  return shared;
}

test('a word that is not marked is found', () => {
  expect(unmarkedIn(`${mark('All checks passed.')} Done, in 5 s`, [])).toEqual(['Done', 'in']);
  expect(mark('It has {{count}} words')).toBe('Íŧ ĥáś {{count}} ẃóŕđś');
});

describe.concurrent('in a language with a mark on every letter, npm run kata', {}, () => {
  for (const { tags, rows } of inTwoBreaths(screens, 9)) {
    test.each(rows)('that is %s has no other words after %j', { tags }, async (state, words) => {
      const course = openMarkedCourse();
      await situations[state]?.(course);
      const { stdout, stderr } = await course.run(words, { env });
      expect(stdout + stderr).toMatch(/[áéíóú]/);
      const notOurs = [
        ...(['not starting', 'gone'].includes(state) ? [reason] : []),
        ...(words[0] === 'diff' ? [difference] : []),
      ];
      expect(unmarkedIn(stdout + stderr, [...notOurs, ...foreign])).toEqual([]);
    });
  }

  test.each(refusals)('refuses %j without other words', { tags: ['slow'] }, async (words) => {
    const { stderr } = await idle().run(words, { env });
    expect(stderr).toMatch(/[áéíóú]/);
    expect(unmarkedIn(stderr, [...foreign, typed(...words, 'check', 'json')])).toEqual([]);
  });

  test('reports attacks without other words', { tags: ['slow'] }, async () => {
    const [username, password] = [randomUUID(), randomUUID()];
    const app = await makeArticleApp(username, password);
    app.silent = true;
    const url = await serve(createServer(app.callback()));
    const { stdout } = await idle().run(['attack', url], {
      env: {
        ...env,
        ATTACK_USERNAME: username,
        ATTACK_PASSWORD: password,
        ATTACK_SECRET: articleSecret,
      },
    });
    expect(stdout.split('\n').length).toBeGreaterThan(100);
    expect(unmarkedIn(stdout, foreign)).toEqual([]);
  });
});

describe.skipIf(absent)(
  'in a language with a mark on every letter, the watch',
  {
    tags: ['slow'],
  },
  () => {
    test('has no other words', async () => {
      const course = openMarkedCourse();
      const end = new RegExp(`q ${mark('quit')}\n$`);
      await course.run(['start', '3'], { env });
      const terminal = openTerminal(course, '', { env });
      await terminal.after('', mark('skipped until'));
      for (const key of ['h', 'h', 'h', 'l', 'n', 'r']) await terminal.after(key, end);
      const wrong = await mistakeOf(three, 'anonymous-refused');
      await terminal.after(() => course.save(three, wrong.text), mark('skipped until'));
      await terminal.after('r', mark('Press y for yes'));
      await terminal.after('y', mark('The file is the exercise again'));
      await terminal.after(() => course.solve(four), mark('You saved'));
      await terminal.after(() => course.solve(three), mark('checks passed.'));
      await terminal.after('d', mark('Your file is the same'));
      await terminal.after('q', mark('Your files are as you saved them.'));
      expect(unmarkedIn(stripVTControlCharacters(terminal.painted()), foreign)).toEqual([]);
      expect(await terminal.ended).toBe(0);
    });
  },
);

describe('in a language with a mark on every letter, npm run grade', () => {
  const grade = async (course: Course, ...words: string[]) => {
    const program = join(course.folder, 'src/kata/cli/grade.ts');
    const { ended, printed } = startProcess(process.execPath, [program, ...words], {
      cwd: course.folder,
      env: cleanEnvironment(env),
    });
    await ended;
    return printed;
  };

  test('has no other words', { tags: ['slow'] }, async () => {
    const course = openMarkedCourse();
    const folder = join(course.folder, '1');
    mkdirSync(folder);
    for (const [name, text] of [
      ['setup.ts', 'this is no program {'],
      ['extract.ts', (await mistakeOf(three, 'order-reversed')).text],
      ['decode.ts', course.read(four)],
    ] as const) {
      writeFileSync(join(folder, name), text);
    }
    mkdirSync(join(folder, 'attach.ts'));
    course.save(two, (await mistakeOf(two, 'password-never-checked')).text);
    const { stdout, stderr } = await grade(course, '1', '.');
    expect(stdout.split('\n')[0]).toMatch(new RegExp(`^${mark('submission')} `));
    const ids = typed('syntax', 'password-checked', course.folder);
    expect(unmarkedIn(stdout + stderr, [...foreign, ids])).toEqual([]);
  });

  test.each([
    [['--help']],
    [[]],
    [['nowhere']],
    [['package.json']],
    [['src', '--csv']],
    [['src', '--cvs']],
    [['src', '--json', '-', '--csv', '-']],
  ])('answers %j without other words', { tags: ['slow'] }, async (words) => {
    const { stdout, stderr } = await grade(idle(), ...words);
    expect(unmarkedIn(stdout + stderr, [...foreign, typed(...words, 'csv')])).toEqual([]);
  });
});
