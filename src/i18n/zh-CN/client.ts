import type { client as english } from '../en/client.ts';
import type { Translation } from '../en/messages.ts';

export const client: Translation<typeof english> = {
  'client.signed-in-as': '已登录：{{username}}',

  'client.sign-in.0': '服务器没有响应。它还在运行吗？',
  'client.sign-in.400': '请输入用户名和密码。',
  'client.sign-in.401': '用户名或密码错误。请检查后再试。',
  'client.sign-in.429': '尝试次数太多。请稍等再试。',
  'client.sign-in.other': '服务器无法让你登录（{{status}}）。',

  'client.token.title': '你的令牌',
  'client.token.expires': '过期时间：{{time}}。',
  'client.claim.alg': '签名算法',
  'client.claim.typ': '令牌类型',
  'client.claim.iss': '签发者：签发令牌的服务器',
  'client.claim.sub': '主体：用户的 id',
  'client.claim.iat': '签发时间，自 1970 年起的秒数',
  'client.claim.exp': '过期时间，自 1970 年起的秒数',
  'client.claim.nbf': '生效时间，自 1970 年起的秒数',
  'client.claim.jti': '令牌的 id',

  'client.who.you-are': '你是 {{username}}。',
  'client.who.refused': '服务器返回 {{status}}：它不知道你是谁。',
  'client.who.no-response': '服务器没有响应。它还在运行吗？',
  'client.who.copied': '已复制',
  'client.who.header':
    '大多数日志不记录请求头，请求头也不在 URL 里。别的网站的表单和链接都不能设置这个请求头。',
  'client.who.query':
    '查询参数是 URL 的一部分。URL 会写进日志和浏览器的历史记录，还会被人转发。没有别的办法时才用它。',
  'client.who.body':
    '大多数日志不记录请求体，请求体也不在 URL 里。GET 请求没有请求体，所以这个请求改用 POST。',
  'client.who.none': '这是匿名请求。服务器返回一个质询，说明需要令牌。',

  'client.countdown.left_other': '令牌还有 {{count}} 秒有效。',
  'client.countdown.early': '按这台电脑的时钟，令牌已过期；按服务器的时钟还没有。',
  'client.countdown.expired':
    '令牌已过期。本页又发送了一次，服务器返回 {{status}}：{{description}}',
};
