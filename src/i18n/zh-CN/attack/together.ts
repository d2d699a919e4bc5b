import type { together as english } from '../../en/attack/together.ts';
import type { Translation } from '../../en/messages.ts';

export const together: Translation<typeof english> = {
  'attack.connection-shared.name': '在一个连接上轮流发送有效、无效和没有令牌的请求',
  'attack.connection-shared.gains': '服务器记住了连接的令牌或用户，代理后面的用户会互相混淆。',
  'attack.requests-at-once.name': '有效令牌与过期、伪造、缺少或没有用户的令牌同时发送',
  'attack.requests-at-once.gains': '服务器混淆同时进行的请求，一个请求得到另一个的用户。',
  'attack.errors-below.name': '带有效令牌请求不存在或出错的路径',
  'attack.errors-below.gains':
    '服务器把其他错误变成令牌无效或 200，客户端会退出登录，或者看不到错误。',
  'attack.broken-body-good-token.name': '格式错误的 JSON，请求头放有效令牌',
  'attack.broken-body-good-token.gains': '服务器忽略读不了的请求体，或者当成令牌无效。',
  'attack.body-pollution.name': '修改所有对象原型的请求体，然后是不带令牌的请求',
  'attack.body-pollution.gains': '之后所有不带令牌的请求，都带上了攻击者的令牌。',
};
