/** Messages that the terminal and the pages share. */
export const shared = {
  'shared.comma': ', ',
  'shared.step': 'Step {{number}}: {{title}}',
  'shared.sent': 'Sent',
  'shared.received': 'Came back',
  'shared.expected': 'Expected',
  'shared.token': 'Token, decoded',
  'shared.cause': 'Probably',
  'shared.rule': 'Rule',
} as const;
