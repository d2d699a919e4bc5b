import type { Translation } from '../en/messages.ts';
import type { shared as english } from '../en/shared.ts';

export const shared: Translation<typeof english> = {
  'shared.comma': '、',
  'shared.step': '第 {{number}} 步：{{title}}',
  'shared.sent': '发送',
  'shared.received': '收到',
  'shared.expected': '期望',
  'shared.token': '令牌的内容',
  'shared.cause': '可能的原因',
  'shared.rule': '规则',
};
