/** Reports in the terminal, and the screen of `npm run kata` that checks after every save. */
export const screen = {
  'screen.passed_one': '{{count}} check passed.',
  'screen.passed_other': 'All {{count}} checks passed.',
  'screen.skipped_one': '{{count}} check is skipped until this one passes',
  'screen.skipped_other': '{{count}} checks are skipped until this one passes',
  'screen.program': '[your program] {{line}}',
  'screen.broken': 'Step {{number}} no longer passes. Failed: {{title}}',
  'screen.types': 'Type errors (Node ignores types, so they do not change the verdict):',
  'screen.types.signature':
    '{{file}}: its exports differ from those of the exercise: a name, a parameter or a result',
  'screen.worth': 'Worth knowing',
  'screen.next': 'Next: npm run kata start {{number}}. Its lesson: {{lesson}}',
  'screen.repair': 'Next: repair step {{number}}. To go there: npm run kata start {{number}}',
  'screen.last': 'That was the last step. Attack your own server: npm run kata attack',

  'screen.hint': 'Hint {{number}} of 3, {{what}}',
  'screen.hint.question': 'a question',
  'screen.hint.concept': 'the concept',
  'screen.hint.code': 'almost the code',
  'screen.hint.more': 'Not enough? Ask again. The next hint is {{what}}.',
  'screen.hint.stuck':
    'Still stuck? npm run kata diff {{number}} shows how your file differs from the solution. npm run kata solution {{number}} prints the whole solution.',
  'screen.diff.line': 'line {{number}}',
  'screen.diff.own': '- only in your file {{file}}',
  'screen.diff.solution': '+ only in the solution {{file}}',
  'screen.production': 'In production, these files add options around this file: {{list}}.',

  'screen.quick': '{{passed}} of {{all}} checks passed. The others are running …',
  'screen.checking': 'Checking …',
  'screen.watch.failed': 'Next: change the file and save it.',
  'screen.watch.serving':
    'Next: change the file and save it. Until then this server keeps running, so you can paste the curl line.',
  'screen.watch.repair': 'Next: repair step {{number}}. To go there, press l, then {{number}}.',
  'screen.watch.next': 'Next: press n to go to step {{number}}: {{title}}. Its lesson: {{lesson}}',
  'screen.watch.last': 'That was the last step. Press q, then run: npm run kata attack',
  'screen.watch.bye': 'Your files are as you saved them. To continue: npm run kata',

  'screen.key.h': 'hint',
  'screen.key.d': 'diff',
  'screen.key.s': 'solution',
  'screen.key.n': 'next',
  'screen.key.l': 'list',
  'screen.key.r': 'reset',
  'screen.key.o': 'open page',
  'screen.key.q': 'quit',

  'screen.note.no-verdict': 'There is no verdict yet.',
  'screen.note.no-hint': 'All checks pass, so there is no hint.',
  'screen.note.same': 'Your file is the same as the solution.',
  'screen.note.last-step': 'This is the last step.',
  'screen.note.not-passed':
    'This step has not passed yet. To go on anyway, press l, then {{number}}.',
  'screen.note.choose': 'Press a number to go to that step, or any other key to stay.',
  'screen.note.untouched': 'The file is already the exercise.',
  'screen.note.reset':
    'Replace your file with the exercise? A copy of your file is kept.\nPress y for yes, any other key for no.',
  'screen.note.was-reset': 'The file is the exercise again.',
  'screen.note.copied':
    'The file is the exercise again. To restore your own: npm run kata restore {{id}}',
  'screen.note.saved-other':
    'You saved {{file}}, the file of step {{number}}. To go to that step, press l, then {{number}}.',
  'screen.note.no-pages': 'The reference server does not start, so there are no pages.',
  'screen.note.polling':
    'The system cannot report changes, so the files are checked five times a second, as with --poll.',
  'screen.note.exam': 'In exam mode there are no hints, differences and solutions.',
  'screen.note.opened': 'Opened {{url}}',
} as const;
