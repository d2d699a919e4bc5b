import type { validTokens as english } from '../../en/attack/valid-tokens.ts';
import type { Translation } from '../../en/messages.ts';

export const validTokens: Translation<typeof english> = {
  'attack.valid-spellings.name': '有效令牌，JSON 里有空白、转义或不同的顺序',
  'attack.valid-spellings.gains': '服务器拒绝其他库和语言签发的有效令牌。',
  'attack.valid-headers.name': '有效令牌，没有 "typ"，或者令牌头写法不同',
  'attack.valid-headers.gains': '服务器比较令牌头的文字，而不是含义。',
  'attack.valid-claims.name': '有效令牌，有未知的声明，或没有可选的声明',
  'attack.valid-claims.gains': '令牌里增加一个声明，所有用户就被退出登录。',
  'attack.valid-times.name': '有效令牌，时间带小数或接近现在',
  'attack.valid-times.gains': '服务器对时间取整，会拒绝刚刚签发的令牌。',
  'attack.valid-lengths.name': '最长 4,096 个字符的有效令牌',
  'attack.valid-lengths.gains': '签发者名称长或声明多的用户被拒绝。',
  'attack.valid-later.name': '还没生效的令牌，生效之后再发一次',
  'attack.valid-later.gains': '服务器记住了拒绝的结果，令牌一直无效。',
};
