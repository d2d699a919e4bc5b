/** What the home page and the list of steps say, and the learner's progress on all pages. */
export const home = {
  'home.title': 'Write JWT authentication on Koa yourself',
  'home.lead':
    'A course of five small TypeScript files. You save a file, and a judge says what passes, what fails and why.',
  'home.for': 'For',
  'home.for.whom': 'developers who know some JavaScript and HTTP',
  'home.time': 'Time',
  'home.time.how-long': 'about an afternoon: five lessons',
  'home.need': 'You need',
  'home.need.what': 'Node.js. No account is needed.',
  'home.start': 'Start lesson 1',
  'home.continue': 'Continue: lesson {{number}}',
  'home.finish': 'All steps pass. Now attack the servers',
  'home.look': 'Look at the finished server first',
  'home.state.passed': 'passed',
  'home.state.current': 'you are here',
  'home.state.begun': 'begun',

  'home.loop': 'You edit, save, and read the verdict',
  'home.loop.save': 'Save',
  'home.loop.failed': 'Failed: a token signed with another secret must get 401',
  'home.loop.passed': 'All checks passed.',

  'home.steps': 'Five steps, one server',
  'home.steps.what':
    'Each step adds one layer. When all five are there, the server knows its users.',
  'home.house': 'The server as a house with five layers: setup, issue, extract, decode, attach.',
  'home.house.progress': 'Your server as a house with five layers. {{list}}',
  'home.house.state': '{{name}}: {{what}}',

  'home.doors': 'Three doors',
  'home.doors.learn': 'Learn',
  'home.doors.learn.what':
    'Write the five files. Run `npm run kata` in a terminal: it judges your file on every save.',
  'home.doors.learn.go': 'See the five steps',
  'home.doors.teach': 'Teach',
  'home.doors.teach.what':
    'Grade a class with one command. Submissions run in a sandbox, and you get points and reports.',
  'home.doors.teach.go': 'Read the page for instructors',
  'home.doors.copy': 'Copy',
  'home.doors.copy.what':
    'Use a small, strict, typed server in your own product: `npm run eject -- ../my-product`.',
  'home.doors.copy.go': 'Read about the server',

  'home.additions': 'What each step adds',
  'home.step': 'Step',
  'home.line': 'In app.ts',
  'home.leaves': 'Result',
  'home.refuses': 'Refuses',
  'home.setup.leaves': 'an app that responds to GET /health',
  'home.setup.refuses': 'a secret that is missing, short or published',
  'home.issue.refuses': '401 invalid_credentials: wrong username or password',
  'home.extract.refuses': '400 invalid_request: the token came twice, or is not a string',
  'home.decode.refuses': '401 invalid_token: the token is forged, malformed or expired',
  'home.attach.refuses': '401 invalid_token: the user no longer exists',

  'home.rules': 'Three rules of this server',
  'home.rules.anonymous': 'A request without a token goes on',
  'home.rules.anonymous.why':
    'It is an anonymous request. Only a route that requires a user refuses it.',
  'home.rules.invalid': 'An invalid token gets 401',
  'home.rules.invalid.why': 'Every route refuses it, even a route that requires no user.',
  'home.rules.secret': 'The secret stays on the server',
  'home.rules.secret.why':
    'Everyone can read a token. Only someone with the secret can create one that this server accepts.',
} as const;
