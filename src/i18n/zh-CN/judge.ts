import type { judge as english } from '../en/judge.ts';
import type { Translation } from '../en/messages.ts';

export const judge: Translation<typeof english> = {
  'judge.failed': '未通过：{{title}}（共 {{all}} 项检查，通过了 {{passed}} 项）',

  'judge.inputs': '这次检查的输入：{{seed}}',

  'judge.ok': '200：{{why}}',
  'judge.refused': '{{status}} {{error}}：{{why}}',
  'judge.meaning': '{{what}}；{{why}}',
  'judge.meaning.404': '404 说明没有中间件作出响应：next() 调用了吗，等待了吗？',
  'judge.meaning.500': '500 说明你的代码抛出了错误',
  'judge.challenge': 'WWW-Authenticate: {{challenge}}（{{why}}）',
  'judge.challenge.none': '没有 WWW-Authenticate 响应头（{{why}}）',
  'judge.error': 'JSON 响应体里有 "error": "{{error}}"（{{why}}）',
  'judge.description': '"error_description" 为 "{{description}}"（{{why}}）',
  'judge.description.own': '"error_description" 是你自己写的一句话（{{why}}）',
  'judge.own-error': '500：{{what}}；{{why}}',
  'judge.own-error.next':
    '404 或没有响应，说明没有调用 next()，或者既没有 await 也没有返回它的 Promise',
  'judge.own-error.caught':
    '{{status}} 说明 next() 外面的 try 捕获了这个错误，并当成了别的错误（{{what}}）',
  'judge.own-error.handler': '后面的处理函数抛出了错误',
  'judge.own-error.bad-token': '令牌无效',
  'judge.own-error.no-token': '令牌无效，但请求并没有带令牌',
  'judge.printed': '输出里不应有：{{what}}。很多人能看到日志，他们不应知道它',
  'judge.printed.encoded':
    '输出里不应有：{{what}}，也不应以十六进制、base64 或百分号编码出现。很多人能看到日志，他们不应知道它',
  'judge.printed.here': '（这里原来是：{{what}}）',
  'judge.all-requests': '到目前为止的所有请求',

  'judge.nothing': '无',

  'judge.received.status': '状态码 {{status}}',
  'judge.received.empty': '（响应体为空）',
  'judge.received.nothing': '没有响应：{{why}}',
  'judge.response.late': '5 秒内没有响应',
  'judge.response.upgrade': '响应要求更换协议',
  'judge.response.cut': '响应还没有发完，连接就断开了',
  'judge.response.long': '超过 1 MB，其余部分没有读取',
  'judge.response.refused': '程序不再监听：它已经结束或崩溃',
  'judge.response.reset': '程序还没有响应就断开了连接，或者已经结束：是不是调用了 process.exit()？',
  'judge.response.not-http': '响应不是 HTTP',
  'judge.response.error': '请求失败：{{error}}',
  'judge.response.time-used-up': '程序已经用完 {{seconds}} 秒',

  'judge.token.header': '头部：{{text}}',
  'judge.token.claims': '声明：{{text}}',
  'judge.token.time': '{{name}}：{{time}}（UTC 时间），{{what}}',
  'judge.token.year': '{{name}}：公元 {{year}} 年',
  'judge.token.endless': '{{name}}：晚于一切日期',
  'judge.token.now': '就是这一秒',
  'judge.token.expired-s': '{{number}} 秒前已过期',
  'judge.token.expired-min': '{{number}} 分钟前已过期',
  'judge.token.expired-h': '{{number}} 小时前已过期',
  'judge.token.expired-d': '{{number}} 天前已过期',
  'judge.token.expires-s': '{{number}} 秒后过期',
  'judge.token.expires-min': '{{number}} 分钟后过期',
  'judge.token.expires-h': '{{number}} 小时后过期',
  'judge.token.expires-d': '{{number}} 天后过期',
  'judge.token.ago-s': '{{number}} 秒前',
  'judge.token.ago-min': '{{number}} 分钟前',
  'judge.token.ago-h': '{{number}} 小时前',
  'judge.token.ago-d': '{{number}} 天前',
  'judge.token.in-s': '{{number}} 秒后',
  'judge.token.in-min': '{{number}} 分钟后',
  'judge.token.in-h': '{{number}} 小时后',
  'judge.token.in-d': '{{number}} 天后',
  'judge.token.signature.right': '签名：HS256，用 JWT_SECRET',
  'judge.token.signature.wrong': '签名：不是用 JWT_SECRET 做的 HS256',
  'judge.token.signature.none': '签名：没有',

  'judge.start.title': '程序不能启动',
  'judge.start.syntax': '第 {{line}} 行有语法错误：{{what}}',
  'judge.start.rule': '每一步：程序都要能启动并监听',
  'judge.start.sent': '用有效的设置启动服务器',
  'judge.start.expected': '服务器能够启动。{{why}}',
  'judge.start.silent': '（它什么也没打印）',
  'judge.start.no-file': '没有文件 {{file}}',
  'judge.start.file-expected': '文件存在：npm run kata reset {{step}} 可以恢复练习',

  'judge.fault.syntax':
    'Node 读不了这个文件：有语法错误，或者用了不只是类型的 TypeScript（enum、namespace）。',
  'judge.fault.import':
    '有一处导入找不到文件或名字：检查路径，类型要用 `import type` 导入，app.ts 导入的名字都要导出。',
  'judge.fault.denied':
    '程序用了评测程序不允许的东西：本步的答案（类型用 `import type` 导入）、别的文件或别的程序。',
  'judge.fault.crash': '程序在启动时抛出了错误。',
  'judge.fault.exit': '程序还没开始监听就结束了。任何一步都不能调用 process.exit()。',
  'judge.fault.greedy': '程序占用内存太多，或者打印太多，已被停止。',
  'judge.fault.hang': '程序一直在忙，启动不了：找一找有没有死循环。',
  'judge.fault.silent': '程序在运行，却一直没有监听：它在等一件不会发生的事。',

  'judge.stopped.channel': '它往评测程序的通道里写了东西，已被停止。',
  'judge.stopped.memory': '它占用的内存超过 {{megabytes}} MB，已被停止。',
  'judge.stopped.printed': '它打印的内容超过 {{megabytes}} MB，已被停止。',
  'judge.stopped.users': '它查询用户的次数太多，已被停止。',

  'judge.secret.secret': '密钥',
  'judge.secret.token': '令牌',
  'judge.secret.password': '密码',
  'judge.secret.hash': '密码哈希',
  'judge.secret.column': '用户记录的其他字段',

  'judge.every-answer.title': '每个响应都必须符合接口约定的格式',
  'judge.every-answer.rule':
    'RFC 9111, 5.2.2.5（no-store）；RFC 6750, 3（质询）；第 1 步的接口约定（JSON、error 和 error_description）',
  'judge.every-answer.no-store': 'Cache-Control: no-store，实际：{{got}}',
  'judge.every-answer.cookie': '没有 Set-Cookie：令牌不放在 cookie 里',
  'judge.every-answer.type': 'Content-Type: application/json，实际：{{got}}',
  'judge.every-answer.error': 'JSON，其中 error 和 error_description 都是字符串',
  'judge.every-answer.challenge-unknown':
    '这个响应没有 WWW-Authenticate，或者与接口约定里的完全相同',
  'judge.every-answer.challenge-other': '只有错误是 {{error}} 的响应才有这个 WWW-Authenticate',
  'judge.nothing-leaks.title': '响应和输出里都不能有机密',
  'judge.nothing-leaks.rule': 'OWASP ASVS 16.2.5：日志里没有凭据；各步的接口约定',
  'judge.nothing-leaks.answer': '响应里不应有：{{what}}，换一种编码的一部分也不应有',
  'judge.nothing-leaks.output':
    '输出里不应有：{{what}}，换一种编码的一部分也不应有；很多人能看到日志',
  'judge.afterwards.title': '最后一项检查之后，程序必须仍然正常',
  'judge.afterwards.rule': '服务器要运行几个月：它不能自己结束，也不能自己改变',
};
