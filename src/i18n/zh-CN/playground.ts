import type { Translation } from '../en/messages.ts';
import type { playground as english } from '../en/playground.ts';

export const playground: Translation<typeof english> = {
  'playground.response': '服务器的响应',
  'playground.response.curl': '在终端里发送同样的请求：',
  'playground.refused': '拒绝。',
  'playground.accepted': '接受。',
  'playground.tried': '你试的是：{{what}}',
  'playground.lost': '这个结果已不再保存。请再试一次。',
  'playground.until': '令牌的过期时间：{{time}}。',
  'playground.refused.now': '从现在起拒绝。',
  'playground.expired-since': '服务器当时接受了这个令牌，但它后来过期了。',
  'playground.no-token': '不带令牌',
  'playground.unreadable': '无法读取',

  'playground.trace': '请求经过的路径：{{list}}',
  'playground.trace.state': '{{name}}：{{what}}',
  'playground.trace.passed': '通过',
  'playground.trace.refused': '在此被拒绝',
  'playground.trace.not-reached': '未到达',
  'playground.trace.skipped': '不经过这里',
  'playground.trace.not-built': '后面的步骤才有',

  'playground.setup.settings': '这台服务器启动时的设置：',
  'playground.setup.settings.secret': '不少于 32 字节，从不显示',
  'playground.setup.settings.lifetime_other': '{{count}} 秒',
  'playground.setup.choose':
    '换一个密钥还能启动吗？选一个，或者自己输入一个。不要输入正在使用的密钥。',
  'playground.setup.none': '没有密钥',
  'playground.setup.article': '原文里的密钥',
  'playground.setup.short': '一个短密码',
  'playground.setup.repetitive': 'abcdef 重复八遍',
  'playground.setup.framework': 'RFC 7515 里的示例',
  'playground.setup.random': '32 个随机字节',
  'playground.setup.own': '你自己的密钥',
  'playground.setup.start': '试着启动',
  'playground.setup.refused': '服务器没有启动，它输出：',
  'playground.setup.started': '服务器启动了。',
  'playground.setup.started.why': '它没有发现这个密钥有弱点。',
  'playground.setup.value':
    '服务器只输出变量名，不输出变量的值，因为能看日志的人比可以知道密钥的人多。',
  'playground.setup.none.why': '没有密钥，服务器就不能签发令牌。',
  'playground.setup.article.why': '这个密钥只有 17 字节，计算机可以猜出来，而且它在原文里公开了。',
  'playground.setup.short.why':
    '这个密码只有 11 字节。HS256 至少需要 32 字节，否则计算机可以猜出来。',
  'playground.setup.repetitive.why': '长度足够，但是重复的单词很容易猜到。',
  'playground.setup.framework.why': '长度足够，看起来也随机，但是谁都能在 RFC 里读到它。',

  'playground.issue.intro': '发送用户名和密码，看看得到的令牌里有什么。',
  'playground.issue.send': '领取令牌',
  'playground.issue.users':
    '用户 `ada` 的密码是 `analytical-engine`。再试一个错误的密码和一个不存在的用户名，比较两次的响应。',
  'playground.issue.making': '令牌是怎样做成的',
  'playground.issue.making.header':
    '头部说明令牌的签名方式。服务器把它写成 JSON，再编码成 base64url。',
  'playground.issue.making.claims':
    '声明说明令牌由哪台服务器签发、属于哪个用户、什么时候过期。写法相同。',
  'playground.issue.making.signature':
    '签名由前两段（中间用点号隔开）和密钥一起算出。没有密钥就算不出来。',

  'playground.extract.intro':
    '一个请求可以在三个地方放令牌。在其中一处或几处放令牌，看看服务器用哪一个。',
  'playground.extract.body': '请求体',
  'playground.extract.query': '查询参数',
  'playground.extract.header': '请求头',
  'playground.extract.token-of': '{{username}} 的令牌',
  'playground.extract.forged': '伪造的令牌',
  'playground.extract.used': '服务器用了这里的令牌：{{what}}（{{content}}）。',
  'playground.extract.unverified': '第 3 步还不验证令牌，所以伪造的令牌也能走到这里。',
  'playground.extract.none': '请求没有带令牌，照常继续。',

  'playground.decode.intro':
    '令牌谁都能读，也谁都能改。改一改这个令牌，看看服务器为什么拒绝它。响应不会说明原因：所有无效令牌得到的响应都一样，只有单纯过期的令牌例外。',
  'playground.decode.token': '令牌',
  'playground.decode.look': '发送',
  'playground.decode.letter': '改 sub 的一个字符',
  'playground.decode.year': '把 exp 推迟一年',
  'playground.decode.algorithm': '把 alg 改成 none',
  'playground.decode.secret': '换一个密钥签名',
  'playground.decode.lifetime': '有效期（秒）',
  'playground.decode.issue': '领取新令牌',
  'playground.decode.longest_other': '最长 {{count}} 秒，由这台服务器的设置决定。',
  'playground.decode.accepted': '签名有效，签发者是这台服务器，令牌也没有过期。',

  'playground.attach.intro':
    '创建一个带有效令牌的访客。然后删除这个用户，再发送同一个令牌，服务器就会拒绝它。',
  'playground.attach.guest': '创建一个访客',
  'playground.attach.send': '再发一次令牌',
  'playground.attach.delete': '删除这个用户',
  'playground.attach.without': '不带令牌发送请求',
  'playground.attach.accepted': '服务器查询了令牌的主体，它是用户 {{username}}。',

  'playground.refusal.form':
    '它不符合令牌的格式：三段严格的 base64url，用点号隔开，前两段是 JSON。',
  'playground.refusal.header':
    '头部只能写 HS256，不能有别的内容。服务器怎样验证令牌，不能由发送者选择。',
  'playground.refusal.claims': '缺少某个声明，或者声明的值类型不对。',
  'playground.refusal.signature': '签名不对：令牌被改动过，或者是用别的密钥签名的。',
  'playground.refusal.audience': '声明 aud 写的是别的服务器。',
  'playground.refusal.issuer': '声明 iss 写的是别的签发者。',
  'playground.refusal.lifetime': '它的有效期比这台服务器签发的令牌都长。',
  'playground.refusal.not-yet': '令牌还没有到生效的时间。',
  'playground.refusal.no-such-user': '签名有效，令牌也没有过期，但用户已被删除。',
  'playground.refusal.revoked': '签发这个令牌之后，用户在所有设备上退出了登录，或者改了密码。',
  'playground.refusal.expired': '令牌已过期：从 exp 的那一秒起，服务器就拒绝它。',
  'playground.refusal.missing':
    '请求没有带令牌，而这个路由要求用户登录。响应里的质询不带错误，因为并没有哪个令牌出错。',
  'playground.refusal.carrier': '令牌在同一个地方出现了两次，或者它不是字符串。',
};
