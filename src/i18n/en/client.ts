/** What the scripts of the pages say. The server sends these messages to the browser. */
export const client = {
  'client.signed-in-as': 'Signed in as {{username}}',

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
  'client.claim.sub': 'subject: the id of the user',
  'client.claim.iat': 'issued at, in seconds since 1970',
  'client.claim.exp': 'expires at, in seconds since 1970',
  'client.claim.nbf': 'not valid before, in seconds since 1970',
  'client.claim.jti': 'id of the token',

  'client.who.you-are': 'You are {{username}}.',
  'client.who.refused': 'The server returned {{status}}: it does not know who you are.',
  'client.who.no-response': 'The server does not respond. Is it still running?',
  'client.who.copied': 'Copied',
  'client.who.header':
    'Most logs do not contain headers, and headers are not part of the URL. No form and no link of another site can set this header.',
  'client.who.query':
    'The query is part of the URL. URLs are written to logs and to the history of the browser, and people share them. Use the query only if nothing else is possible.',
  'client.who.body':
    'Most logs do not contain bodies, and bodies are not part of the URL. A GET request has no body, so this request is a POST.',
  'client.who.none':
    'This request is anonymous. The server returns a challenge, which says that a token is required.',

  'client.countdown.left_one': 'The token is valid for 1 more second.',
  'client.countdown.left_other': 'The token is valid for {{count}} more seconds.',
  'client.countdown.early':
    'The token has expired by the clock of this computer, but not yet by the clock of the server.',
  'client.countdown.expired':
    'The token has expired. This page has sent it again, and the server returned {{status}}: {{description}}',
} as const;
