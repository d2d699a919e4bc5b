import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
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

const [one, three, four] = [stepAt(1), stepAt(3), stepAt(4)];
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

/** What is neither ours nor prose: what a program answers or prints, what is typed, options, files, code, names. */
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

describe.concurrent('in Chinese npm run kata', { timeout: 120_000 }, () => {
  const prepared: Record<string, (course: Course) => Promise<unknown> | unknown> = {
    untouched: () => {},
    wrong: async (course) => course.save(three, (await mistakeOf(three, 'order-reversed')).text),
    talkative: (course) => course.save(three, `console.log('it says so');\n${solutionText(three)}`),
    'not starting': (course) => course.save(three, 'this is no program {'),
    gone: (course) => course.save(three, "import '../words/nowhere.ts';"),
    'wrongly typed': (course) =>
      course.save(three, `${solutionText(three)}\nexport const wrong: number = 'text';\n`),
    solved: (course) => course.solve(...steps),
    open: async (course) => {
      course.solve(...steps);
      course.save(four, (await mistakeOf(four, 'exp-missing-accepted')).text);
    },
    begun: async (course) => {
      course.save(three, 'mine');
      await course.run(['check', '3']);
      await course.run(['hint', '3']);
      await course.run(['solution', '3']);
      await course.run(['reset', '3']);
    },
    unreadable: (course) => {
      mkdirSync(join(course.folder, '.kata'));
      writeFileSync(join(course.folder, '.kata/progress.json'), '[1]');
    },
    'broken beside': async (course) => {
      course.solve(one, three);
      await course.run(['check', '1']);
      course.save(one, course.read(one).toString().replace("'JWT_SECRET'", "'JWT_SECRETS'"));
    },
  };

  const commands: [string, string[], number, string][] = [
    ['untouched', [], 1, '第 1 步：搭建与密钥'],
    ['untouched', ['help'], 0, '每次保存后检查当前这一步'],
    ['untouched', ['list'], 0, '□ 1  搭建与密钥  ← 你在这里'],
    ['begun', ['list'], 0, '失败 1 次、看过 1 条提示、看过参考答案'],
    ['untouched', ['check', '3'], 1, '还有'],
    ['wrong', ['check', '3'], 1, '想自己发送这个请求'],
    ['talkative', ['check', '3'], 0, '[你的程序] it says so'],
    ['not starting', ['check', '3'], 1, '程序不能启动'],
    ['gone', ['check', '3'], 1, '程序不能启动'],
    ['wrongly typed', ['check', '3'], 0, '类型错误'],
    ['broken beside', ['check', '3'], 1, '第 1 步不再通过。'],
    [
      'untouched',
      ['check', '3', '--reference'],
      0,
      '第 4 课：steps/04-decode-and-expiry/README.zh-CN.md',
    ],
    ['untouched', ['check', '5', '--reference'], 0, '值得知道'],
    ['untouched', ['hint', '3'], 0, '第 1 条提示，共 3 条：一个问题'],
    ['wrong', ['hint', '3'], 0, '还不够？'],
    ['solved', ['hint', '3'], 0, '第 3 步已经通过，没有提示。'],
    ['untouched', ['diff', '3'], 0, '+ 只在参考答案'],
    ['solved', ['diff', '3'], 0, 'extract.ts 与参考答案相同。'],
    ['wrong', ['start', '4', '--replace'], 0, '恢复它：npm run kata restore'],
    ['wrong', ['start', '4'], 0, '你自己写的文件没有改动：steps/03-extract-token/extract.ts。'],
    ['wrong', ['reset', '3'], 0, 'extract.ts 已恢复为练习文件。'],
    ['untouched', ['restore'], 0, '还没有副本'],
    ['begun', ['restore'], 0, '第 3 步 extract.ts'],
    ['untouched', ['attack'], 1, '谁都无法登录'],
    ['not starting', ['attack'], 1, '合在一起无法启动'],
    ['open', ['attack'], 1, '✗ 没有 exp：攻破\n攻击者得到'],
    ['unreadable', ['list'], 0, '进度文件无法读取'],
  ];
  for (const { tags, rows } of inTwoBreaths(commands, 5)) {
    test.each(rows)(
      'that is %s says in Chinese what %j comes to',
      { tags },
      async (state, words, code, text) => {
        const course = words.length < 2 && state === 'untouched' ? idle() : openCourse();
        await prepared[state]?.(course);
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

  const refusals: [string[], string][] = [
    [['chek'], '你是想用 check 吗？'],
    [['what-is-this'], '查看全部命令：npm run kata help'],
    [['list', '--jsn'], '没有选项 --jsn。你是想用 --json 吗？'],
    [['list', '-j'], '没有选项 -j。'],
    [['list', '--json=yes'], '--json 后面不能带 = 和值。'],
    [['check', '3', '--file'], '请指明文件：-- --file F'],
    [['check', '3', '--file', 'nowhere.ts'], '没有文件 /'],
    [['check', '9'], '没有第 9 步。'],
    [['start'], '请指明是哪一步'],
    [['restore', 'abcdef'], '没有副本 abcdef。查看全部副本'],
    [['attack', 'here'], '请指明服务器'],
    [['attack', 'http://koa.example'], '只攻击本机上的服务器。'],
    [['attack', '--junit', 'nowhere/at-all.xml'], '没有文件夹 nowhere，无法写入。'],
    [['attack', '--json', '--junit', '-'], '只能打印一份报告'],
  ];
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
    ['list', '--json'],
    ['check', '3', '--json'],
    ['hint', '3', '--json'],
    ['restore', '--json'],
  ])('%s %s %s is English for programs', { tags: ['slow'] }, async (...words) => {
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
  ])('that KATA_LANG=%s asks for is spoken', async (KATA_LANG, text) => {
    const { stdout } = await idle().run(['list'], { env: { KATA_LANG } });
    expect(stdout).toContain(text);
  });

  test.each(['fr', 'chinese', '*'])('%s is none of ours', async (KATA_LANG) => {
    expect(await idle().run(['list'], { env: { KATA_LANG } })).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is no language ${KATA_LANG}. KATA_LANG is one of: en, zh-CN.\n`,
    });
  });
});

describe.skipIf(absent)('the watch in Chinese', { tags: ['slow'], timeout: 120_000 }, () => {
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
    await terminal.after(() => course.solve(four), /你保存了第 4 步[\s\S]+q 退出\n$/);
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
