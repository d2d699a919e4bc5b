import type { attach as english } from '../en/attach.ts';
import type { Translation } from '../en/messages.ts';

export const attach: Translation<typeof english> = {
  'attach.attached.title': '必须把令牌的用户附到请求上',
  'attach.attached.rule': '第 5 步：ctx.state.user 是令牌的用户',
  'attach.attached.valid': '令牌有效，它的用户也存在',
  'attach.attached.username': '"user" 里有 "username": "{{username}}"',

  'attach.me.title': '已登录的用户必须能够访问 /api/me',
  'attach.me.rule': '第 5 步：requireUser 只拒绝匿名请求，其他请求都放行',
  'attach.me.header': '这个用户已经登录，令牌在请求头里',
  'attach.me.query': '这个用户已经登录，令牌在查询参数里',
  'attach.me.header-id': '令牌在请求头里时，"user" 里有 "id": "{{id}}"',
  'attach.me.query-id': '令牌在查询参数里时，"user" 里有 "id": "{{id}}"',
  'attach.me.head': '这个用户已经登录，HEAD 请求的状态码与 GET 相同',

  'attach.anonymous.title': '没有令牌的请求必须继续处理，不附上用户',
  'attach.anonymous.rule': '第 5 步：有些路由对匿名请求开放',
  'attach.anonymous.open': '请求没有令牌，而这个路径对所有人开放',
  'attach.anonymous.null': '"user" 为 null，因为请求没有令牌',

  'attach.user-required.title': '必须拒绝 /api 下的匿名请求，质询里不带错误码',
  'attach.user-required.rule': 'RFC 6750, 3.1：请求没有令牌时，质询里不带错误码',
  'attach.user-required.none': '请求没有令牌，所以没有用户登录',
  'attach.user-required.other-path': '请求没有令牌，访问 /api 下的另一个路径，所以没有用户登录',
  'attach.user-required.empty-query': '查询参数里的 access_token 为空，所以没有用户登录',
  'attach.user-required.empty-header': '请求头 x-access-token 为空，所以没有用户登录',
  'attach.user-required.authorization':
    '有效的令牌在请求头 Authorization 里，本服务器不从那里读取，所以没有用户登录',
  'attach.user-required.cookie': '有效的令牌在 cookie 里，本服务器不从那里读取，所以没有用户登录',
  'attach.user-required.head': 'HEAD 与 GET 一样返回 401：请求方法不能影响结果',

  'attach.unknown-user.title': '用户不存在时，必须拒绝令牌',
  'attach.unknown-user.rule': 'RFC 6750, 3.1：invalid_token；原文不检查是否找到了用户',
  'attach.unknown-user.refused': '访问 {{path}} 时，令牌的用户并不存在',

  'attach.deleted-user.title': '用户被删除后，下一个请求就必须拒绝他的令牌',
  'attach.deleted-user.rule': '第 5 步：每个请求都要查询用户，因为只有有效的令牌还不够',
  'attach.deleted-user.exists': '用户还存在',
  'attach.deleted-user.refused': '访问 {{path}} 时，用户刚刚被删除',

  'attach.public-user.title': '附上的用户只能有 id 和用户名',
  'attach.public-user.rule': 'OWASP API3:2023：列出可以返回的字段；原文的 toJSON() 可能带有哈希',
  'attach.public-user.fields': '{{path}} 的 "user" 只有 id 和 username，实际：{{got}}',
  'attach.public-user.none': '{{path}} 的 "user" 有 id 和 username，实际没有字段',

  'attach.kept-apart.title': '同时到来的请求，用户不能混淆',
  'attach.kept-apart.rule': '第 5 步：一个请求的数据只放在 ctx.state 里',
  'attach.kept-apart.own': '"user" 里有 "id": "{{id}}"：同时发出 30 个请求，每个都得到自己的用户',

  'attach.error-below.title': '后面处理函数的错误必须仍然是 500',
  'attach.error-below.rule': '第 5 步：await next()，不要把它放进拒绝请求的 try 里',
  'attach.error-below.attach': 'attachUser 后面的处理函数抛出了错误',
  'attach.error-below.require': 'requireUser 后面的处理函数抛出了错误',
  'attach.error-below.no-user': '没有用户',

  'attach.nothing-printed.title': '不能打印令牌和密码哈希',
  'attach.nothing-printed.rule': 'OWASP ASVS 16.2.5：能看到日志的人，比应当知道它们的人多',
  'attach.nothing-printed.token': '令牌',
  'attach.nothing-printed.unknown': '不存在的用户的令牌',
  'attach.nothing-printed.deleted': '已删除用户的令牌',
  'attach.nothing-printed.failed': '查询失败的用户的令牌',
  'attach.nothing-printed.hash': '密码哈希',

  'attach.database-error.title': '不能把数据库故障当成令牌无效',
  'attach.database-error.rule': 'RFC 9110, 15.6.1：这是服务器的错；返回 401 会让所有用户退出登录',
  'attach.database-error.expected': '500 或 503：查询用户失败了',
  'attach.database-error.refused': '500 或 503：查询用户失败了；401 说明把查询失败当成了用户已删除',
};
