import type { Translation } from '../en/messages.ts';
import type { platform as english } from '../en/platform.ts';

export const platform: Translation<typeof english> = {
  'platform.feedback.title': '{{name}}：{{points}} / {{all}} 分',
  'platform.feedback.step': '步骤',
  'platform.feedback.points': '得分',
  'platform.feedback.result': '结果',
  'platform.feedback.passed_other': '{{count}} 个检查项全部通过',
  'platform.feedback.failed_other': '{{all}} 个检查项中有 {{count}} 个没通过',
  'platform.feedback.depends_other': '{{count}} 个检查项没有运行，因为依赖没通过的检查项',
  'platform.feedback.check': '没通过（严重程度：{{severity}}）：{{title}}',
  'platform.feedback.semicolon': '；',
  'platform.feedback.colon': '：',
  'platform.feedback.rule': '规则：{{what}}。',
  'platform.feedback.row': '请读 `{{file}}` 里接口约定的第 {{row}} 行。',
  'platform.feedback.lesson': '请读 `{{file}}`。',
  'platform.feedback.also': '以下检查项也没通过：',
  'platform.feedback.printed': '你的程序打印了：',
  'platform.feedback.again': '想再看第一个失败，请在你的课程目录里运行 `{{command}}`。',
  'platform.moodle.feedback': '反馈',

  'platform.one-folder': '--{{option}} 是一份提交的报告。请只指明一个文件夹。',
  'platform.variables': '--classroom50 需要 Classroom 50 的环境变量，现在缺少 {{names}}。',
  'platform.roster.needed':
    '--{{option}} 需要名单：--roster R。名单是 CSV，有 submission 这一列，还有成绩册需要的各列。',
  'platform.roster.unneeded': '--roster 只用于 --canvas 和 --moodle。',
  'platform.roster.file': '没有文件 {{file}}。',
  'platform.roster.unreadable': '{{file}} 不是 UTF-8 编码的 CSV。请在表格程序里用这种编码另存。',
  'platform.roster.no-column':
    '{{file}} 没有 submission 这一列，不知道每位学员的提交在哪个文件夹。现有的列是：{{found}}。',
  'platform.roster.no-id': '{{file}} 没有 Canvas 用来识别学员的列，需要其中一个：{{names}}。',
  'platform.roster.absent':
    '{{name}} 没有提交（{{file}} 第 {{line}} 行）。成绩册文件不包含这位学员。',
  'platform.roster.unlisted':
    '{{file}} 里没有提交 {{name}}，它得了 {{points}} / {{all}} 分。成绩册文件不包含它。',
  'platform.roster.unjudged': '{{name}} 有的步骤评分程序无法检查。成绩册文件不包含这位学员。',
  'platform.folder-file': '{{file}} 是文件。--{{option}} 需要一个文件夹。',
  'platform.zip.help':
    'npm run gradescope -- [F]\n\n写出一个 zip 文件，上传到 Gradescope，作为编程作业的自动评分程序。F 是文件名，默认是 gradescope.zip。设置 KATA_LANG=zh-CN，反馈就用中文。',
  'platform.zip.done': '已写入 {{file}}（{{kilobytes}} KB）。',
};
