/** What the scripts of the pages say. The server sends these messages to the browser. */
export const client = {
  'client.signed-in-as': 'Signed in as {{username}}',

  'client.theme.auto': 'Theme: like the system',
  'client.theme.light': 'Theme: light',
  'client.theme.dark': 'Theme: dark',
  'client.copy': 'Copy',
  'client.copied': 'Copied',

  'client.no-storage':
    'This browser blocks the storage of this site, and these pages keep the token there. Allow cookies and site data for it, and reload the page.',
  'client.sign-in.0': 'The server does not respond. Is it still running?',
  'client.sign-in.400': 'Enter a username and a password.',
  'client.sign-in.401': 'Wrong username or password. Check both, and try again.',
  'client.sign-in.429': 'Too many attempts. Wait a little, and try again.',
  'client.sign-in.other': 'The server cannot sign you in ({{status}}).',

  'client.token.title': 'Your token',
  'client.token.expires': 'It expires {{time}}.',
  'client.claim.alg': 'algorithm of the signature',
  'client.claim.typ': 'type of the token',
  'client.claim.iss': 'issuer: the server that created the token',
  'client.claim.aud': 'audience: the server that the token is for',
  'client.claim.sub': 'subject: the id of the user',
  'client.claim.iat': 'issued at, in seconds since 1970',
  'client.claim.exp': 'expires at, in seconds since 1970',
  'client.claim.nbf': 'not valid before, in seconds since 1970',
  'client.claim.jti': 'id of the token',
  'client.claim.sid': 'id of the session',

  'client.sessions.this': 'this browser',
  'client.sessions.unknown': 'unknown program',
  'client.sessions.end': 'End',
  'client.sessions.end-named': 'End the session of {{name}}',

  'client.who.you-are': 'You are {{username}}.',
  'client.who.refused': 'The server returned {{status}}: it does not know who you are.',
  'client.who.no-response': 'The server does not respond. Is it still running?',
  'client.who.header':
    'Most logs do not contain headers, and headers are not part of the URL. No form and no link of another site can set this header.',
  'client.who.query':
    'The query is part of the URL. URLs are written to logs and to the history of the browser, and people share them. Use the query only if nothing else is possible.',
  'client.who.body':
    'Most logs do not contain bodies, and bodies are not part of the URL. A GET request has no body, so this request is a POST.',
  'client.who.none':
    'This request is anonymous. The server returns a challenge, which says that a token is required.',

  'client.lab.waiting': 'Comes later',
  'client.lab.stopped':
    'The server of this page stopped while this server was attacked: {{title}}. The remaining attacks were not tried. Start it again, and reload the page.',

  'client.countdown.left_one': 'The token is valid for 1 more second.',
  'client.countdown.left_other': 'The token is valid for {{count}} more seconds.',
  'client.countdown.early':
    'The token has expired by the clock of this computer, but not yet by the clock of the server.',
  'client.countdown.no-response':
    'The token has expired. This page has sent it again, but the server does not respond.',
  'client.countdown.expired':
    'The token has expired. This page has sent it again, and the server returned {{status}}: {{description}}',

  'client.work.editor': 'Editor of {{file}}',
  'client.work.errors': 'Errors',
  'client.work.no-errors': 'There are no errors.',
  'client.work.close': 'Close',
  'client.work.completions': 'Names to insert',
  'client.work.not-text': 'This file is not UTF-8. Edit it in another program.',
  'client.work.saved': 'Saved',
  'client.work.saving': 'Saving …',
  'client.work.unsaved': 'Not saved yet',
  'client.work.failed': 'Not saved: the runner does not respond. The next save tries again.',
  'client.work.conflict': 'Changed elsewhere',
  'client.work.line': 'line {{number}}',

  'client.decoder.look': 'Look at it in the decoder',
  'client.decoder.passed': '✓ passed',
  'client.decoder.failed': '✗ refused here',
  'client.decoder.not-reached': '– not reached',
  'client.decoder.unchecked': '? not checked',
  'client.decoder.empty':
    'There is no token. A request without a token is anonymous, and the server lets it go on.',
  'client.decoder.refused': 'Refused: {{why}}',
  'client.decoder.accepted': 'Accepted. All checks pass.',
  'client.decoder.undecided':
    'All other checks pass, but the signature is not checked. Enter the secret.',
  'client.decoder.no-response': 'The server does not respond, so the signature is not checked.',
  'client.decoder.header': 'header',
  'client.decoder.claims': 'claims',
  'client.decoder.signature': 'signature',
  'client.decoder.why.long': 'It has {{length}} characters, and this server reads at most 4,096.',
  'client.decoder.why.count': 'A token has three parts. This text has {{parts}}.',
  'client.decoder.why.base64': 'This part is not strict base64url: {{part}}.',
  'client.decoder.why.json': 'This part is not JSON in UTF-8: {{part}}.',
  'client.decoder.why.object': 'This part is JSON, but not an object: {{part}}.',
  'client.decoder.why.repeated':
    'This part contains a field twice, or a field __proto__: {{part}}. Two programs could read it differently.',
  'client.decoder.why.length':
    'An HS256 signature has 32 bytes in 43 characters of base64url. This signature has {{length}} characters.',
  'client.decoder.why.alg':
    'The header names the algorithm {{value}}. This server accepts HS256 only, and never lets the sender choose.',
  'client.decoder.why.typ': 'The type in the header is {{value}}, and should be "JWT".',
  'client.decoder.why.member':
    'The header has the field {{name}}, which this server does not understand.',
  'client.decoder.why.text': 'The claim {{name}} is {{value}}, and should be a string.',
  'client.decoder.why.number': 'The claim {{name}} is {{value}}, and should be a number.',
  'client.decoder.why.id':
    'The claim sub is {{value}}. The users of this server have a UUID in lower case.',
  'client.decoder.why.aud': 'The claim aud is {{value}}, so the token is meant for another server.',
  'client.decoder.why.audience': 'The claim aud is {{value}}, and should name {{expected}}.',
  'client.decoder.why.no-audience': 'The claim aud is missing, and should name {{expected}}.',
  'client.decoder.why.signature':
    'The signature is wrong. The token was changed, or it was signed with another secret.',
  'client.decoder.why.issuer': 'The claim iss is {{value}}, and should be {{expected}}.',
  'client.decoder.why.missing': 'The claim {{name}} is missing.',
  'client.decoder.why.not-yet': 'The claim {{name}} is in the future. Its time comes {{time}}.',
  'client.decoder.why.lifetime':
    'It expires {{time}}. The tokens of this server live at most {{seconds}} seconds.',
  'client.decoder.why.milliseconds':
    'It expires {{time}}. Is the claim exp in milliseconds? It counts seconds.',
  'client.decoder.why.expired': 'It expired {{time}}.',
  'client.decoder.iat': 'issued {{time}}',
  'client.decoder.nbf': 'valid from {{time}}',
  'client.decoder.exp.past': 'expired {{time}}',
  'client.decoder.exp.future': 'expires {{time}}',
  'client.decoder.not-object': 'This is not a JSON object: {{part}}.',
  'client.decoder.no-secret': 'Enter a secret to sign with.',
  'client.decoder.hash': 'The algorithm in the header is not one of HMAC, so HS256 was used.',
  'client.decoder.changed': 'Changed: {{parts}}. Unchanged: {{others}}.',
  'client.decoder.nothing': 'none',
  'client.decoder.comma': ', ',
} as const;
