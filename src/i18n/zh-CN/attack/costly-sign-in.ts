import type { costlySignIn as english } from '../../en/attack/costly-sign-in.ts';
import type { Translation } from '../../en/messages.ts';

export const costlySignIn: Translation<typeof english> = {
  'attack.body-not-utf8.name': '登录请求里有不是 UTF-8 的字节',
  'attack.body-not-utf8.gains': '服务器替换或丢掉这些字节，于是几个不同的密码都能登录。',
  'attack.login-members-twice.name': '用户名或密码出现两次的登录请求',
  'attack.login-members-twice.gains': '服务器前面的过滤器检查其中一个值，服务器却使用另一个。',
  'attack.body-token-twice.name': 'access_token 出现两次的 JSON 请求体',
  'attack.body-token-twice.gains': '日志或过滤器看到一个令牌，服务器却使用另一个。',
  'attack.credentials-multipart.name': '向每个读取密码或刷新令牌的路由发送 multipart 请求体',
  'attack.credentials-multipart.gains':
    '任何页面的表单都能不经预检就发送 multipart，而拒绝的原因会误导你自己的用户。',
  'attack.login-shapeless.name': '多次不带密码登录，然后正确登录',
  'attack.login-shapeless.gains': '攻击者不费代价就用完一个用户的次数，用户再也无法登录。',
  'attack.username-accents.name': '由几千个重音符号组成的用户名',
  'attack.username-accents.gains': '每个请求都占用服务器很久，每秒几个就能让它对所有用户停止响应。',
};
