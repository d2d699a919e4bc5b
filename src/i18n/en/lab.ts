/** What the attack lab says. */
export const lab = {
  'lab.title': 'Attack lab',
  'lab.lead':
    'The lab sends {{count}} attacks to several servers and compares them. Each attack is a real request. The right response is the one that the course asks for, and no other.',
  'lab.start': 'Attack the servers',
  'lab.start.what':
    'This takes about half a minute, and longer on a busy computer, because the servers are attacked one after another. The lab attacks only these servers. It uses users of its own, which it deletes afterwards. If you leave the page, it stops.',
  'lab.busy': 'Another run is in progress. Try again when it has ended.',
  'lab.progress': 'Progress',

  'lab.server.article': 'The article’s server',
  'lab.server.reference': 'The reference',
  'lab.server.own': 'Your five files',
  'lab.column.article': 'Article',
  'lab.column.reference': 'Reference',
  'lab.column.own': 'Yours',
  'lab.about.article': 'The code of the article, line by line. It runs only during the attacks.',
  'lab.about.reference': 'The server that you are using now, with the five solutions.',
  'lab.about.own': 'Your own files, joined to one server. It runs only during the attacks.',
  'lab.own.how':
    'To attack your own files, too, run `npm run kata`, press `o` there, and open the attack lab on that page.',
  'lab.seconds': '{{seconds}} s',

  'lab.ending.held': 'right response',
  'lab.ending.through': 'got through',
  'lab.ending.wrong': 'wrong response',
  'lab.ending.skipped': 'skipped',
  'lab.ending.none': 'not attacked',
  'lab.severity.high': 'high',
  'lab.severity.medium': 'medium',
  'lab.severity.low': 'low',

  'lab.conclusion': '{{title}}: {{what}}',
  'lab.sentence.held_one': 'The attack got the right response.',
  'lab.sentence.held_other': 'All {{count}} attacks got the right response.',
  'lab.sentence.open_one':
    'Of {{count}} attack, {{through}} got through, {{wrong}} got a wrong response, and {{held}} got the right one.',
  'lab.sentence.open_other':
    'Of {{count}} attacks, {{through}} got through, {{wrong}} got a wrong response, and {{held}} got the right one.',
  'lab.sentence.skipped': ' Skipped: {{skipped}}.',
  'lab.sentence.stopped': 'It stopped during the attack “{{what}}”. ',
  'lab.sentence.not-tried_one': 'The last attack was not tried.',
  'lab.sentence.not-tried_other': 'The remaining {{count}} attacks were not tried.',
  'lab.not-started': 'It did not start.',
  'lab.printed': 'What it printed',

  'lab.results': 'Results',
  'lab.results.when': 'Results of the run that ended at {{time}}.',
  'lab.results.none': 'There are no results yet. Choose a lesson to see its attacks.',
  'lab.overview': 'Attacks in each lesson',
  'lab.lesson.attacks_one': '{{count}} attack',
  'lab.lesson.attacks_other': '{{count}} attacks',
  'lab.lesson.through_one': '{{title}}: {{count}} got through',
  'lab.lesson.through_other': '{{title}}: {{count}} got through',
  'lab.shown_one': 'Shown: {{shown}} of {{count}} attack.',
  'lab.shown_other': 'Shown: {{shown}} of {{count}} attacks.',
  'lab.attack': 'Attack',
  'lab.filter': 'Filter',
  'lab.filter.lesson': 'Lesson',
  'lab.filter.every-lesson': 'all',
  'lab.filter.severity': 'Severity',
  'lab.filter.every-severity': 'all',
  'lab.filter.outcome': 'Outcome',
  'lab.filter.every-outcome': 'all',
  'lab.filter.server': 'On',
  'lab.filter.every-server': 'any server',
  'lab.filter.show': 'Show',
  'lab.filter.clear': 'Show all',
  'lab.severity.what':
    'Severity high: without the secret, an attacker acts as a user or reads protected data. Medium: the same, but the attacker must know the secret. Low: only the response is unexpected.',

  'lab.details.severity': 'Severity: {{severity}}.',
  'lab.details.secret': 'The attack signs its token with the server’s secret.',
  'lab.details.no-secret': 'The attack does not need the server’s secret.',
  'lab.details.gains': 'What an attacker gains',
  'lab.details.fix': 'The fix',
  'lab.details.lesson': 'Lesson {{number}}: {{title}}',
  'lab.details.request': 'Request',
  'lab.details.response': 'Response',
  'lab.details.expected': 'Right response',
  'lab.details.no-request': 'The attack sends no ordinary request, so there is none to show.',
  'lab.details.last':
    'If an attack sends several requests, you see the one with the wrong response, or else the last one. The users and the servers of a run are gone after it, except for the reference.',
  'lab.details.none': 'There are no results yet.',
  'lab.details.back': 'Back to the attack lab',
  'lab.details.nearby': 'Nearby attacks',
  'lab.details.previous': 'Previous attack',
  'lab.details.next': 'Next attack',
  'lab.details.close': 'Close',
  'lab.every':
    'These are the attacks on what you write in the course. The project has {{all}} in all: the other {{others}} are on registration, sessions and other origins, which the course leaves out.',
  'lab.terminal':
    'To attack another server on this machine, run `npm run kata attack http://127.0.0.1:3000`. To attack your own files in the terminal, run `npm run kata attack`.',

  'lab.exercise': 'The last exercise: read the results',
  'lab.exercise.lead':
    'Thousands of people have copied the article’s server. Attack the servers, and then answer four questions about its results. All answers are in the table and in the details of the attacks.',
  'lab.exercise.show': 'Show these attacks',
  'lab.exercise.answer': 'Answer',
  'lab.exercise.attack': 'See the attack:',
  'lab.exercise.line': 'The line of the article:',
  'lab.exercise.lesson': 'Read lesson {{number}} again',
  'lab.question.no-token':
    'Which attack needs neither a token nor the secret, and still gets 200 from the protected route? Which line lets it through?',
  'lab.answer.no-token':
    'The attack without a token. The article finds the user of a token, but no route requires a user. So an anonymous request reaches the handler, and a handler that does not look at the user itself does its work for everyone.',
  'lab.question.expired':
    'Which attack sends a token that expired a year ago, and still gets 200? Which line lets it through?',
  'lab.answer.expired':
    'The token whose exp is a year ago in milliseconds. The library expects seconds, so it finds a date far in the future. The article notices the expiry itself, but its line only writes a message. The method res.end() takes no status, so the status is 200. There is no return either, so the handler still runs.',
  'lab.question.most':
    'Most attacks that got through have severity medium: they sign their own tokens. Why can anyone do that? Which single line lets most of them through?',
  'lab.answer.most':
    'The secret is in the code of the article, so everyone who has read it knows the secret. With another secret, no attack of severity medium would get through for an attacker who does not know it.',
  'lab.question.wrong':
    'Most attacks do not get through, but get a wrong response. What do they get instead of 401, and which line causes it?',
  'lab.answer.wrong':
    'They get 200 and an empty object. If a token cannot be decoded, the article ignores the error: its catch block only calls next(). The request continues as if there were no token, so the client never learns that its token is invalid.',
} as const;
