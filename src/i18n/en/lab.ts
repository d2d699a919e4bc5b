/** What the attack lab says. */
export const lab = {
  'lab.title': 'Attack lab',
  'lab.lead':
    'The lab sends {{count}} attacks to this server. Each one is a real request. The right response is the one that the course asks for, and no other.',
  'lab.start': 'Attack this server',
  'lab.start.what':
    'This takes about ten seconds. The lab attacks this server only. It uses a user of its own, which it deletes afterwards.',
  'lab.busy': 'Another run is in progress. Try again in half a minute.',
  'lab.progress': 'Progress',
  'lab.step': 'Step',
  'lab.all': 'Attacks',
  'lab.right': 'Right response',
  'lab.through': 'Got through',
  'lab.wrong': 'Wrong response',
  'lab.skipped': 'Skipped',
  'lab.breaches': 'Attacks with a wrong response',
  'lab.catalogue': 'All attacks',
  'lab.terminal':
    'To attack another server on this machine, run `npm run kata attack http://127.0.0.1:3000`. To attack the server that you have built, run `npm run kata attack`.',
  'lab.conclusion.right_one': 'The attack got the right response.',
  'lab.conclusion.right_other': 'All {{count}} attacks got the right response.',
  'lab.conclusion.open':
    'Got through: {{through}}. Wrong response: {{wrong}}. Right response: {{right}}.',
} as const;
