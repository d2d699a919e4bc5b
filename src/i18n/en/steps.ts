/** The titles, the short names and the summaries of the five steps. */
export const steps = {
  'steps.setup.title': 'Setup and secret',
  'steps.setup.short': 'setup',
  'steps.setup.summary':
    'A Koa app that reads bodies, returns errors as JSON and does not start without a strong secret.',
  'steps.issue.title': 'Issue a token',
  'steps.issue.short': 'issue',
  'steps.issue.summary': 'The right username and password are exchanged for a signed token.',
  'steps.extract.title': 'Extract the token',
  'steps.extract.short': 'extract',
  'steps.extract.summary':
    'A request sends its token in the body, the query or a header. The first one decides.',
  'steps.decode.title': 'Decode and check expiry',
  'steps.decode.short': 'decode',
  'steps.decode.summary':
    'The signature must be valid, the issuer must be this server, and the token must not have expired.',
  'steps.attach.title': 'Attach the user',
  'steps.attach.short': 'attach',
  'steps.attach.summary':
    'The subject of the token is looked up on every request. Now the server knows its user.',
} as const;
