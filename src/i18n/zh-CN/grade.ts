import type { grade as english } from '../en/grade.ts';
import type { Translation } from '../en/messages.ts';

export const grade: Translation<typeof english> = {
  'grade.help':
    'npm run grade -- FOLDER… [--junit F] [--json F] [--csv F] [--markdown F] [--seed S]\n\n给每个文件夹里的提交评分：setup.ts、issue.ts、extract.ts、decode.ts、attach.ts 中的任意几个。文件可以直接放在文件夹里，也可以放在各步骤的文件夹里，与本仓库的克隆相同。F 是要写入报告的文件；F 写成 - 时，打印报告，不打印表格。S 是以前某次评分的种子，用来重复那次的输入。',
  'grade.submission': '提交',
  'grade.points': '得分',
  'grade.hints': '提示',
  'grade.first-failure': '第一个失败',
  'grade.of': '{{points}} / {{all}}',

  'grade.missing': '没有 {{file}}',
  'grade.untouched': '{{file}} 还是练习文件的原样',
  'grade.link': '{{file}} 是符号链接，或者所在的目录是符号链接',
  'grade.not-plain': '{{file}} 不是普通文件',
  'grade.too-large': '{{file}} 超过 {{kilobytes}} KB',
  'grade.unreadable': '{{file}} 无法读取（{{code}}）',
  'grade.unreadable.unknown': '{{file}} 无法读取',
  'grade.slow': '{{seconds}} 秒后检查还没有完成',
  'grade.not-started': '程序不能启动（{{fault}}）',
  'grade.unjudged': '评分程序无法检查：{{reason}}',
  'grade.error': '{{name}}，{{step}}：{{why}}',

  'grade.no-folders': '请指明要评分的文件夹。\n\n{{content}}',
  'grade.option-taken':
    'npm 把 --{{option}} 当成了自己的选项。请在前面加上 --：npm run grade -- FOLDER {{usage}}',
  'grade.option-file': '请指明文件：{{option}} F',
  'grade.report-twice': '只能打印一份报告。请给其他报告指明文件。',
  'grade.folder': '没有文件夹 {{folder}}。',
  'grade.folder-near': '没有文件夹 {{folder}}。你是想用 {{near}} 吗？',
  'grade.folder-file': '{{file}} 是文件。请指明它所在的文件夹：{{folder}}',
};
