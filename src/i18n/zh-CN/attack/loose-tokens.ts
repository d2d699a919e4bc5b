import type { looseTokens as english } from '../../en/attack/loose-tokens.ts';
import type { Translation } from '../../en/messages.ts';

export const looseTokens: Translation<typeof english> = {
  'attack.signature-near.name': '差一点的签名：改大小写、移位、反转、换掉一半',
  'attack.signature-near.gains': '服务器只比较签名的一部分，或者不区分大小写，签名更容易猜中。',
  'attack.segments-near.name': '在有效令牌的段内或段间加字符',
  'attack.segments-near.gains': '服务器先修正令牌再验证签名，一个令牌有许多写法。',
  'attack.claims-loose.name': '声明用各种不严格的 base64url 写法',
  'attack.claims-loose.gains': '吊销名单认不出另一种写法。',
  'attack.header-loose.name': '令牌头用各种不严格的 base64url 写法',
  'attack.header-loose.gains': '服务器前面的过滤器读到的令牌头，与服务器读到的不同。',
  'attack.claims-json-loose.name': '声明用只有宽松的解析器才接受的 JSON 和 UTF-8',
  'attack.claims-json-loose.gains': '两个程序从同一个令牌读到不同的声明。',
  'attack.header-json-loose.name': '令牌头用只有宽松的解析器才接受的 JSON 和 UTF-8',
  'attack.header-json-loose.gains': '两个程序从同一个令牌读到不同的算法。',
  'attack.claims-members-twice.name': '声明里成员出现两次或有 __proto__，包括转义的和内层的',
  'attack.claims-members-twice.gains': '一个程序取第一个成员，另一个取最后一个，看到的用户不同。',
  'attack.header-members-twice.name': '令牌头里成员出现两次或有 __proto__，包括转义的和内层的',
  'attack.header-members-twice.gains': '一个程序取第一个算法，另一个取最后一个。',
};
