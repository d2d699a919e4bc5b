/** What every suite says, and what the judge says about programs that do not start or do not respond. */
export const judge = {
  'judge.failed': 'Failed: {{title}} ({{passed}} of {{all}} checks passed)',

  'judge.inputs': 'Inputs of this run: {{seed}}',

  'judge.ok': '200: {{why}}',
  'judge.refused': '{{status}} {{error}}: {{why}}',
  'judge.meaning': '{{what}}; {{why}}',
  'judge.meaning.404': '404 means that no middleware responded: is next() called and awaited?',
  'judge.meaning.500': '500 means that your code threw an error',
  'judge.challenge': 'WWW-Authenticate: {{challenge}} ({{why}})',
  'judge.challenge.none': 'no WWW-Authenticate header ({{why}})',
  'judge.error': '"error": "{{error}}" in a JSON body ({{why}})',
  'judge.description': '"error_description": "{{description}}" ({{why}})',
  'judge.description.own': '"error_description": a sentence that you choose ({{why}})',
  'judge.own-error': '500: {{what}}; {{why}}',
  'judge.own-error.next':
    '404 or no response means that next() was not called, or that its promise was not awaited or returned',
  'judge.own-error.caught':
    '{{status}} means that a try block around next() caught the error and treated it as another one ({{what}})',
  'judge.own-error.handler': 'the next handler threw an error',
  'judge.own-error.bad-token': 'a bad token',
  'judge.own-error.no-token': 'a bad token, but the request had none',
  'judge.printed':
    'the output does not contain {{what}}: many people can read logs, and they must not learn it',
  'judge.printed.encoded':
    'the output does not contain {{what}}, even in hex, in base64 or percent-encoded: many people can read logs, and they must not learn it',
  'judge.printed.here': '(here was {{what}})',
  'judge.all-requests': 'all requests so far',

  'judge.nothing': 'nothing',

  'judge.received.status': 'status {{status}}',
  'judge.received.empty': '(an empty body)',
  'judge.received.nothing': 'no response: {{why}}',
  'judge.response.late': 'no response within 5 seconds',
  'judge.response.upgrade': 'the response changes the protocol',
  'judge.response.cut': 'the connection was closed before the response was complete',
  'judge.response.long': 'more than 1 MB, the rest was not read',
  'judge.response.refused': 'the program no longer listens: it has ended or crashed',
  'judge.response.reset':
    'the program closed the connection before it answered, or it ended: is there a process.exit()?',
  'judge.response.not-http': 'the response is not HTTP',
  'judge.response.error': 'the request failed: {{error}}',
  'judge.response.time-used-up': 'the program has used up {{seconds}} seconds',

  'judge.token.header': 'header: {{text}}',
  'judge.token.claims': 'claims: {{text}}',
  'judge.token.time': '{{name}}: {{time}} UTC, {{what}}',
  'judge.token.year': '{{name}}: in the year {{year}}',
  'judge.token.endless': '{{name}}: later than any date',
  'judge.token.now': 'this very second',
  'judge.token.expired-s': 'expired {{number}} s ago',
  'judge.token.expired-min': 'expired {{number}} min ago',
  'judge.token.expired-h': 'expired {{number}} h ago',
  'judge.token.expired-d': 'expired {{number}} d ago',
  'judge.token.expires-s': 'expires in {{number}} s',
  'judge.token.expires-min': 'expires in {{number}} min',
  'judge.token.expires-h': 'expires in {{number}} h',
  'judge.token.expires-d': 'expires in {{number}} d',
  'judge.token.ago-s': '{{number}} s ago',
  'judge.token.ago-min': '{{number}} min ago',
  'judge.token.ago-h': '{{number}} h ago',
  'judge.token.ago-d': '{{number}} d ago',
  'judge.token.in-s': 'in {{number}} s',
  'judge.token.in-min': 'in {{number}} min',
  'judge.token.in-h': 'in {{number}} h',
  'judge.token.in-d': 'in {{number}} d',
  'judge.token.signature.right': 'signature: HS256 with JWT_SECRET',
  'judge.token.signature.wrong': 'signature: not HS256 with JWT_SECRET',
  'judge.token.signature.none': 'signature: none',

  'judge.start.title': 'the program does not start',
  'judge.start.syntax': 'syntax error in line {{line}}: {{what}}',
  'judge.start.rule': 'every step: the program starts and listens',
  'judge.start.sent': 'start the server with valid settings',
  'judge.start.expected': 'the server starts. {{why}}',
  'judge.start.silent': '(it printed nothing)',
  'judge.start.no-file': 'there is no file {{file}}',
  'judge.start.file-expected': 'the file exists: npm run kata reset {{step}} restores the exercise',

  'judge.fault.syntax':
    'Node cannot read the file: it has a syntax error, or it uses TypeScript that is more than types (enum, namespace).',
  'judge.fault.import':
    'An import does not find its file or name: check the path, write `import type` for types, and export what app.ts imports.',
  'judge.fault.denied':
    'The program used something that the judge does not allow: the solution of this step (import types with `import type`), another file, or another program.',
  'judge.fault.crash': 'The program threw an error while it started.',
  'judge.fault.exit':
    'The program ended before it listened. Nothing in a step may call process.exit().',
  'judge.fault.greedy': 'The program used too much memory or printed too much, and was stopped.',
  'judge.fault.hang': 'The program is busy and does not finish starting: look for an endless loop.',
  'judge.fault.silent':
    'The program runs but never listens: it waits for something that does not happen.',

  'judge.stopped.channel': 'It wrote to the channel of the judge and was stopped.',
  'judge.stopped.memory': 'It took more than {{megabytes}} MB of memory and was stopped.',
  'judge.stopped.printed': 'It printed more than {{megabytes}} MB and was stopped.',
  'judge.stopped.users': 'It asked for users too many times and was stopped.',

  'judge.secret.secret': 'the secret',
  'judge.secret.token': 'a token',
  'judge.secret.password': 'a password',
  'judge.secret.hash': 'a password hash',
  'judge.secret.column': 'a further field of the user record',

  'judge.every-answer.title': 'every response has the form that the contract demands',
  'judge.every-answer.rule':
    'RFC 9111, 5.2.2.5 (no-store); RFC 6750, 3 (the challenge); the contract of step 1 (JSON, error and error_description)',
  'judge.every-answer.no-store': 'Cache-Control: no-store, found {{got}}',
  'judge.every-answer.cookie': 'no Set-Cookie: the token is not sent as a cookie',
  'judge.every-answer.type': 'Content-Type: application/json, found {{got}}',
  'judge.every-answer.error': 'JSON with error and error_description, both strings',
  'judge.every-answer.challenge-unknown':
    'no WWW-Authenticate in this response, or exactly the one of the contract',
  'judge.every-answer.challenge-other':
    'this WWW-Authenticate only in a response with the error {{error}}',
  'judge.nothing-leaks.title': 'no response and no output contains a secret',
  'judge.nothing-leaks.rule':
    'OWASP ASVS 16.2.5: logs contain no credentials; the contracts of all steps',
  'judge.nothing-leaks.answer':
    'a response without {{what}}, not even a part of it in another encoding',
  'judge.nothing-leaks.output':
    'output without {{what}}, not even a part of it in another encoding: many people can read logs',
  'judge.afterwards.title': 'the program still works a moment after the last check',
  'judge.afterwards.rule': 'A server runs for months: it must not end or change by itself',
} as const;
