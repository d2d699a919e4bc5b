import type { issue as english } from '../en/issue.ts';
import type { Translation } from '../en/messages.ts';

export const issue: Translation<typeof english> = {
  'issue.common.valid': '密码正确',
  'issue.common.json': '"token" 的头部和声明都是 JSON',

  'issue.login.title': '密码正确时，必须签发令牌，JSON 和表单都一样',
  'issue.login.rule': '第 2 步：和原文一样，登录返回 { token, expires, user }',
  'issue.login.json': '密码正确，以 JSON 发送',
  'issue.login.form': '密码正确，以表单发送',
  'issue.login.token': '"token" 是由三段组成的字符串',
  'issue.login.expires': '"expires" 是数字',
  'issue.login.user': '"user" 是对象',

  'issue.password-checked.title': '密码错误时，必须返回 401 invalid_credentials',
  'issue.password-checked.rule': '第 2 步：只有用户名，不能证明客户端是谁',
  'issue.password-checked.wrong': '密码错误',
  'issue.password-checked.not-awaited':
    '密码错误；verifyPassword 返回 Promise，而 Promise 总是为真：要 await 它',
  'issue.password-checked.not-compared': '密码错误，却没有与哈希比较：要调用 verifyPassword',
  'issue.password-checked.ignored': '密码错误；虽然与哈希比较过，却没有使用比较的结果',

  'issue.unknown-user.title': '用户不存在与密码错误，响应必须完全相同',
  'issue.unknown-user.rule': 'OWASP ASVS 6.3.8：响应不能透露哪些用户名存在',
  'issue.unknown-user.refused': '没有这个用户，而响应不能透露这一点',
  'issue.unknown-user.same': '用户不存在时的响应体，与密码错误时相同：{{content}}',

  'issue.fields-checked.title': '缺少用户名或密码，或者不是字符串时，必须返回 400',
  'issue.fields-checked.rule': '第 2 步：400 invalid_request，绝不是 500',
  'issue.fields-checked.both': '缺少用户名和密码；两者都必须是字符串',
  'issue.fields-checked.no-password': '缺少密码；两者都必须是字符串',
  'issue.fields-checked.no-username': '缺少用户名；两者都必须是字符串',
  'issue.fields-checked.username-array': '用户名是数组；两者都必须是字符串',
  'issue.fields-checked.password-object': '密码是对象；两者都必须是字符串',
  'issue.fields-checked.password-number': '密码是数字；两者都必须是字符串',
  'issue.fields-checked.username-null': '用户名是 null；两者都必须是字符串',
  'issue.fields-checked.text': '请求体既不是 JSON 也不是表单时，返回 415 或 400',

  'issue.credentials-in-body.title': '用户名和密码只能从请求体读取，也不能设置 cookie',
  'issue.credentials-in-body.rule':
    'RFC 6749, 2.3.1：写在 URL 里的密码，会留在日志和浏览器的历史记录里',
  'issue.credentials-in-body.query': '用户名和密码在查询参数里时，不签发令牌',
  'issue.credentials-in-body.half': '用户名在查询参数里时，不签发令牌',
  'issue.credentials-in-body.basic': '用户名和密码在请求头 Authorization 里时，不签发令牌',
  'issue.credentials-in-body.cookie': '除了令牌，不设置 cookie：它会带来 CSRF',

  'issue.signed.title': '令牌必须用 HS256 和密钥签名',
  'issue.signed.rule': 'RFC 7515, 3.1 与 RFC 7518, 3.2',
  'issue.signed.alg': '头部有 "alg": "HS256"，实际：{{got}}',
  'issue.signed.typ': '头部有 "typ": "JWT"，或者没有 "typ"；实际：{{got}}',
  'issue.signed.others': '令牌的头部只有 alg 和 typ，实际还有：{{got}}',
  'issue.signed.signature': '用 JWT_SECRET 对头部和声明签名',

  'issue.subject.title': 'sub 必须是用户，iss 必须是签发者',
  'issue.subject.rule':
    'RFC 7519, 4.1.1 与 4.1.2：iss 是令牌的签发者，sub 是令牌的主体，也就是用户',
  'issue.subject.sub': '"sub" 为用户的 id "{{id}}"，实际：{{got}}',
  'issue.subject.iss': '"iss" 为 JWT_ISSUER 的值 "{{issuer}}"，实际：{{got}}',

  'issue.expiry-in-seconds.title': '令牌必须在 TOKEN_LIFETIME 之后过期，以秒计',
  'issue.expiry-in-seconds.rule': 'RFC 7519, 2 与 4.1.4：exp 是 NumericDate，即 1970 年以来的秒数',
  'issue.expiry-in-seconds.exp-whole': '"exp" 为 1970 年以来的整数秒，实际：{{got}}',
  'issue.expiry-in-seconds.exp':
    '"exp" 为现在（{{now}}）之后 {{lifetime}} 秒，即 TOKEN_LIFETIME；实际：{{got}}',
  'issue.expiry-in-seconds.exp-milliseconds':
    '"exp" 为现在（{{now}}）之后 {{lifetime}} 秒，即 TOKEN_LIFETIME；实际：{{got}}，这是毫秒',
  'issue.expiry-in-seconds.iat-whole': '"iat" 为 1970 年以来的整数秒，实际：{{got}}',
  'issue.expiry-in-seconds.iat': '"iat" 为现在（{{now}}）；实际：{{got}}',

  'issue.valid-at-once.title': '签发的令牌必须立即有效',
  'issue.valid-at-once.rule':
    'RFC 7519, 4.1.3、4.1.5 与 4.1.6：iat 如果向上取整，就在未来，第 4 步会拒绝这个令牌',
  'issue.valid-at-once.iat': '"iat" 不晚于现在（{{now}}）：要向下取整；实际：{{got}}',
  'issue.valid-at-once.nbf': '"nbf" 不晚于现在（{{now}}），或者没有 "nbf"；实际：{{got}}',
  'issue.valid-at-once.exp':
    '"exp" 不晚于现在（{{now}}）之后 {{lifetime}} 秒，即 TOKEN_LIFETIME；实际：{{got}}',
  'issue.valid-at-once.aud': '没有 "aud"：本服务器不使用受众；实际：{{got}}',

  'issue.expires-in-milliseconds.title': 'expires 必须与 exp 是同一时刻，以毫秒计',
  'issue.expires-in-milliseconds.rule': '原文：expires 供浏览器里的 new Date() 使用',
  'issue.expires-in-milliseconds.expires': '"expires" 为 {{expires}}，即 exp × 1000；实际：{{got}}',
  'issue.expires-in-milliseconds.seconds':
    '"expires" 为 {{expires}}，即 exp × 1000；实际：{{got}}，这是秒',

  'issue.public-user.title': '响应里的用户只能有 id 和用户名',
  'issue.public-user.rule': 'OWASP API3:2023：列出可以返回的字段，否则密码哈希也会返回',
  'issue.public-user.fields': '响应里的 "user" 为 {{user}}，没有别的字段',
  'issue.public-user.hash-in-response': '响应里没有密码哈希',
  'issue.public-user.password-in-response': '响应里没有密码',
  'issue.public-user.secret-in-response': '响应里没有密钥',
  'issue.public-user.hash-in-token': '令牌里没有密码哈希：令牌的内容任何人都能读',
  'issue.public-user.password-in-token': '令牌里没有密码：令牌的内容任何人都能读',
  'issue.public-user.secret-in-token': '令牌里没有密钥：令牌的内容任何人都能读',

  'issue.tokens-differ.title': '每次登录都必须签发不同的令牌',
  'issue.tokens-differ.rule': 'RFC 7519, 4.1.7：jti 使同一秒签发的两个令牌不同',
  'issue.tokens-differ.token': '与同一秒内另一次登录的令牌不同：jti 是随机的',
  'issue.tokens-differ.jti': '"jti" 为不少于 8 个字符的随机字符串，实际：{{got}}',
  'issue.tokens-differ.characters_other': '{{count}} 个字符',

  'issue.nothing-printed.title': '不能打印密码、哈希、令牌和密钥',
  'issue.nothing-printed.rule': 'OWASP ASVS 16.2.5：能看到日志的人，比应当知道它们的人多',
  'issue.nothing-printed.password': '密码',
  'issue.nothing-printed.wrong': '错误的密码',
  'issue.nothing-printed.hash': '密码哈希',
  'issue.nothing-printed.token': '令牌',
  'issue.nothing-printed.secret': '密钥',

  'issue.database-error.title': '不能把数据库故障当成密码错误',
  'issue.database-error.rule': 'RFC 9110, 15.6.1：这是服务器的错；返回 401 会让用户去改正确的密码',
  'issue.database-error.expected': '数据库出错时返回 500 或 503，不是 401',

  'issue.unknown-user-time.title': '用户不存在与密码错误，耗时必须相同',
  'issue.unknown-user-time.rule': 'OWASP ASVS 6.3.8：响应的耗时不能透露哪些用户名存在',
  'issue.unknown-user-time.same':
    '两者耗时大致相同；实际：密码错误时 {{wrong}} 毫秒，用户不存在时 {{unknown}} 毫秒',
};
