import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { solutionText } from '#course/specifiers.ts';
import { steps } from '#course/steps.ts';
import { type Course, mistakeOf, stepAt } from '../support/learner.ts';

const [one, three, four] = [stepAt(1), stepAt(3), stepAt(4)];

/** What a learner has done before a command, by name. */
export const situations: Record<string, (course: Course) => Promise<unknown> | unknown> = {
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

/** Commands: a situation, the command line, the exit code, and a part of what is printed in Chinese. */
export const screens: [string, string[], number, string][] = [
  ['untouched', [], 1, '第 1 步：搭建与密钥'],
  ['untouched', ['help'], 0, '每次保存后检查当前这一步'],
  ['untouched', ['list'], 0, '□ 1  搭建与密钥  ← 你在这里'],
  ['begun', ['list'], 0, '失败 1 次、看过 1 条提示、看过参考答案'],
  ['untouched', ['check', '3'], 1, '还有'],
  ['wrong', ['check', '3'], 1, '想自己发送这个请求'],
  ['talkative', ['check', '3'], 0, '[你的程序] it says so'],
  ['not starting', ['check', '3'], 1, '第 1 行有语法错误'],
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
  ['untouched', ['attack'], 1, '用户无法登录'],
  ['not starting', ['attack'], 1, '合在一起无法启动'],
  ['open', ['attack'], 1, '✗ 没有 exp：攻破\n攻击者得到'],
  ['unreadable', ['list'], 0, '进度文件无法读取'],
];
/** Command lines that are refused, and a part of the message in Chinese. */
export const refusals: [string[], string][] = [
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
