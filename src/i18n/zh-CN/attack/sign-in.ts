import type { signIn as english } from '../../en/attack/sign-in.ts';
import type { Translation } from '../../en/messages.ts';

export const signIn: Translation<typeof english> = {
  'attack.password-near.name': 'JSON 里差一点的密码：截短、改大小写、加空格等',
  'attack.password-near.gains': '服务器先截断、去空格或归一化再比较，密码更容易猜中。',
  'attack.password-near-form.name': '表单里差一点的密码',
  'attack.password-near-form.gains': '服务器只对表单字段去空格，从这里登录的密码更弱。',
  'attack.username-near.name': '差一点的用户名，加上正确的密码',
  'attack.username-near.gains': '一个用户有许多名字，按名字计数的频率限制不起作用。',
  'attack.login-at-once.name': '同一用户的一个正确密码和三个错误密码同时登录',
  'attack.login-at-once.gains': '几个请求共用一次比较，用户本人登录的那一刻，错误的密码也被接受。',
  'attack.login-in-turn.name': '在一个连接上轮流发送正确和错误的登录',
  'attack.login-in-turn.gains': '服务器记住了上一次登录的内容，代理后面的用户会互相混淆。',
  'attack.login-odd-values.name': '把正确的用户名和密码放进数组、对象等值里',
  'attack.login-odd-values.gains': '服务器把数组变成字符串，过滤器看到的却是数组。',
  'attack.login-repeated-fields.name': '表单里用户名或密码出现两次，或者带方括号',
  'attack.login-repeated-fields.gains': '对同一个字段，服务器和过滤器选了不同的值。',
  'attack.login-elsewhere.name':
    '正确的用户名和密码放在请求头、Cookie、查询参数和 Authorization 里，请求体里没有',
  'attack.login-elsewhere.gains': '密码留在日志里，一个链接或别的站点就能让浏览器登录。',
  'attack.login-similar-names.name': '正确的用户名和密码放在名字相似的字段里',
  'attack.login-similar-names.gains': '过滤器和频率限制查看约定的字段，服务器却读取别的字段。',
  'attack.login-media-types.name': '正确的用户名和密码，用其他媒体类型发送或不写类型',
  'attack.login-media-types.gains': '这些媒体类型不需要预检请求，别的站点就能让浏览器登录。',
  'attack.login-methods.name': '用 PUT、PATCH、DELETE、OPTIONS 和 HEAD 发送正确的登录',
  'attack.login-methods.gains': '频率限制和日志只看 POST，其他方法的尝试不计数。',
  'attack.login-spellings.name': '写法少见但正确的 JSON 和表单登录',
  'attack.login-spellings.gains': '服务器拒绝正确的客户端，或者对其中一些设置 Cookie。',
  'attack.unknown-user-again.name': '同一个不存在的用户登录几次，前后各有一次已有用户',
  'attack.unknown-user-again.gains': '攻击者从第二次响应得知用户名是否存在。',
  'attack.unknown-user-slower.name': '不存在的用户和已有用户同时登录，看谁慢得多',
  'attack.unknown-user-slower.gains': '响应慢得多，攻击者由此得知用户名不存在。',
  'attack.unknown-user-remembered.name': '同一个不存在的用户反复登录，同时有已有用户',
  'attack.unknown-user-remembered.gains':
    '服务器记住不存在的名字，拒绝得更快，时间就说明了哪些名字存在。',
};
