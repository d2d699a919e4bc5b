import type { grade as english } from '../en/grade.ts';
import type { Translation } from '../en/messages.ts';

export const grade: Translation<typeof english> = {
  'grade.help':
    'npm run grade -- FOLDER… [选项]\n\n给每个文件夹里的提交评分：setup.ts、issue.ts、extract.ts、decode.ts、attach.ts 中的任意几个。文件可以直接放在文件夹里，也可以放在各步骤的文件夹里，与本仓库的克隆相同。\n\n报告：F 是要写入的文件；F 写成 - 时，打印报告，不打印表格。\n  --junit F      JUnit 的 XML，每项检查是一个用例\n  --json F       全部内容，供程序使用\n  --csv F        每名学员一行\n  --markdown F   表格，用于工作流的摘要\n  --html F       给教师看的网页：接下来讲什么、每项检查、每名学员\n\n教学平台（见 docs/teaching.zh-CN.md）：\n  --classroom50 F   一份提交的 result.json，用于 Classroom 50 的自动评分程序\n  --gradescope F    一份提交的 results.json\n  --canvas F        Canvas 成绩册的 CSV，需要 --roster\n  --moodle F        Moodle 成绩册的 CSV，需要 --roster\n  --roster R        CSV 名单，有 submission 这一列和成绩册的各列\n  --assignment NAME 得分那一列的名称，默认是 "JWT on Koa"\n  --feedback FOLDER 每名学员一个 Markdown 文件，可以直接发给学员\n\n人数很多时：\n  --results F    每评完一名学员，就把结果写入 F\n  --resume       与 --results 一起用：文件没有改动的学员沿用 F 里的结果，只评其余的\n  --only-changed 同上\n  --shard I/N    只评 N 份中的第 I 份；“npm run grade:merge -- FILE…” 把各份合成一份报告\n  --seed S       重复以前某次评分的输入；同一个班的各份要用同一个种子',
  'grade.submission': '提交',
  'grade.points': '得分',
  'grade.hints': '提示',
  'grade.first-failure': '第一个失败',
  'grade.of': '{{points}} / {{all}}',

  'grade.course': '课程版本：{{version}} {{course}}',

  'grade.missing': '没有 {{file}}',
  'grade.missing-near': '没有 {{file}}，但是有：{{list}}',
  'grade.untouched': '{{file}} 还是练习文件的原样',
  'grade.link': '{{file}} 是符号链接，或者所在的目录是符号链接',
  'grade.not-plain': '{{file}} 不是普通文件',
  'grade.too-large': '{{file}} 超过 {{kilobytes}} KB',
  'grade.unreadable': '{{file}} 无法读取（{{code}}）',
  'grade.unreadable.unknown': '{{file}} 无法读取',
  'grade.slow': '{{seconds}} 秒后检查还没有完成',
  'grade.forbidden': '没有得分：程序试图做不允许的事',
  'grade.greedy': '没有得分：程序占用的时间或内存太多',
  'grade.changes': '没有得分：过一段时间后，程序的行为会改变',
  'grade.not-started': '程序不能启动（{{fault}}）',
  'grade.unjudged': '评分程序无法检查：{{reason}}',
  'grade.error': '{{name}}，{{step}}：{{why}}',

  'grade.interrupted':
    '已中断：{{all}} 名学员中评完了 {{done}} 名。如果用了 --results F，再运行同样的命令并加上 --resume，就会继续。',
  'grade.not-written': '--{{option}}：{{file}} 没有写成（{{reason}}）',
  'grade.left-out': '{{file}} 是文件，不是文件夹：没有评分。',
  'grade.packed': '{{file}} 是压缩包：没有评分。请解压到一个文件夹里，再评这个文件夹。',
  'grade.other-names': '名字或位置不对的文件没有评分，它们在这些提交里：{{list}}',
  'grade.shard': '请指明第几份和一共几份，例如：--shard 1/4',
  'grade.resume-what': '--resume 和 --only-changed 需要结果文件：--results F --resume',
  'grade.bad-epoch': 'SOURCE_DATE_EPOCH 必须是从 1970 年起的秒数，十位数字；也可以不设置。',
  'grade.results-exist': '{{file}} 已经存在。要接着它继续，请加上 --resume；否则请用另一个文件名。',
  'grade.no-results': '{{file}} 不是 --results 写出的结果文件。',
  'grade.other-course': '{{file}} 是用另一个种子或另一个版本的课程写出的。请用另一个文件名。',
  'grade.merge.help':
    'npm run grade:merge -- FILE… [--json F] [--canvas F] …\n\n把 “npm run grade -- … --results FILE” 写出的几个文件合成一份报告。各种报告见 npm run grade -- --help。',
  'grade.merge.other-run': '{{file}} 和 {{first}} 不能合并：种子或课程版本不同。',
  'grade.merge.twice': '{{name}} 同时在 {{first}} 和 {{file}} 里。',
  'grade.no-files': '请指明结果文件。\n\n{{content}}',

  'grade.no-folders': '请指明要评分的文件夹。\n\n{{content}}',
  'grade.option-taken':
    'npm 把 --{{option}} 当成了自己的选项。请在前面加上 --：npm run grade -- FOLDER {{usage}}',
  'grade.option-file': '请指明文件：{{option}} F',
  'grade.report-twice': '只能打印一份报告。请给其他报告指明文件。',
  'grade.folder': '没有文件夹 {{folder}}。',
  'grade.folder-near': '没有文件夹 {{folder}}。你是想用 {{near}} 吗？',
  'grade.folder-file': '{{file}} 是文件。请指明它所在的文件夹：{{folder}}',
};
