import type { cause as english } from '../en/cause.ts';
import type { Translation } from '../en/messages.ts';

export const cause: Translation<typeof english> = {
  'cause.no-middleware':
    'Koa 得到的不是中间件。你写的函数必须返回一个中间件：`return async (ctx, next) => { … };`',
  'cause.factory-not-called':
    '有一个中间件没有调用 next()。常见的原因是传了函数却没有调用它：要写 `.use(readBody())`，不是 `.use(readBody)`。',
  'cause.errors-after-body':
    '两个中间件的顺序反了。answerErrors() 要放在最前面：它只能捕获后面的中间件抛出的错误。',
  'cause.parse-int': 'parseInt() 忽略开头数字之后的一切，"7d" 就成了 7。请用 wholeNumber()。',
  'cause.number-function': 'Number() 也接受 "1e3"、"0x384" 和空格。请用 wholeNumber()。',
  'cause.secret-trimmed': '你的程序去掉了密钥两端的空格。密钥要原样返回：空格也是密钥的一部分。',
  'cause.lifetime-string':
    '有效期是字符串，因为环境变量都是字符串。请用 wholeNumber() 转换成数字。',
  'cause.lifetime-bigint': '有效期是 BigInt，不能与数字相加。请用 wholeNumber() 把它转换成数字。',
  'cause.password-trimmed':
    '你的程序去掉了密码两端的空格。这个用户的密码两端各有一个空格，去掉就是另一个密码。',
  'cause.hash-not-read': `下面几种之一：
- users.findByName() 返回 Promise，而程序没有 await 它。Promise 没有 passwordHash。
- 密码没有用 verifyPassword(password, user.passwordHash) 比较。
- catch 把代码里的另一个错误当成了 credentials_wrong。`,
  'cause.login-not-awaited':
    '你的中间件还没有设置 ctx.body 就结束了。把它写成 async 函数，并 await findByName() 和 verifyPassword()。',
  'cause.token-promise': '"token" 是 Promise，转成 JSON 就成了 {}。先 await，再放进 ctx.body。',
  'cause.user-promise': '"user" 来自 Promise，转成 JSON 就成了 {}。查询用户时要 await。',
  'cause.expires-string': '"expires" 是字符串，因为 JSON 没有日期类型。请返回数字：exp * 1000。',
  'cause.time-string': '声明里的时间是字符串。时间必须是数字；字符串加上数字，结果仍是字符串。',
  'cause.time-milliseconds':
    'Date.now() 以毫秒计，令牌里的时间以秒计。请用 Math.floor(Date.now() / 1000)。',
  'cause.time-fraction': 'Date.now() / 1000 不是整数。请用 Math.floor() 向下取整。',
  'cause.expires-seconds': '"expires" 就是 exp，以秒计。new Date() 需要毫秒：exp * 1000。',
  'cause.secret-latin1':
    '你的程序按 latin1（"binary"）把密钥转成字节。请直接传字符串，或按 UTF-8 转换。',
  'cause.token-trimmed':
    '你的程序去掉了令牌两端的空格。令牌要原样保留：第 4 步会拒绝带空格的令牌。',
  'cause.token-remembered':
    '程序把令牌留在变量里，之后没有令牌的请求就得到了它。除了 ctx.state，不要在别处保存。',
  'cause.expiry-in-milliseconds':
    'exp 以秒计，你的程序却拿它与毫秒比较。请与 Date.now() / 1000 比较。',
  'cause.first-token-refused': `下面几种之一：
- 验证令牌时用的不是 config.secret。
- jwt.decode 的四个参数不是 token、config.secret、false 和 'HS256'。
- iss 没有与 config.issuer 比较，而是与别的值比较。
- 以秒计的时间与 Date.now() 比较，而 Date.now() 以毫秒计。
- 比较时间时，大小弄反了。
- catch 把代码里的另一个错误当成了 token_invalid。`,
  'cause.pattern-remembers':
    '同一个有效令牌一次接受，下一次拒绝。带有标志 g 或 y 的正则表达式会记住上一次匹配结束的位置。请去掉这个标志。',
  'cause.expiry-caught':
    'jwt.decode 会抛出错误 "Token expired"，而你的 catch 把所有错误都当成 token_invalid。遇到这个错误，要抛出 token_expired。',
  'cause.user-late': `下面几种之一：
- 还没有查到用户，请求就继续了。先 await users.findById()，再调用 next()。
- 用户没有放进 ctx.state.user。`,
  'cause.first-user-refused': `下面几种之一：
- 用户的 id 是 claims.sub，而程序用了别的声明。
- 按 id 查询要用 users.findById()，不能用 users.findByName()。
- catch 把代码里的另一个错误当成了拒绝。`,
  'cause.next-not-awaited':
    '没有调用 next()，或者既没有 await 也没有返回它的 Promise。请写 `await next();`。',
};
