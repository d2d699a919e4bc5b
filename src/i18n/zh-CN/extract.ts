import type { extract as english } from '../en/extract.ts';
import type { Translation } from '../en/messages.ts';

export const extract: Translation<typeof english> = {
  'extract.common.goes-on': '{{what}}；这一步不检查令牌，所以请求继续处理',
  'extract.common.instead': '{{what}}；不能改用别的载体（{{got}}）',
  'extract.common.carrier': '"carrier" 为 "{{carrier}}"，实际：{{got}}（{{what}}）',
  'extract.common.no-carrier': '"carrier" 为 null，实际：{{got}}（{{what}}）',
  'extract.common.token':
    '"token" 为 "{{fingerprint}}"，即未经改动的 ctx.state.token 的指纹（{{what}}）',
  'extract.common.no-token': '"token" 为 null，因为 ctx.state.token 是空的（{{what}}）',

  'extract.anonymous.title': '没有令牌的请求必须继续处理',
  'extract.anonymous.rule': '第 3 步：不带令牌的请求照常继续，因为有些路由对所有人开放',
  'extract.anonymous.none': '没有令牌的请求',

  'extract.header.title': '必须从请求头 x-access-token 取令牌',
  'extract.header.rule':
    '第 3 步：第三种载体是请求头 x-access-token；请求头的名称不分大小写（RFC 9110, 5.1）',
  'extract.header.token': '请求头 {{name}} 里有令牌',

  'extract.query.title': '必须从查询参数取令牌',
  'extract.query.rule': 'RFC 6750, 2.3：查询参数里的 access_token',
  'extract.query.token': '查询参数里有令牌',
  'extract.query.beside': '查询参数里有令牌，表单里没有',

  'extract.body.title': '必须从表单或 JSON 请求体取令牌',
  'extract.body.rule': 'RFC 6750, 2.2：请求体里的 access_token',
  'extract.body.form': '表单里有令牌',
  'extract.body.json': 'JSON 请求体里有令牌',

  'extract.order.title': '请求体必须优先于查询参数，查询参数优先于请求头',
  'extract.order.rule': '原文：body || query || header，按这个顺序',
  'extract.order.all': '三种载体里都有令牌',
  'extract.order.query': '查询参数和请求头里各有一个令牌',
  'extract.order.body': '请求体和请求头里各有一个令牌',
  'extract.order.twice': '请求体里有一个令牌，后读取的查询参数里还有两个',

  'extract.empty.title': '空的载体必须当作没有',
  'extract.empty.rule': '原文：空字符串为假，所以接着读取下一种载体',
  'extract.empty.query': '查询参数里是空字符串，请求头里有令牌',
  'extract.empty.form': '表单里是空字符串，请求头里有令牌',
  'extract.empty.null': 'JSON 请求体里是 null，请求头里有令牌',
  'extract.empty.header': '请求头为空，也没有别的载体',

  'extract.repeated.title': '载体重复时，必须返回 400 invalid_request',
  'extract.repeated.rule': 'RFC 6750, 3.1：参数重复时返回 invalid_request',
  'extract.repeated.two-query': '查询参数里有两个令牌',
  'extract.repeated.two-form': '同一个表单里有两个令牌',
  'extract.repeated.two-header': '两个同名请求头里各有一个令牌，Node 用逗号把它们连在一起',
  'extract.repeated.same-query': '查询参数里同一个令牌出现了两次',
  'extract.repeated.same-form': '同一个表单里同一个令牌出现了两次',
  'extract.repeated.same-header': '两个同名请求头里是同一个令牌，Node 用逗号把它们连在一起',
  'extract.repeated.empty-query': '查询参数里有一个空字符串和一个令牌',
  'extract.repeated.empty-form': '同一个表单里有一个空字符串和一个令牌',
  'extract.repeated.empty-header':
    '两个同名请求头里有一个空字符串和一个令牌，Node 用逗号把它们连在一起',

  'extract.not-text.title': '令牌不是字符串时，必须返回 400 invalid_request',
  'extract.not-text.rule': 'RFC 6750, 3.1：参数格式不对时返回 invalid_request，绝不是 500',
  'extract.not-text.array': 'JSON 请求体里的令牌是数组',
  'extract.not-text.object': 'JSON 请求体里的令牌是对象',
  'extract.not-text.number': 'JSON 请求体里的令牌是数字',
  'extract.not-text.true': 'JSON 请求体里的令牌是 true',
  'extract.not-text.zero': 'JSON 请求体里的令牌是数字 0',
  'extract.not-text.false': 'JSON 请求体里的令牌是 false',
  'extract.not-text.instead': '{{what}}；不能改用请求头里的令牌',

  'extract.unjudged.title': '必须原样取出令牌，不检查也不修正',
  'extract.unjudged.rule': '第 3 步：下一步才检查令牌；在这里修正，两个程序读到的就不一样',
  'extract.unjudged.header': '请求头里的令牌：{{what}}',
  'extract.unjudged.form': '表单里的令牌：{{what}}',
  'extract.unjudged.json': 'JSON 请求体里的令牌：{{what}}',
  'extract.unjudged.query': '查询参数里的令牌：{{what}}',
  'extract.unjudged.bearer': '以 "Bearer " 开头',
  'extract.unjudged.padding': '以 "=" 结尾',
  'extract.unjudged.letters': '内容是 "a.b.c"',
  'extract.unjudged.zero': '内容是字符串 "0"',
  'extract.unjudged.spaces': '前后各有一个空格',
  'extract.unjudged.encoded': '以 "%61" 开头',
  'extract.unjudged.percent': '以单独一个 "%" 开头',
  'extract.unjudged.long': '有 3,870 个字符',

  'extract.kept-apart.title': '同时到来的请求，令牌不能混淆',
  'extract.kept-apart.rule': '第 3 步：一个请求的数据只放在 ctx.state 里',
  'extract.kept-apart.own': '同时发出 20 个请求，每个都得到自己的令牌',
  'extract.kept-apart.none': '在它们之后，没有令牌的请求',

  'extract.no-other-carrier.title': '只能从这三种载体读取令牌',
  'extract.no-other-carrier.rule': '第 3 步：接口没有约定的地方不读；cookie 会带来 CSRF',
  'extract.no-other-carrier.authorization': '请求头 Authorization 里有令牌',
  'extract.no-other-carrier.cookie': 'cookie 里有令牌',
  'extract.no-other-carrier.upper-case': '?ACCESS_TOKEN= 里有令牌',
  'extract.no-other-carrier.header-name': '?x-access-token= 里有令牌',
  'extract.no-other-carrier.short-name': '?token= 里有令牌',
  'extract.no-other-carrier.field': 'JSON 字段 "token" 里有令牌',
  'extract.no-other-carrier.header-field': 'JSON 字段 "x-access-token" 里有令牌',
  'extract.no-other-carrier.nested': 'JSON 请求体内层的对象里有令牌',
  'extract.no-other-carrier.delete': 'DELETE 请求的请求体里有令牌',

  'extract.error-below.title': '后面处理函数的错误必须仍然是 500',
  'extract.error-below.rule': '第 3 步：await next()，不要把它放进拒绝请求的 try 里',
  'extract.error-below.carrier': '载体不合要求',

  'extract.nothing-printed.title': '不能打印令牌',
  'extract.nothing-printed.rule': 'OWASP ASVS 16.2.5：任何能看到日志的人都能用令牌登录',
  'extract.nothing-printed.token': '这个请求的令牌：{{what}}',

  'extract.nothing-printed.claim': '令牌的一个声明',

  'extract.no-piece-printed.title': '令牌的一小段也不能打印',
  'extract.no-piece-printed.rule': '第 3 步：令牌开头或结尾的几个字符也是令牌的一部分',
  'extract.no-piece-printed.piece': '令牌连三个字符也不能打印：{{what}}',
  'extract.no-piece-printed.here': '（这里是令牌的一部分）',

  'extract.in.one': '{{what}}',
  'extract.in.and': '{{list}}；{{what}}',
  'extract.in.form': '表单 "{{text}}"',
  'extract.in.json': 'JSON 请求体 {{text}}',
  'extract.in.query': '查询参数 "?{{text}}"',
  'extract.in.header': '请求头里有令牌',
  'extract.in.headers': '多个 x-access-token 请求头，Node 用逗号把它们连在一起："{{text}}"',
  'extract.in.empty-header': '请求头为空',
  'extract.in.same': '几个地方是同一个令牌：{{what}}',
  'extract.in.browser': '{{what}}；请求头 {{name}} 是 "{{value}}"',
  'extract.in.environment': '{{what}}；NODE_ENV 是 {{mode}}',
  'extract.in.method': '{{method}} 请求，{{what}}',
  'extract.in.path': '{{what}}；路径是 {{path}}',
  'extract.in.no-handler': '404，因为没有处理函数对应这个路径（{{what}}）',
  'extract.in.type': '{{what}}；Content-Type: {{type}}',
  'extract.in.raw': '"{{text}}" 里有令牌',
  'extract.in.host': '请求头 Host 是 "{{host}}"',
  'extract.secret.token': '令牌',
  'extract.place.form': '表单',
  'extract.place.json': 'JSON 请求体',
  'extract.place.query': '查询参数',
  'extract.place.header': '请求头',

  'extract.remembered.title': '不能把令牌留给之后的请求',
  'extract.remembered.rule':
    '第 3 步：一个请求的数据只放在 ctx.state 里，每个请求都有新的 ctx.state',
  'extract.many.remembered': '没有令牌的请求，上一个请求有令牌（{{what}}），不能再用',

  'extract.every-spelling.title': '表单、JSON 和查询参数无论怎样书写，都必须找到令牌',
  'extract.every-spelling.rule':
    '第 3 步：使用 bodyField 和 ctx.query 的结果，不要自己在原始内容里查找',

  'extract.every-empty.title': '空的载体无论怎样书写，都不能挡住后面的载体',
  'extract.every-empty.rule': '第 3 步：没有、空字符串和 null 都算没有，接着读取下一个地方',

  'extract.every-refusal.title': '每一种重复的令牌和非字符串的值都必须拒绝',
  'extract.every-refusal.rule': '第 3 步：返回 400 invalid_request，除非前面的地方已经有令牌',

  'extract.every-string.title': '每一种载体都必须原样取出任何字符串',
  'extract.every-string.rule': '第 3 步：第 4 步才检查令牌；这里任何字符串都原样使用',
  'extract.text.front': '以 {{text}} 开头',
  'extract.text.end': '以 {{text}} 结尾',
  'extract.text.around': '前面有 {{before}}，后面有 {{after}}',
  'extract.text.unusual': '含有不常见的字符',
  'extract.text.word': '内容是字符串 {{text}}',
  'extract.text.segments': '有三段',
  'extract.text.printable': '由随机的可打印字符组成',
  'extract.text.length': '有 {{length}} 个字符',
  'extract.text.comma': '含有逗号',

  'extract.comma.title': '含有逗号的字符串必须拒绝，或者原样使用',
  'extract.comma.rule': '第 3 步：逗号可能来自合并在一起的两个请求头；绝不能只用其中一部分',

  'extract.every-pair.title': '必须由第一个非空的载体决定',
  'extract.every-pair.rule': '第 3 步：请求体、查询参数、请求头；不再读取后面的地方',

  'extract.every-company.title': '一个载体的含义不能取决于别的载体',
  'extract.every-company.rule': '第 3 步：空的地方继续读下一个；令牌或不合要求的值结束查找',

  'extract.every-name.title': '其他名称、请求头、cookie 和请求体都不能携带令牌',
  'extract.every-name.rule': '第 3 步：只有请求体和查询参数的 access_token，以及 x-access-token',
  'extract.name.header': '请求头 {{name}} 里有令牌',
  'extract.name.cookie': 'cookie {{name}} 里有令牌',
  'extract.name.query': '查询参数 "{{name}}" 里有令牌',
  'extract.name.form': '表单字段 "{{name}}" 里有令牌',
  'extract.name.json': 'JSON 字段 "{{name}}" 里有令牌',
  'extract.name.nested': 'access_token 在 JSON 字段 "{{name}}" 的对象里',
  'extract.name.array': 'JSON 请求体是数组，里面有令牌',
  'extract.name.type': '请求体里有令牌，Content-Type 是 {{type}}，这种请求体不解析',
  'extract.name.many': '许多其他名称下都有令牌',
  'extract.name.beside': '{{what}}，请求头 x-access-token 里是另一个令牌',

  'extract.other-headers.title': '其他请求头不能改变结果',
  'extract.other-headers.rule': '第 3 步：所有请求头里只读取 x-access-token',

  'extract.every-method.title': '每一种请求方法都必须读取载体',
  'extract.every-method.rule':
    '第 3 步：查询参数和请求头适用于所有方法，请求体适用于 POST、PUT 和 PATCH',

  'extract.every-path.title': '每一个路径都必须读取载体',
  'extract.every-path.rule': '第 3 步：中间件不知道后面有哪些路由',

  'extract.http.title': 'HTTP 的不同写法不能改变结果',
  'extract.http.rule': 'RFC 9110, 5.1 和 8.3.1：请求头名称和媒体类型不分大小写，媒体类型可以带参数',

  'extract.every-error.title': '后面处理函数的每一种错误都必须保持原样',
  'extract.every-error.rule': '第 3 步：await next()，不要捕获它的错误',
  'extract.below.error': '后面的处理函数抛出 "{{kind}}" 类的错误，状态码 {{status}}（{{what}}）',

  'extract.every-response.title': '后面处理函数的响应必须保持原样',
  'extract.every-response.rule': '第 3 步：await next() 一次，之后什么都不改',
  'extract.below.status': '状态码 {{status}}，由处理函数设置（{{what}}）',
  'extract.below.body': '处理函数设置的响应体，没有改动（{{what}}）',
  'extract.below.header': '{{name}}: {{value}}，由处理函数设置（{{what}}）',
  'extract.below.added': '只有处理函数设置的响应头：{{name}} 只在带令牌时才出现（{{what}}）',
  'extract.below.late': '状态码 {{status}} 和后面处理函数的响应体，这个处理函数需要两小时',
  'extract.below.once': '每个请求只执行一次处理函数',

  'extract.state.title': 'ctx.state 里只能设置 token 和 carrier',
  'extract.state.rule': '第 3 步：其他中间件在 ctx.state 里有自己的字段',
  'extract.below.state': '除 token 和 carrier 之外，ctx.state 没有变化（{{what}}）',
  'extract.below.set': 'ctx.state.{{name}} 符合接口约定（{{what}}）',

  'extract.many-requests.title': '几百个请求不能互相影响',
  'extract.many-requests.rule': '第 3 步：中间件在两个请求之间什么都不保留',
  'extract.many.again': '同一个令牌连续出现几次（{{what}}）',
  'extract.many.at-once': '{{what}}，同时还有 59 个别的请求',

  'extract.later.title': '时间和其他应用不能改变结果',
  'extract.later.rule': '第 3 步：extractToken() 返回的中间件什么都不保留',
  'extract.many.later': '上一批请求的 {{seconds}} 秒之后',
  'extract.many.second-app': 'createApp() 在同一个进程里可以调用两次',
  'extract.many.app': '{{what}}，发给同一进程里的第二个应用',
  'extract.many.other-app': '没有令牌的请求，此前另一个应用收到过令牌',

  'extract.environment.title': 'NODE_ENV 等环境变量不能改变结果',
  'extract.environment.rule': '第 3 步：无论是不是生产环境，中间件都同样处理，不打印令牌',
};
