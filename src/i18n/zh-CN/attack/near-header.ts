import type { nearHeader as english } from '../../en/attack/near-header.ts';
import type { Translation } from '../../en/messages.ts';

export const nearHeader: Translation<typeof english> = {
  'attack.alg-none-spellings.name': '"alg": "none" 的各种写法和类型，不带签名或带旧签名',
  'attack.alg-none-spellings.gains': '其中一种写法让服务器跳过签名，人人都能写令牌。',
  'attack.alg-near.name': '"alg" 与 "HS256" 差一点，或者是其中一部分、几个名字',
  'attack.alg-near.gains': '服务器只查找名字的一部分，会接受不认识的算法。',
  'attack.alg-types.name': '"alg" 为其他 JSON 类型',
  'attack.alg-types.gains': '服务器把它变成字符串，另一个程序看到的是数组。',
  'attack.typ-near.name': '"typ" 与 "JWT" 差一点',
  'attack.typ-near.gains': '另一种令牌被当成访问令牌。',
  'attack.typ-types.name': '"typ" 为其他 JSON 类型',
  'attack.typ-types.gains': '服务器只在 "typ" 是字符串时检查，另一种令牌也能通过。',
  'attack.header-members.name': '令牌头里其他可能的成员，逐个尝试',
  'attack.header-members.gains': '服务器忽略了会改变令牌含义的成员。',
  'attack.header-empty-members.name': '令牌头的成员为 null、false、0 和 ""',
  'attack.header-empty-members.gains': '服务器检查的是值是否为真，而不是成员是否存在。',
};
