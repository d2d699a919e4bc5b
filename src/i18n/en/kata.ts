/** What the commands of `npm run kata` print, besides reports. */
export const kata = {
  'kata.does.watch': 'checks the current step after every save',
  'kata.does.list': 'lists the five steps and your progress',
  'kata.does.check': 'checks your file once',
  'kata.does.hint':
    'shows a hint for the check that fails; run it again for the next of three hints',
  'kata.does.diff': 'shows how your file differs from the solution',
  'kata.does.solution': 'prints the solution; your file does not change',
  'kata.does.mistakes':
    'lists common mistakes of step N; a name after it shows how that mistake changes the solution',
  'kata.does.start':
    'goes to step N; earlier files that you have not begun are replaced with the solution',
  'kata.does.reset': 'replaces your file with the exercise; a copy of your file is kept',
  'kata.does.restore': 'lists the copies of your files, or restores the copy ID',
  'kata.does.serve':
    'runs step N, or your five files together, on port 3000; restarts after every save',
  'kata.does.attack': 'attacks your five files together, or a server on this machine',
  'kata.does.help': 'shows this list',

  'kata.options': 'Put options after --, for example: npm run kata -- check 3 --json',
  'kata.option.json': 'list, check, hint, restore, attack: print JSON instead of text',
  'kata.option.reference': 'check, serve: use the solution instead of your file',
  'kata.option.file': 'check, serve: use the file F instead of your file',
  'kata.option.keep': 'check: keep the server running after the checks',
  'kata.option.replace': 'start: replace your own earlier files, too; copies of them are kept',
  'kata.option.poll': 'look for changes five times a second, if saves are not noticed',
  'kata.option.junit': 'attack: write a JUnit report to the file F',
  'kata.option.seed':
    'check, hint: repeat the inputs of an earlier run; S is the seed that it printed',
  'kata.option.i-own-this-host': 'attack: allow a server that is not on this machine',

  'kata.list.here': 'you are here',
  'kata.list.passed': 'passed',
  'kata.list.begun': 'begun',
  'kata.list.not-begun': 'not begun',
  'kata.list.tries_one': '{{count}} failed try',
  'kata.list.tries_other': '{{count}} failed tries',
  'kata.list.hints_one': '{{count}} hint read',
  'kata.list.hints_other': '{{count}} hints read',
  'kata.list.solution': 'solution read',

  'kata.check.paste': 'To send this request yourself, keep the server running:',
  'kata.check.ended': 'Your program has ended, so no server is running.',
  'kata.check.keeps':
    'The server is still running on {{url}}. Paste the curl line to send the request again. Ctrl-C stops the server.',

  'kata.hint.failed': 'Failed: {{title}}',
  'kata.hint.none': 'Step {{number}} passes, so there is no hint.',
  'kata.diff.same': '{{file}} is the same as the solution.',
  'kata.mistakes.how_one':
    'One common mistake of step {{number}}. To see how it changes the solution: npm run kata mistakes {{number}} NAME',
  'kata.mistakes.how_other':
    '{{count}} common mistakes of step {{number}}. To see how one changes the solution: npm run kata mistakes {{number}} NAME',
  'kata.mistakes.costs': 'Costs: {{why}}',
  'kata.mistakes.refused': 'Refused by the check: {{title}}',
  'kata.mistakes.solution': '- only in the solution {{file}}',
  'kata.mistakes.mistake': '+ only in the mistake',
  'kata.mistakes.style': 'This program is in another style than the solution:',
  'kata.reset.done': '{{file}} is the exercise again.',

  'kata.restore.none': 'No copies yet. The commands start, reset and restore make copies.',
  'kata.restore.how': 'To restore one: npm run kata restore ID',
  'kata.restore.row_one': '{{id}}  step {{number}} {{file}}  {{time}}  {{count}} line',
  'kata.restore.row_other': '{{id}}  step {{number}} {{file}}  {{time}}  {{count}} lines',
  'kata.restore.same': '{{content}}, the same as the file now',
  'kata.restore.done': '{{file}} is restored to the copy of {{time}}.',
  'kata.restore.unknown': 'There is no copy {{id}}. To see all: npm run kata restore',
  'kata.restore.ambiguous':
    'More than one copy begins with {{id}}. To see all: npm run kata restore',

  'kata.start.which': 'Name a step, for example: npm run kata start 3',
  'kata.start.solved': 'These files now contain the solution: {{list}}.',
  'kata.start.unchanged': 'Your own files are unchanged: {{list}}.',
  'kata.start.copy': 'A copy of your {{file}} is kept. To restore it: npm run kata restore {{id}}',
  'kata.start.open': 'Open {{file}}, then run: npm run kata',

  'kata.serve.starts': 'Serving {{what}}, and again after every save. Ctrl-C stops the server.',
  'kata.serve.five': 'your five files',
  'kata.serve.users': 'Users: {{list}}',
  'kata.serve.waiting': 'Waiting for the next save.',
  'kata.serve.again': 'Saved. Starting again.',
  'kata.serve.step': 'Step {{number}} listens on {{url}}',
  'kata.serve.all': 'Your server listens on {{url}}',
  'kata.serve.port-taken':
    'The port is taken. Choose another: PORT=4000 npm run kata serve {{which}}',
  'kata.serve.cannot-start': 'Cannot start: {{reason}}.',

  'kata.attack.five': 'your five files together',
  'kata.attack.not-started': 'Your five files together do not start:',
  'kata.attack.silent': 'The program printed nothing and did not listen within 8 seconds.',
  'kata.attack.stopped': 'Stopped. There is no result.',
  'kata.attack.foreign':
    'Only servers on this machine are attacked. Is that host yours? npm run kata -- attack URL --i-own-this-host',
  'kata.attack.url': 'Name a server, for example: npm run kata attack http://127.0.0.1:3000',

  'kata.exam.off': 'In exam mode, {{what}} is switched off.',

  'kata.error.language': 'There is no language {{tag}}. KATA_LANG is one of: {{list}}.',
  'kata.error.command': 'There is no command {{word}}. To see all: npm run kata help',
  'kata.error.command-near':
    'There is no command {{word}}. Did you mean {{near}}? npm run kata {{near}}',
  'kata.error.option': 'There is no option {{option}}.',
  'kata.error.option-near': 'There is no option {{option}}. Did you mean --{{near}}?',
  'kata.error.option-value': '{{option}} takes no value.',
  'kata.error.option-file': 'Name a file: -- {{option}} F',
  'kata.error.option-taken':
    'npm took the option --{{option}}. Put -- before it: npm run kata -- {{command}} {{usage}}',
  'kata.error.seed': 'A seed is a whole number of at most 12 digits, for example: --seed 42',
  'kata.error.step': 'There is no step {{word}}. Steps are 1 to 5.',
  'kata.error.mistake':
    'Step {{number}} has no mistake {{word}}. To see all: npm run kata mistakes {{number}}',
  'kata.error.mistake-near':
    'Step {{number}} has no mistake {{word}}. Did you mean {{near}}? npm run kata mistakes {{number}} {{near}}',
  'kata.error.file': 'There is no file {{file}}.',
  'kata.error.exercise':
    'There is no file {{file}}. To restore the exercise: npm run kata reset {{number}}',
  'kata.error.report-name': 'Name a file: --{{option}} F',
  'kata.error.report-folder': '--{{option}}: {{file}} is a folder. Name a file to write to.',
  'kata.error.report-place': '--{{option}}: there is no folder {{folder}} to write to.',
  'kata.error.report-twice': 'Only one report can be printed. Name a file for --junit.',
  'kata.error.file-system': '{{reason}}. None of your files is lost.',
  'kata.error.progress':
    'The progress file cannot be read. It is kept as {{file}}, and a new one is started.',
} as const;
