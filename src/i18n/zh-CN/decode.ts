import type { decode as english } from '../en/decode.ts';
import type { Translation } from '../en/messages.ts';

export const decode: Translation<typeof english> = {
  'decode.valid.title': '有效令牌的声明必须放进 ctx.state.claims',
  'decode.valid.rule': 'RFC 7519, 7.2：签名和声明都正确的令牌有效',
  'decode.valid.ok': '令牌用 JWT_SECRET 签名，也没有过期',
  'decode.valid.string': '"claims" 里有 "{{name}}": "{{value}}"',
  'decode.valid.exp': '"claims" 里有 "exp": {{exp}}',

  'decode.anonymous.title': '没有令牌的请求必须继续处理',
  'decode.anonymous.rule': '第 4 步：没有令牌不算错误；第 5 步的 requireUser 才要求令牌',
  'decode.anonymous.ok': '请求没有令牌',
  'decode.anonymous.null': '"claims" 为 null，因为请求没有令牌',

  'decode.bad-token-ends-request.title': '令牌格式不对时，必须返回 401 并结束请求',
  'decode.bad-token-ends-request.rule': 'RFC 6750, 3.1：invalid_token；原文调用 next()，放行了请求',
  'decode.bad-token-ends-request.word': '没有点号的一个词不是令牌',
  'decode.bad-token-ends-request.letters': '用点号隔开的三个字母不是令牌',
  'decode.bad-token-ends-request.dots': '两个点号不是令牌',
  'decode.bad-token-ends-request.fourth': '令牌在有效的三段之后还有第四段',

  'decode.every-carrier.title': '每一种载体里的令牌都必须检查：表单、查询参数和请求头',
  'decode.every-carrier.rule': '第 4 步：要检查的是 ctx.state.token，不管令牌从请求的哪里来',
  'decode.every-carrier.form-ok': '表单里的令牌有效',
  'decode.every-carrier.query-ok': '查询参数里的令牌有效',
  'decode.every-carrier.header-ok': '请求头里的令牌有效',
  'decode.every-carrier.form-sub': '令牌在表单里时，"claims" 里有 "sub": "{{sub}}"',
  'decode.every-carrier.query-sub': '令牌在查询参数里时，"claims" 里有 "sub": "{{sub}}"',
  'decode.every-carrier.header-sub': '令牌在请求头里时，"claims" 里有 "sub": "{{sub}}"',
  'decode.every-carrier.form-bad': '表单里是一个词，不是令牌',
  'decode.every-carrier.query-bad': '查询参数里是一个词，不是令牌',
  'decode.every-carrier.header-bad': '请求头里是一个词，不是令牌',

  'decode.signature.title': '必须拒绝用别的密钥签名的令牌，也必须拒绝被改过的令牌',
  'decode.signature.rule': 'RFC 7515, 5.2：先验证签名，再读取声明',
  'decode.signature.foreign': '令牌是用别的密钥签名的',
  'decode.signature.any':
    '令牌是用别的密钥签名的，而且任何签名都能通过：jwt.decode 的第三个参数必须是 false',
  'decode.signature.changed': '签名之后，声明被改过',

  'decode.signature-every-time.title': '每个令牌都必须验证签名，即使接受过相似的令牌',
  'decode.signature-every-time.rule': 'RFC 7515, 5.2：检查结果只属于整个令牌，不属于它的声明或用户',
  'decode.signature-every-time.ok': '令牌有效',
  'decode.signature-every-time.claims': '带有相同声明的令牌刚才接受过，但这一个的签名不对',
  'decode.signature-every-time.user': '这个用户的令牌刚才接受过，但这一个的签名不对',

  'decode.unsigned.title': '必须拒绝没有签名的令牌',
  'decode.unsigned.rule': 'RFC 8725, 3.1 与 3.2：不接受 "alg": "none"',
  'decode.unsigned.empty': '签名为空',
  'decode.unsigned.no-segment': '令牌没有第三段',
  'decode.unsigned.none': '头部写着 "alg": "none"，令牌也没有签名',

  'decode.algorithm-pinned.title': '除了 HS256，必须拒绝一切算法，即使密钥正确',
  'decode.algorithm-pinned.rule': 'RFC 8725, 3.1：算法由服务器决定，不由令牌决定',
  'decode.algorithm-pinned.other': '令牌用正确的密钥签名，但算法是 {{alg}}，而这里只允许 HS256',

  'decode.header-checked.title': '必须拒绝不是单纯 HS256 的头部，即使签名正确',
  'decode.header-checked.rule': 'RFC 8725, 3.1 与 RFC 7515, 4.1.11：看不懂的就拒绝',
  'decode.header-checked.none': '头部写着 "alg": "none"，虽然签名正确',
  'decode.header-checked.case': '头部写的是小写的 "hs256"',
  'decode.header-checked.no-alg': '头部没有 "alg"',
  'decode.header-checked.crit': '头部有 "crit"，即服务器必须支持的扩展',
  'decode.header-checked.kid': '头部有 "kid"，而本服务器不使用它',
  'decode.header-checked.typ': '头部写着 "typ": "at+jwt"',
  'decode.header-checked.null': '头部是 null，不是对象',
  'decode.header-checked.no-typ': '头部可以没有 "typ"',
  'decode.header-checked.no-iat': '声明可以没有 "iat"',

  'decode.expired.title': '必须拒绝过期的令牌，并说明它已过期',
  'decode.expired.rule': 'RFC 7519, 4.1.4；原文只写一段文字，就让请求继续',
  'decode.expired.refused': '令牌在 {{seconds}} 秒前已经过期，请求必须结束',

  'decode.expires-this-second.title': '令牌从过期的那一秒起必须被拒绝，不能提前',
  'decode.expires-this-second.rule':
    'RFC 7519, 4.1.4：过期时间“当时或之后”；jwt-simple 这时仍会接受',
  'decode.expires-this-second.now': 'exp 就是这一秒（exp <= now）',
  'decode.expires-this-second.later': 'exp 在一秒之后，所以令牌仍然有效',
  'decode.expires-this-second.rounded': 'exp 在 0.3 秒之后，所以令牌仍然有效：不要对时间取整',

  'decode.expiry-told-to-owner.title': '只有签名正确时，才能说令牌已过期',
  'decode.expiry-told-to-owner.rule': 'RFC 7515, 5.2：不透露伪造令牌的任何细节',
  'decode.expiry-told-to-owner.forged': '令牌过期了，但它的签名也不对',

  'decode.expiry-required.title': '必须拒绝没有可用 exp 的令牌',
  'decode.expiry-required.rule':
    'RFC 7519, 4.1.4 里 exp 是可选的，本服务器要求必须有：undefined <= now 为假',
  'decode.expiry-required.missing': '缺少 exp',
  'decode.expiry-required.null': 'exp 是 null',
  'decode.expiry-required.empty': 'exp 是空字符串',
  'decode.expiry-required.word': 'exp 是字符串 "tomorrow"',
  'decode.expiry-required.digits': 'exp 是写成字符串的数字',
  'decode.expiry-required.object': 'exp 是对象',
  'decode.expiry-required.array': 'exp 是数组',

  'decode.lifetime-limited.title':
    '必须拒绝有效期超过 TOKEN_LIFETIME 的令牌，例如 exp 以毫秒计的令牌',
  'decode.lifetime-limited.rule': 'RFC 7519, 2：NumericDate 以秒计；当作毫秒就是公元 58,000 年左右',
  'decode.lifetime-limited.ok': '令牌的有效期正好是 TOKEN_LIFETIME 允许的最长时间',
  'decode.lifetime-limited.second': '令牌的有效期最长 {{lifetime}} 秒，而这一个多了一秒',
  'decode.lifetime-limited.milliseconds':
    '令牌的有效期最长 {{lifetime}} 秒，而这一个的 exp 以毫秒计，在公元 58,000 年左右',
  'decode.lifetime-limited.endless':
    '令牌的有效期最长 {{lifetime}} 秒，而这一个的 exp 晚于一切日期',
  'decode.lifetime-limited.second-no-iat':
    '令牌的有效期最长 {{lifetime}} 秒，而这一个多了一秒，并且没有 iat',
  'decode.lifetime-limited.milliseconds-no-iat':
    '令牌的有效期最长 {{lifetime}} 秒，而这一个的 exp 以毫秒计，在公元 58,000 年左右，并且没有 iat',
  'decode.lifetime-limited.endless-no-iat':
    '令牌的有效期最长 {{lifetime}} 秒，而这一个的 exp 晚于一切日期，并且没有 iat',

  'decode.issuer.title': '必须拒绝其他签发者的令牌',
  'decode.issuer.rule': 'RFC 7519, 4.1.1 与 RFC 8725, 3.8：密钥可以共用，签发者不可以',
  'decode.issuer.other': 'iss 是别的签发者；它必须与 JWT_ISSUER 完全相同，即 "{{issuer}}"',
  'decode.issuer.missing': '缺少 iss；它必须与 JWT_ISSUER 完全相同，即 "{{issuer}}"',
  'decode.issuer.empty': 'iss 是空字符串；它必须与 JWT_ISSUER 完全相同，即 "{{issuer}}"',
  'decode.issuer.starts': 'iss 只是以 JWT_ISSUER 开头；它必须正好是 "{{issuer}}"',
  'decode.issuer.ends': 'iss 只是以 JWT_ISSUER 结尾；它必须正好是 "{{issuer}}"',
  'decode.issuer.case': 'iss 是大写的 JWT_ISSUER；它必须与 JWT_ISSUER 完全相同，即 "{{issuer}}"',
  'decode.issuer.audience': '令牌有 "aud"，而本服务器不接受任何受众',

  'decode.subject.title': '必须拒绝 sub 不可能是用户 id 的令牌',
  'decode.subject.rule': 'RFC 7519, 4.1.2：sub 是字符串；在这里是小写的 UUID',
  'decode.subject.missing': '缺少 sub',
  'decode.subject.empty': 'sub 是空字符串',
  'decode.subject.number': 'sub 是数字',
  'decode.subject.array': 'sub 是数组',
  'decode.subject.case': 'sub 是大写的 UUID，成了同一个用户的另一个名字',
  'decode.subject.space': 'sub 是 UUID，后面多了一个空格',

  'decode.not-yet.title': '必须拒绝来自未来的令牌',
  'decode.not-yet.rule': 'RFC 7519, 4.1.5 与 4.1.6：令牌在 nbf 之前无效，iat 也不可能在未来',
  'decode.not-yet.nbf': 'nbf 在一秒之后',
  'decode.not-yet.iat': 'iat 在一秒之后，所以令牌来自未来',
  'decode.not-yet.nbf-string': 'nbf 是字符串，不是数字',
  'decode.not-yet.iat-string': 'iat 是字符串，不是数字',
  'decode.not-yet.now': 'nbf 和 iat 就是这一秒',
  'decode.not-yet.rounded': 'nbf 在 0.3 秒之后：不要对时间取整',
  'decode.not-yet.come': 'nbf 现在已经过去；之前拒绝过同一个令牌，不能影响结果',

  'decode.form.title': '必须拒绝用另一种写法写成的令牌，即使签名正确',
  'decode.form.rule':
    'RFC 7515, 2 与 4：base64url 不带填充，字段不重复，这样所有程序读到的声明都一样',
  'decode.form.signature-padded': '签名末尾带有填充（"="）',
  'decode.form.signature-bits': '签名的最后一个字符换了，差别只在没有用到的几个比特',
  'decode.form.sub-twice': '声明里 "sub" 出现了两次',
  'decode.form.proto-sub': '声明里有 "__proto__"，其中带有 "sub"',
  'decode.form.proto': '声明里有 "__proto__"',
  'decode.form.array': '声明是数组，不是对象',
  'decode.form.null': '声明是 null，不是对象',
  'decode.form.alg-twice': '头部里 "alg" 出现了两次',
  'decode.form.claims-bits': '声明的最后一个字符换了，差别只在没有用到的几个比特，虽然签名正确',
  'decode.form.claims-padded': '声明末尾带有填充（"="），虽然签名正确',
  'decode.form.claims-alphabet':
    '声明里是 "+" 和 "/"，而不是 "-" 和 "_"（base64url），虽然签名正确',
  'decode.form.header-padded': '头部末尾带有填充（"="），虽然签名正确',
  'decode.form.ok': '令牌的写法正确',

  'decode.kept-apart.title': '同时到来的请求，声明不能混淆',
  'decode.kept-apart.rule': '第 4 步：一个请求的数据只放在 ctx.state 里',
  'decode.kept-apart.own': '同时发出 20 个请求，每个都得到自己的声明',
  'decode.kept-apart.null': '在它们之后，没有令牌的请求的 "claims" 为 null',

  'decode.error-below.title': '后面处理函数的错误必须仍然是 500',
  'decode.error-below.rule': '第 4 步：await next()，不要把它放进检查令牌的 try 里',

  'decode.nothing-printed.title': '不能打印令牌和密钥',
  'decode.nothing-printed.rule': 'OWASP ASVS 16.2.5：任何能看到日志的人都能用令牌登录',
  'decode.nothing-printed.valid': '有效的令牌',
  'decode.nothing-printed.expired': '过期的令牌',
  'decode.nothing-printed.forged': '伪造的令牌',
  'decode.nothing-printed.issuer': '其他签发者的令牌',
  'decode.nothing-printed.secret': '密钥',

  'decode.expiry-every-time.title': '每个请求都必须检查是否过期',
  'decode.expiry-every-time.rule': 'RFC 7519, 4.1.4：刚才还有效的令牌，现在可能已经过期',
  'decode.expiry-every-time.ok': '令牌还有五秒有效',
  'decode.expiry-every-time.expired': '同一个令牌五秒前还有效，现在已经过期',
};
