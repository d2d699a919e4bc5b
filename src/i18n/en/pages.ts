/** What the pages say, apart from the playground, the attack lab and the scripts. */
export const pages = {
  'pages.language': 'English',
  'pages.space': ' ',

  'pages.frame.skip': 'Skip to the content',
  'pages.frame.nav': 'Pages',
  'pages.frame.lessons': 'Lessons',
  'pages.frame.lab': 'Attack lab',
  'pages.frame.who-am-i': 'Who am I?',
  'pages.frame.sign-in': 'Sign in',
  'pages.frame.your-token': 'Your token',
  'pages.frame.signed-in': 'Signed in',
  'pages.frame.sign-out': 'Sign out',
  'pages.frame.footer':
    'These pages load nothing from other servers, and they send your token to this server only.',

  'pages.steps.title': 'The five steps',
  'pages.steps.lead':
    'You build one server in five steps. In each step you write one small file. The files of the earlier steps stay as they are.',
  'pages.steps.how':
    'To take the course, run `npm run kata` in a terminal. It checks your file every time you save. Press `o` there to open the lesson in the browser, with an editor for your file and the verdict beside the text.',
  'pages.steps.more': 'To read along',

  'pages.reading.guide': 'About the course',
  'pages.reading.koa-for-express': 'Koa for Express developers',
  'pages.reading.glossary': 'Glossary',

  'pages.contents': 'On this page',

  'pages.lesson.page-title': 'Step {{number}}: {{title}}',
  'pages.lesson.number': 'Step {{number}} of {{all}}',
  'pages.lesson.file': 'Your file:',
  'pages.lesson.edit': 'Open it in the editor',
  'pages.lesson.chain': 'The server up to this step',
  'pages.lesson.chain.how':
    '`app.ts` is finished. The highlighted lines use the file that you write.',
  'pages.lesson.mistakes': 'Common mistakes',
  'pages.lesson.mistakes.how_one': 'One wrong program, and how it changes the solution',
  'pages.lesson.mistakes.how_other':
    '{{count}} wrong programs, and how each of them changes the solution',
  'pages.lesson.mistakes.costs': 'Costs:',
  'pages.lesson.try': 'Try it on this page',
  'pages.lesson.nearby': 'Previous and next lesson',

  'pages.verdict.title': 'Your verdict',
  'pages.verdict.reference':
    'These pages show the reference server. To write your file on this page and to see its verdict, run `npm run kata` and open the address that it prints.',
  'pages.verdict.none':
    'There is no verdict on this step yet. Save the file, or press “{{button}}”.',
  'pages.verdict.no-script': 'Without JavaScript, reload this page after each save.',
  'pages.verdict.all-passed_one': 'The check passed.',
  'pages.verdict.all-passed_other': 'All {{count}} checks passed.',
  'pages.verdict.broken': 'Step {{number}} fails now',
  'pages.verdict.types': 'Type errors',
  'pages.verdict.types.note':
    'Node ignores types, so they do not change the verdict. The editor marks them.',
  'pages.verdict.printed': 'Your program printed',
  'pages.verdict.checks': 'All checks',
  'pages.verdict.outcome.passed': 'passed',
  'pages.verdict.outcome.failed': 'failed',
  'pages.verdict.outcome.skipped': 'skipped',

  'pages.source.lead': 'This file is part of the reference server. You may copy it.',
  'pages.source.solution':
    'This is the solution of step {{number}}. Production adds options, in these files:',
  'pages.source.back': 'Back to the lessons',

  'pages.not-found.title': 'Page not found',
  'pages.not-found.path': 'This server has no page at this address:',
  'pages.not-found.home': 'Go to the home page',

  'pages.sign-in.lead':
    'You send your username and password once, and get a token. Every later request sends the token instead.',
  'pages.sign-in.no-script':
    'These pages use JavaScript to keep the token in the browser. Without JavaScript the form still works, but it shows the plain JSON of the response.',
  'pages.sign-in.username': 'Username',
  'pages.sign-in.password': 'Password',
  'pages.sign-in.users': 'Two users to try',
  'pages.sign-in.users.where': 'They exist only in this demonstration.',
  'pages.sign-in.use': 'Use {{username}}',

  'pages.reason.expired':
    'Your token has expired: the time in its claim “exp” has passed. Sign in to get a new token.',
  'pages.reason.refused':
    'The server refused your token: 401 invalid_token. Sign in to get a new token.',
  'pages.reason.unreadable':
    'This browser had stored a text that is not a token. The text is deleted. Sign in to get a token.',
  'pages.reason.signed-out':
    'You are signed out. This browser has deleted the token. A copy of the token stays valid until it expires.',

  'pages.token.lead':
    'A token has three parts with dots between them. The first two are only encoded: everyone who gets the token can read them. The third proves that this server created the token.',
  'pages.token.header': 'Header',
  'pages.token.claims': 'Claims',
  'pages.token.signature': 'Signature',
  'pages.token.header.what': 'How the token is signed.',
  'pages.token.claims.what':
    'Each [claim](/steps/glossary#claim) states one thing about you or the token.',
  'pages.token.signature.what':
    'The server computes it from the first two parts and its secret: see [HMAC](/steps/glossary#hmac). If one character of them changes, the signature is wrong. Only the server knows the secret, so only the server can create a valid token.',
  'pages.token.storage':
    'The token is in the `localStorage` of this browser. Every script on this page can read it there, so the browser runs only the scripts of this server.',
  'pages.token.send': 'Send it to the server',

  'pages.sessions': 'Your sessions',
  'pages.sessions.what':
    'Each sign-in with your password begins a session. This page gets new tokens for it until it ends.',
  'pages.sessions.browser': 'Browser or program',
  'pages.sessions.used': 'Last used',
  'pages.sessions.expires': 'Expires',
  'pages.sessions.everywhere': 'Sign out everywhere',

  'pages.who.lead':
    'Your browser requests `/api/me`, and the server responds with your user. It knows you by your token only. Choose where the request sends the token.',
  'pages.who.no-script':
    'This page shows a request that JavaScript sends, so it needs JavaScript. [Lesson 5](/steps/5) has the same request without JavaScript.',
  'pages.who.signed-out':
    'You are not signed in, so there is no token to send. [Sign in](/sign-in) to get one. Or send the request without a token, and see the [challenge](/steps/glossary#challenge) in the response.',
  'pages.who.carrier': 'Where the token is sent',
  'pages.who.carrier.header': 'Request header',
  'pages.who.carrier.query': 'Query',
  'pages.who.carrier.body': 'Body',
  'pages.who.carrier.none': 'No token',
  'pages.who.send': 'Send the request',
  'pages.who.request': 'Request',
  'pages.who.whole': 'Show the whole token',
  'pages.who.copy': 'Copy the token',
  'pages.who.request.more':
    'Your browser adds more headers, such as User-Agent. None of them says who you are.',
  'pages.who.response': 'Response',
  'pages.who.response.names':
    'Browsers show header names to scripts in lower case and in alphabetical order.',
} as const;
