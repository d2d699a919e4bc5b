import type { lab as english } from '../en/lab.ts';
import type { Translation } from '../en/messages.ts';

export const lab: Translation<typeof english> = {
  'lab.title': '攻击实验室',
  'lab.lead':
    '实验室向几台服务器各发起 {{count}} 种攻击，再比较结果。每一种都是真实的请求。响应与课程的要求完全一致，才算正确。',
  'lab.start': '攻击这些服务器',
  'lab.start.what':
    '大约需要半分钟，电脑忙的时候更久，因为服务器是一台接一台攻击的。实验室只攻击这几台服务器，用专门创建的用户，结束后删除。离开这个页面，攻击就停止。',
  'lab.busy': '已经有一轮攻击在运行，请等它结束后再试。',
  'lab.progress': '进度',

  'lab.server.article': '文章的服务器',
  'lab.server.reference': '参考服务器',
  'lab.server.own': '你的五个文件',
  'lab.column.article': '文章',
  'lab.column.reference': '参考',
  'lab.column.own': '你的',
  'lab.about.article': '文章里的代码，逐行照搬，只在攻击时运行。',
  'lab.about.reference': '你正在使用的这台服务器，由五个答案组成。',
  'lab.about.own': '你自己的文件，连成一台服务器，只在攻击时运行。',
  'lab.own.how':
    '要同时攻击你自己的文件：运行 `npm run kata`，在那里按 `o`，再从打开的页面进入攻击实验室。',
  'lab.seconds': '{{seconds}} 秒',

  'lab.ending.held': '响应正确',
  'lab.ending.through': '攻破',
  'lab.ending.wrong': '响应有误',
  'lab.ending.skipped': '跳过',
  'lab.ending.none': '没有攻击',
  'lab.severity.high': '高',
  'lab.severity.medium': '中',
  'lab.severity.low': '低',

  'lab.conclusion': '{{title}}：{{what}}',
  'lab.sentence.held_other': '{{count}} 种攻击的响应全部正确。',
  'lab.sentence.open_other':
    '{{count}} 种攻击里，攻破 {{through}} 种，响应有误 {{wrong}} 种，响应正确 {{held}} 种。',
  'lab.sentence.skipped': '跳过 {{skipped}} 种。',
  'lab.sentence.stopped': '在攻击“{{what}}”时停止运行。',
  'lab.sentence.not-tried_other': '剩下的 {{count}} 种攻击没有进行。',
  'lab.not-started': '没有启动。',
  'lab.printed': '它输出的内容',

  'lab.results': '结果',
  'lab.results.when': '这一轮攻击在 {{time}} 结束。',
  'lab.results.none': '还没有结果。选择一课，查看这一课的攻击。',
  'lab.overview': '每一课的攻击',
  'lab.lesson.attacks_other': '{{count}} 种攻击',
  'lab.lesson.through_other': '{{title}}：攻破 {{count}} 种',
  'lab.shown_other': '共 {{count}} 种攻击，显示 {{shown}} 种。',
  'lab.attack': '攻击',
  'lab.filter': '筛选',
  'lab.filter.lesson': '课',
  'lab.filter.every-lesson': '全部',
  'lab.filter.severity': '严重程度',
  'lab.filter.every-severity': '全部',
  'lab.filter.outcome': '结果',
  'lab.filter.every-outcome': '全部',
  'lab.filter.server': '服务器',
  'lab.filter.every-server': '任何一台',
  'lab.filter.show': '显示',
  'lab.filter.clear': '显示全部',
  'lab.severity.what':
    '严重程度高：攻击者不知道密钥，就能冒充用户或读取受保护的数据。中：后果相同，但攻击者必须知道密钥。低：只是响应出乎意料。',

  'lab.details.severity': '严重程度：{{severity}}。',
  'lab.details.secret': '这种攻击用服务器的密钥给令牌签名。',
  'lab.details.no-secret': '这种攻击不需要服务器的密钥。',
  'lab.details.gains': '攻击者得到什么',
  'lab.details.fix': '怎样修复',
  'lab.details.lesson': '第 {{number}} 课：{{title}}',
  'lab.details.request': '请求',
  'lab.details.response': '响应',
  'lab.details.expected': '正确的响应',
  'lab.details.no-request': '这种攻击不发送普通的请求，所以没有内容可以显示。',
  'lab.details.last':
    '如果一种攻击发送几个请求，这里显示响应有误的那一个；没有的话，显示最后一个。除了参考服务器，这一轮的用户和服务器在结束后都不再存在。',
  'lab.details.none': '还没有结果。',
  'lab.details.back': '返回攻击实验室',
  'lab.details.nearby': '前后的攻击',
  'lab.details.previous': '上一种攻击',
  'lab.details.next': '下一种攻击',
  'lab.details.close': '关闭',
  'lab.every':
    '这些攻击针对你在课程里写的内容。整个项目共有 {{all}} 种攻击，其余 {{others}} 种针对注册、会话和其他来源，课程不包含这些部分。',
  'lab.terminal':
    '攻击本机上的另一台服务器：`npm run kata attack http://127.0.0.1:3000`。在终端里攻击你自己的文件：`npm run kata attack`。',

  'lab.exercise': '最后的练习：读懂结果',
  'lab.exercise.lead':
    '成千上万的人复制过文章的服务器。先攻击这些服务器，再根据结果做四道题。每个答案都在表格里，也在每种攻击的详细内容里。',
  'lab.exercise.show': '显示这些攻击',
  'lab.exercise.answer': '答案',
  'lab.exercise.attack': '查看攻击：',
  'lab.exercise.line': '文章里的这一行：',
  'lab.exercise.lesson': '重读第 {{number}} 课',
  'lab.question.no-token':
    '哪一种攻击既不需要令牌，也不需要密钥，却从受保护的路由得到 200？是哪一行放行的？',
  'lab.answer.no-token':
    '不带令牌的攻击。文章会查出令牌的用户，但没有一个路由要求必须有用户。所以匿名请求也到达处理函数；处理函数自己不检查用户，就会为任何人工作。',
  'lab.question.expired': '哪一种攻击发送一年前就过期的令牌，却得到 200？是哪一行放行的？',
  'lab.answer.expired':
    'exp 是一年前、以毫秒为单位的令牌。库以为单位是秒，于是读出很远的将来。文章自己发现了令牌已经过期，但这一行只写出一句话：res.end() 不接受状态码，所以状态码是 200；后面也没有 return，处理函数照样运行。',
  'lab.question.most':
    '攻破服务器的攻击，大多数严重程度是中：它们自己给令牌签名。为什么任何人都能做到？是哪一行放行了其中的大多数？',
  'lab.answer.most':
    '密钥写在文章的代码里，读过文章的人都知道密钥。换一个密钥以后，不知道密钥的攻击者发起的中等攻击就没有一种能攻破。',
  'lab.question.wrong':
    '大多数攻击没有攻破服务器，但响应有误。它们得到的不是 401，而是什么？是哪一行造成的？',
  'lab.answer.wrong':
    '它们得到 200 和一个空对象。令牌解不开时，文章忽略错误：catch 里只调用 next()。请求继续下去，就像没有令牌一样，所以客户端永远不知道自己的令牌无效。',
};
