import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { widthOf } from '#kata/text/characters.ts';
import {
  type Course,
  closeCourses,
  mistakeOf,
  type Outcome,
  openCourse,
  stepAt,
} from '../support/learner.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';
import { inTwoBreaths } from '../support/two-breaths.ts';
import { englishIn } from './prose.ts';
import { refusals, screens, situations } from './screens.ts';

const [three, four] = [stepAt(3), stepAt(4)];
const env = { KATA_LANG: 'zh-CN' };
const han = /\p{Script=Han}/u;
const absent = noTerminal();

afterAll(closeCourses);

let shared: Course | undefined;

/** A course for commands that change nothing in it. */
function idle(): Course {
  shared ??= openCourse();
  return shared;
}

/** Texts that are not prose: responses and output of programs, input, options, files, code, names. */
const foreign = [
  /^ *curl .*$/gm,
  /^\[你的程序\].*$/gm,
  /^.*\bTS\d+: .*(?:\n {2}.*)*/gm,
  /^ {4}.*$/gm,
  /\{"[\s\S]*?"\}/g,
  /[\w.:/-]*\/[\w.:/-]*/g,
  /^.*[■□▣✗] \w+ {2}[■□▣✗] .*$/gm,
  /^npm run kata [a-z]+ (?:\[.+?\]|N)? */gm,
  /npm run kata [\w ./:-]*/g,
  /“[^”]*”/g,
  /(?:-- )?--[a-z-]+(?: F)?/g,
  /\b(?:ada|grace) \/ [a-z-]+/g,
];

function englishLeftIn(printed: string): string[] {
  return englishIn(foreign.reduce((rest, shape) => rest.replaceAll(shape, '·'), printed));
}

describe.concurrent('in Chinese npm run kata', () => {
  for (const { tags, rows } of inTwoBreaths(screens, 5)) {
    test.each(rows)(
      'that is %s says in Chinese what %j comes to',
      { tags },
      async (state, words, code, text) => {
        const course = words.length < 2 && state === 'untouched' ? idle() : openCourse();
        await situations[state]?.(course);
        const outcome = await course.run(words, { env });
        const printed = outcome.stdout + outcome.stderr;
        expect(printed).toContain(text);
        expect(outcome.code).toBe(code);
        if (words[0] === 'diff') return; // The rest is code.
        const ours = ['not starting', 'gone'].includes(state)
          ? printed.replace(/^收到$[\s\S]+^期望$|(?<=无法启动：)[\s\S]+/m, '') // Node says why.
          : printed;
        expect(englishLeftIn(ours)).toEqual([]);
      },
    );
  }

  test('names the server it has attacked, and the result', { tags: ['slow'] }, async () => {
    const course = openCourse();
    course.solve(...steps);
    const { code, stdout } = await course.run(['attack'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ 种攻击，目标：你的五个文件，用时 \d+\.\d 秒\n✓ 1 setup {4}守住/);
    expect(englishLeftIn(stdout)).toEqual([]);
  });

  test('brings a copy back', async () => {
    const course = openCourse();
    course.save(three, 'mine');
    const { stdout } = await course.run(['reset', '3'], { env });
    const [, id = ''] = /restore (\S+)/.exec(stdout) ?? [];
    const { code, stdout: printed } = await course.run(['restore', id], { env });
    expect(printed).toMatch(/^steps\/03-extract-token\/extract\.ts 已恢复为 .+ 的副本。\n$/);
    expect(code).toBe(0);
  });

  test('serves what its child tells in Chinese, too', async () => {
    const course = openCourse();
    const { child, prints, ended } = course.start(['serve', '3'], { env: { ...env, PORT: '0' } });
    const printed = await prints('第 3 步正在监听 http://127.0.0.1:');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    expect(printed).toMatch(/^正在运行：steps\/03-extract-token\/extract\.ts。/);
    expect(englishLeftIn(printed)).toEqual([]);
  });

  for (const { tags, rows } of inTwoBreaths(refusals, 5)) {
    test.each(rows)('refuses %j with code 2', { tags }, async (words, sentence) => {
      const { code, stderr } = await idle().run(words, { env });
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(englishLeftIn(stderr)).toEqual([]);
      expect(code).toBe(2);
    });
  }

  test.each([
    [['list', '--json']],
    [['check', '3', '--seed', '7', '--json']],
    [['hint', '3', '--json']],
    [['restore', '--json']],
  ])('%j is English for programs', { tags: ['slow'] }, async (words) => {
    const [english, chinese] = await Promise.all(
      [{}, env].map((manner) => openCourse().run(words, { env: manner })),
    );
    const steady = (outcome: Outcome | undefined) =>
      outcome?.stdout.replaceAll(/:\d{4,5}\//g, ':0/');
    expect(steady(chinese)).toBe(steady(english));
    expect(chinese?.stdout).not.toMatch(han);
  });
});

describe('the language', () => {
  test.each([
    ['zh-CN', '你在这里'],
    ['zh', '你在这里'],
    ['zh_CN.UTF-8', '你在这里'],
    ['en', 'you are here'],
    ['en-GB', 'you are here'],
    ['', 'you are here'],
  ])('that KATA_LANG=%s names is used', async (KATA_LANG, text) => {
    const { stdout } = await idle().run(['list'], { env: { KATA_LANG } });
    expect(stdout).toContain(text);
  });

  test.each(['fr', 'chinese', '*'])('%s is not supported', async (KATA_LANG) => {
    expect(await idle().run(['list'], { env: { KATA_LANG } })).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is no language ${KATA_LANG}. KATA_LANG is one of: en, zh-CN.\n`,
    });
  });
});

describe.skipIf(absent)('the watch in Chinese', { tags: ['slow'] }, () => {
  test('keeps to 60 columns', async () => {
    const course = openCourse();
    await course.run(['start', '3']);
    const wrong = await mistakeOf(three, 'anonymous-refused');
    const terminal = openTerminal(course, '', { columns: 60, env });
    await terminal.after('', /等这个通过再查/);
    for (const key of ['h', 'h', 'l', 'n']) await terminal.after(key, /q 退出\n$/);
    await terminal.after(() => course.save(three, wrong.text), /等这个通过再查[\s\S]+q 退出\n$/);
    await terminal.after('r', /按 y 恢复[\s\S]+q 退出\n$/);
    await terminal.after('y', /练习文件已恢复[\s\S]+q 退出\n$/);
    await terminal.after(() => course.solve(four), /你保存了 steps[\s\S]+第 4 步[\s\S]+q 退出\n$/);
    await terminal.after(() => course.solve(three), /全部 \d+ 个检查项通过[\s\S]+q 退出\n$/);
    await terminal.after('q', /你的文件就是你保存时的样子。/);
    const painted = stripVTControlCharacters(terminal.painted());
    const lines = painted.split('\n');
    expect(lines.length).toBeGreaterThan(100);
    // A curl line is pasted whole, and so is any text without a place to break it.
    expect(
      lines.filter((line) => widthOf(line) > 60 && !/^ *(curl |[!-~]+[，。：；）]*$)/.test(line)),
    ).toEqual([]);
    expect(lines.filter((line) => /^\s*[，。、：；！？）」』》]/.test(line))).toEqual([]);
    expect(englishLeftIn(painted)).toEqual([]);
    expect(await terminal.ended).toBe(0);
  });
});
