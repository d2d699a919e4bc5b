/** The report of a run of attacks. */
export const report = {
  'attack.report.attacks_one': '{{count}} attack on {{what}}',
  'attack.report.attacks_other': '{{count}} attacks on {{what}}',
  'attack.report.time': ', in {{seconds}} s',
  'attack.report.step': '{{number}} {{name}} {{correct}} of {{all}} held',
  'attack.report.skipped': ', {{number}} skipped',
  'attack.report.through': '{{what}}: got through',
  'attack.report.wrong': '{{what}}: wrong response',
  'attack.report.gain': 'What an attacker gains',
  'attack.report.change': 'What to change',
  'attack.report.more': 'And {{number}} more:',
  'attack.report.none': 'No attack could be judged.',
  'attack.report.all-held': 'All attacks that could be judged got the right response.',
  'attack.report.every-held': 'Every attack got the right response.',
  'attack.report.open': '{{through}} got through, {{wrong}} got a wrong response.',
  'attack.report.fault.sign-in':
    'The user cannot sign in, so the attacks prove nothing. Does the server change the username or the password, for example shorten it?',
  'attack.report.fault.before':
    'A valid token is refused, so the attacks prove nothing. Does the server change the secret or the issuer, for example trim it, or refuse long tokens?',
  'attack.report.fault.secret':
    'A token with a valid signature is refused, so the attacks prove nothing. Is the secret correct, and does the server use it unchanged?',
  'attack.report.fault.stopped':
    'The server stopped during the attacks. The remaining attacks were not tried.',
  'attack.report.fault.after':
    'After the attacks, a valid token was refused: they have damaged the server, so they prove nothing.',
} as const;
