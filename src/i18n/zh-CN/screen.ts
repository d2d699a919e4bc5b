import type { Translation } from '../en/messages.ts';
import type { screen as english } from '../en/screen.ts';

export const screen: Translation<typeof english> = {
  'screen.passed_other': '全部 {{count}} 个检查项通过。',
  'screen.skipped_other': '还有 {{count}} 个检查项，等这个通过再查',
  'screen.program': '[你的程序] {{line}}',
  'screen.broken': '第 {{number}} 步不再通过。未通过：{{title}}',
  'screen.types': '类型错误（Node 不检查类型，所以不影响检查结果）：',
  'screen.types.signature': '{{file}}：导出的内容与练习文件不同（名字、参数或返回值）',
  'screen.worth': '值得知道',
  'screen.next': '接下来：npm run kata start {{number}}。第 {{number}} 课：{{lesson}}',
  'screen.repair': '接下来：修好第 {{number}} 步。转到那一步：npm run kata start {{number}}',
  'screen.last': '这是最后一步。来攻击你自己的服务器：npm run kata attack',

  'screen.hint': '第 {{number}} 条提示，共 3 条：{{what}}',
  'screen.hint.question': '一个问题',
  'screen.hint.concept': '相关概念',
  'screen.hint.code': '差不多就是代码',
  'screen.hint.more': '还不够？再要一条。下一条是：{{what}}。',
  'screen.hint.stuck':
    '还是卡住？npm run kata diff {{number}} 显示你的文件与参考答案的差别，npm run kata solution {{number}} 显示完整的参考答案。',
  'screen.diff.line': '第 {{number}} 行',
  'screen.diff.own': '- 只在你的文件 {{file}} 中',
  'screen.diff.solution': '+ 只在参考答案 {{file}} 中',
  'screen.production': '生产环境还会在这个文件之外增加选项，代码在：{{list}}。',

  'screen.quick': '{{all}} 个检查项中已通过 {{passed}} 个。其余检查正在进行……',
  'screen.checking': '正在检查……',
  'screen.watch.failed': '接下来：修改文件并保存。',
  'screen.watch.serving':
    '接下来：修改文件并保存。在那之前这台服务器一直运行，可以直接粘贴 curl 那一行。',
  'screen.watch.repair': '接下来：修好第 {{number}} 步。先按 l，再按 {{number}}，就转到那一步。',
  'screen.watch.next': '接下来：按 n 转到第 {{number}} 步：{{title}}。第 {{number}} 课：{{lesson}}',
  'screen.watch.last': '这是最后一步。按 q 退出，然后运行：npm run kata attack',
  'screen.watch.bye': '你的文件就是你保存时的样子。继续学习：npm run kata',

  'screen.key.h': '提示',
  'screen.key.d': '差别',
  'screen.key.s': '参考答案',
  'screen.key.n': '下一步',
  'screen.key.l': '步骤',
  'screen.key.r': '恢复练习',
  'screen.key.o': '打开页面',
  'screen.key.q': '退出',

  'screen.note.no-verdict': '还没有检查结果。',
  'screen.note.no-hint': '检查项全部通过，没有提示。',
  'screen.note.same': '你的文件与参考答案相同。',
  'screen.note.last-step': '这是最后一步。',
  'screen.note.not-passed': '这一步还没通过。想先往后走，先按 l，再按 {{number}}。',
  'screen.note.choose': '按数字转到那一步，按其他键留在这里。',
  'screen.note.untouched': '文件本来就是练习文件的原样。',
  'screen.note.reset':
    '把你的文件恢复为练习文件吗？会先给你的文件留副本。\n按 y 恢复，按其他键取消。',
  'screen.note.was-reset': '练习文件已恢复。',
  'screen.note.copied': '练习文件已恢复。恢复你自己的文件：npm run kata restore {{id}}',
  'screen.note.saved-other':
    '你保存了 {{file}}，它属于第 {{number}} 步。先按 l，再按 {{number}}，就转到那一步。',
  'screen.note.no-pages': '参考服务器无法启动，所以没有页面。',
  'screen.note.polling': '系统无法报告文件变化，因此改为每秒检查文件五次，与 --poll 相同。',
  'screen.note.exam': '考试模式下没有提示、差异和答案。',
  'screen.note.opened': '已打开 {{url}}',
};
