import type { edges as english } from '../../en/attack/edges.ts';
import type { Translation } from '../../en/messages.ts';

export const edges: Translation<typeof english> = {
  'attack.body-limit-exact.name': '恰好 64 KB 的 JSON 和表单，带或不带 Content-Length',
  'attack.body-limit-exact.gains':
    '服务器比较时差一个字节，或者相信客户端写的长度，请求体就能超过上限。',
  'attack.body-limit-bytes.name': '64 KB 的汉字，放在 JSON 和表单里',
  'attack.body-limit-bytes.gains': '服务器数的是字符而不是字节，请求体可以达到上限的三倍。',
  'attack.body-limit-everywhere.name': '把 64 KB 的 JSON 和表单发到受保护的路由',
  'attack.body-limit-everywhere.gains': '上限只对登录有效，其他路由仍然读取很长的请求体。',
  'attack.query-escapes.name': '查询参数里有不完整的转义和奇怪的名字',
  'attack.query-escapes.gains': '攻击者可以让任何请求都返回 500，或者修改所有对象的原型。',
  'attack.host-odd.name': 'Host 请求头为空、是别的站点或格式错误',
  'attack.host-odd.gains': '服务器用这个请求头拼出 URL，于是返回 500，或者相信里面的名字。',
};
