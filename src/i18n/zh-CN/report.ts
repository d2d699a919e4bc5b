import type { Translation } from '../en/messages.ts';
import type { report as english } from '../en/report.ts';

export const report: Translation<typeof english> = {
  'report.title': '班级报告',
  'report.lead_other': '{{count}} 名学员，评分时间：{{time}}',
  'report.nav': '报告的各部分',

  'report.overview': '概况',
  'report.distribution': '得分分布：占满分的百分比与人数',
  'report.range': '{{from}}–{{to}}',
  'report.median': '得分中位数',
  'report.mean': '平均分',
  'report.out-of': '/ {{all}}',
  'report.all-points': '得满分的学员',
  'report.no-file': '没有文件被评分的学员',
  'report.hints.median': '使用提示数的中位数',
  'report.hints.told_other': '共 {{count}} 名学员交了进度文件',
  'report.flagged': '有标记的学员',

  'report.next': '接下来讲什么',
  'report.next.what':
    '在交了这一步的学员中，失败人数最多的检查。如果一项检查与前面的检查以同样的方式失败，就不计入。',
  'report.next.of_other': '/ {{count}} 名学员失败',
  'report.next.message_other': '最常见的信息（{{count}} 名学员）',
  'report.row': '第 {{step}} 课，接口约定第 {{row}} 行',
  'report.severity': '严重程度：{{severity}}',

  'report.picture': '全班一览',
  'report.picture.what':
    '每行是一名学员，每格是一项检查。高的格表示失败，所以很多人犯的错误会成为一条竖线。第一行是每项检查的失败比例。',
  'report.picture.point': '把鼠标移到格子上，可以看到是哪项检查；点击可以看到它是怎样失败的。',
  'report.picture.table': '学员与检查项',
  'report.picture.class': '失败比例',
  'report.outcome.failed': '失败',
  'report.outcome.depends': '未运行：依赖失败的检查',
  'report.outcome.passed': '通过',
  'report.outcome.skipped': '未检查：没有文件，或者还是练习',
  'report.counts':
    '{{all}} 项检查中，通过 {{passed}} 项，失败 {{failed}} 项，未运行 {{depends}} 项',

  'report.learner': '学员',
  'report.learner.other': '另一名学员',
  'report.points': '得分',
  'report.step': '步骤',
  'report.check': '检查',
  'report.severity.head': '严重程度',
  'report.failed': '失败',
  'report.ways': '最常见的信息',
  'report.hints': '提示',
  'report.flags': '标记',
  'report.details': '第一个失败和详情',

  'report.checks': '检查项',
  'report.checks.what':
    '至少有一名学员失败的检查。展开信息，可以看到检查失败的各种方式，以及是哪些学员。“另有重复 4”表示：另有 4 名学员失败，但方式与前面的检查相同。',
  'report.n-of': '{{number}} / {{all}}',
  'report.repeated': '另有重复 {{number}}',
  'report.way_other': '{{count}} 名学员',
  'report.more_other': '还有 {{count}} 个',
  'report.more-ways_other': '另外 {{count}} 种方式在 JSON 报告里。',
  'report.checks.passed_other': '没有学员失败的 {{count}} 项检查',

  'report.learners': '学员',
  'report.learners.what':
    '展开一名学员的第一个失败，可以看到每一步的情况、原因和文件的哈希值。有标记的文件，请你自己读一遍。',
  'report.flag.forbidden': '不允许的操作',
  'report.flag.greedy': '太慢或太大',
  'report.flag.changes': '随时间改变',
  'report.flag.alike': '相似文件',
  'report.nothing-failed': '所有检查都通过',
  'report.also-failed': '也失败的检查：',
  'report.help': '使用的帮助：提示 {{hints}}，差异 {{diffs}}，答案 {{solutions}}',
  'report.hash': '文件的 SHA-256：',
  'report.copy-of': '{{step}} 这一步的文件相似，相似度 {{percent}}%：',

  'report.copies': '相似文件',
  'report.copies.none': '没有两个文件的相似度达到一半。',
  'report.copies.alike': '相似度',
  'report.copies.equal': '同一个文件',
  'report.copies.how':
    '比较的是文件中连续八个词法单元组成的片段，不计注释、排版、导入和变量名。练习、答案或者超过五分之一的学员都有的片段不计入。变量改名、函数换位置，影响很小。与答案很接近的文件不参与比较。这个数字表示两个文件有多少是相同的，不表示是谁写的：两名学员可能用了同一个来源。请读完两个文件再下判断。',

  'report.run': '本次评分',
  'report.run.version': '课程版本',
  'report.run.course': '课程的 SHA-256',
  'report.run.seed': '输入的种子',
  'report.run.time': '时间',
};
