/** What the playground of the lessons says. */
export const playground = {
  'playground.response': 'The response of the server',
  'playground.response.curl': 'To send the same request from a terminal:',
  'playground.refused': 'Refused.',
  'playground.accepted': 'Accepted.',
  'playground.tried': 'You tried: {{what}}',
  'playground.lost': 'This result is no longer stored. Try again.',
  'playground.until': 'The token expires at {{time}}.',
  'playground.refused.now': 'Refused from now on.',
  'playground.expired-since': 'The server accepted the token, but it has expired since then.',
  'playground.no-token': 'no token',
  'playground.unreadable': 'not readable',

  'playground.trace': 'The path of the request: {{list}}',
  'playground.trace.state': '{{name}}: {{what}}',
  'playground.trace.passed': 'passed',
  'playground.trace.refused': 'refused here',
  'playground.trace.not-reached': 'not reached',
  'playground.trace.skipped': 'not on this route',
  'playground.trace.not-built': 'in a later step',

  'playground.setup.settings': 'This server has started with these settings:',
  'playground.setup.settings.secret': '32 bytes or more, never shown',
  'playground.setup.settings.lifetime_one': '{{count}} second',
  'playground.setup.settings.lifetime_other': '{{count}} seconds',
  'playground.setup.choose':
    'Would it start with another secret? Choose one, or type one. Do not type a secret that you use.',
  'playground.setup.none': 'no secret',
  'playground.setup.article': 'the secret of the article',
  'playground.setup.short': 'a short password',
  'playground.setup.repetitive': 'abcdef, eight times',
  'playground.setup.framework': 'the example of RFC 7515',
  'playground.setup.random': '32 random bytes',
  'playground.setup.own': 'A secret of your own',
  'playground.setup.start': 'Try to start',
  'playground.setup.refused': 'The server does not start. It prints:',
  'playground.setup.started': 'The server starts.',
  'playground.setup.started.why': 'It finds no weakness in this secret.',
  'playground.setup.value':
    'The server prints the name of the variable, but not its value. More people can read logs than may know the secret.',
  'playground.setup.none.why': 'Without a secret the server cannot sign a token.',
  'playground.setup.article.why':
    'This secret has 17 bytes, so a computer can guess it. It is also published in the article.',
  'playground.setup.short.why':
    'This password has 11 bytes. HS256 needs at least 32, otherwise a computer can guess it.',
  'playground.setup.repetitive.why': 'It is long enough, but a repeated word is easy to guess.',
  'playground.setup.framework.why':
    'It is long enough and looks random, but everyone can read it in the RFC.',

  'playground.issue.intro': 'Send a username and a password, and see what the token contains.',
  'playground.issue.send': 'Get a token',
  'playground.issue.users':
    'The user `ada` has the password `analytical-engine`. Also try a wrong password and an unknown username, and compare the two responses.',
  'playground.issue.making': 'How the token is made',
  'playground.issue.making.header':
    'The header says how the token is signed. The server writes it as JSON, and the JSON in base64url.',
  'playground.issue.making.claims':
    'The claims say which server issued the token, which user it is for, and when it expires. They are written in the same way.',
  'playground.issue.making.signature':
    'The signature is computed from both, with a dot between them, and the secret. It cannot be computed without the secret.',

  'playground.extract.intro':
    'A request can send a token in three places. Send tokens in one or more of them, and see which one the server uses.',
  'playground.extract.body': 'body',
  'playground.extract.query': 'query',
  'playground.extract.header': 'header',
  'playground.extract.token-of': 'a token of {{username}}',
  'playground.extract.forged': 'a forged token',
  'playground.extract.used': 'The server uses the token in this place: {{what}} ({{content}}).',
  'playground.extract.unverified':
    'Step 3 does not verify it yet, so a forged token gets this far, too.',
  'playground.extract.none': 'The request has no token, and goes on without one.',

  'playground.decode.intro':
    'Everyone can read a token, and everyone can change one. Change this token, and see why the server refuses it. The response does not say why: it is the same for every invalid token, unless the token has only expired.',
  'playground.decode.token': 'Token',
  'playground.decode.look': 'Send it',
  'playground.decode.letter': 'Change one character of sub',
  'playground.decode.year': 'Add one year to exp',
  'playground.decode.algorithm': 'Set alg to none',
  'playground.decode.secret': 'Sign it with another secret',
  'playground.decode.lifetime': 'Lifetime in seconds',
  'playground.decode.issue': 'Get a new token',
  'playground.decode.longest_one': 'At most {{count}} second: this is the setting of this server.',
  'playground.decode.longest_other':
    'At most {{count}} seconds: this is the setting of this server.',
  'playground.decode.accepted':
    'The signature is valid, the issuer is this server, and the token has not expired.',

  'playground.attach.intro':
    'Create a guest with a valid token. Then delete the user, and see that the server refuses the same token.',
  'playground.attach.guest': 'Create a guest',
  'playground.attach.send': 'Send the token again',
  'playground.attach.delete': 'Delete the user',
  'playground.attach.without': 'Send a request without a token',
  'playground.attach.accepted':
    'The server has looked up the subject of the token. It is the user {{username}}.',

  'playground.refusal.form':
    'The text does not have the form of a token: three parts in strict base64url with dots between them, and JSON in the first two.',
  'playground.refusal.header':
    'The header must say HS256 and nothing more. The sender must not choose how the server verifies the token.',
  'playground.refusal.claims': 'A claim is missing, or its value has the wrong type.',
  'playground.refusal.signature':
    'The signature is wrong. The token was changed, or it was signed with another secret.',
  'playground.refusal.audience': 'The claim “aud” names another server.',
  'playground.refusal.issuer': 'The claim “iss” names another issuer.',
  'playground.refusal.lifetime': 'The token is valid for longer than the tokens of this server.',
  'playground.refusal.not-yet': 'The token is not valid yet.',
  'playground.refusal.no-such-user':
    'The signature is valid and the token has not expired, but the user is deleted.',
  'playground.refusal.revoked':
    'The token was issued before the user signed out everywhere or changed the password.',
  'playground.refusal.expired':
    'The token has expired. From the second in “exp” on, the server refuses it.',
  'playground.refusal.missing':
    'The request has no token, and this route requires a user. The challenge in the response has no error, because nothing was wrong with a token.',
  'playground.refusal.carrier': 'The token came twice in one place, or it is not a string.',
} as const;
