import type { responses as english } from '../../en/attack/responses.ts';
import type { Translation } from '../../en/messages.ts';

export const responses: Translation<typeof english> = {
  'attack.redirect-path.name': '以两个斜杠或反斜杠开头的路径',
  'attack.redirect-path.gains':
    '指向你的服务器的链接会跳到攻击者的网站，那里模仿你的页面并索要密码。',
  'attack.headers-on-errors.name': '比较拒绝响应与正常响应的响应头',
  'attack.headers-on-errors.gains':
    '错误响应缺少阻止脚本、框架和缓存的响应头，攻击者就利用错误响应。',
};
