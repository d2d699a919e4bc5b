import type { everyResponse as english } from '../../en/attack/every-response.ts';
import type { Translation } from '../../en/messages.ts';

export const everyResponse: Translation<typeof english> = {
  'attack.every-error.name': '到目前为止的所有错误响应：媒体类型和两个成员',
  'attack.every-error.gains': '客户端分不清错误，浏览器还可能把它显示成网页。',
  'attack.every-response-stored.name': '到目前为止的所有响应：Cache-Control',
  'attack.every-response-stored.gains': '途中的缓存会存下带有令牌或用户的响应。',
  'attack.every-cookie.name': '到目前为止的所有响应：没有 Cookie',
  'attack.every-cookie.gains': '别的站点发起的请求，浏览器也会带上这个 Cookie。',
  'attack.every-trace.name': '到目前为止的所有响应和令牌：没有密码和密钥的任何部分',
  'attack.every-trace.gains': '读到令牌或响应的人就能登录，或者签发令牌。',
  'attack.login-only-fields.name': '登录响应的字段',
  'attack.login-only-fields.gains': '以后给用户增加的字段，会发给所有人。',
  'attack.token-only-claims.name': '令牌的声明、类型和 jti 的长度',
  'attack.token-only-claims.gains': '令牌里有多余的内容，或者 jti 可以猜到。',
  'attack.token-time.name': '最后再登录一次，检查新令牌的时间',
  'attack.token-time.gains': '服务器只读一次时钟，以后的令牌过期太早。',
  'attack.every-challenge.name': '到目前为止的所有响应：正确的质询，或没有质询',
  'attack.every-challenge.gains': '问题不在令牌，客户端却去换新令牌。',
  'attack.every-retry-after.name': '查看所有 429 和 503 响应是否有 Retry-After',
  'attack.every-retry-after.gains': '客户端不知道何时重试，于是立即重试，替攻击者压垮服务器。',
};
