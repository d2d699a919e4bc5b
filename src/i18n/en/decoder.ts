/** What the decoder says. The sentences of its script are in client.ts. */
export const decoder = {
  'decoder.title': 'Decoder',
  'decoder.lead':
    'Paste a token. See what it contains, and which check of lesson 4 refuses it. Then change it, and sign it with a secret of your own.',
  'decoder.private':
    'Your token stays in this browser. The page does all the work itself, stores nothing and sends nothing.',
  'decoder.private.server':
    'Your token stays in this browser. The page does all the work itself and stores nothing. It sends the token only if you tick “Signed by this server”, and only to this server.',
  'decoder.no-script':
    'The decoder needs JavaScript. Without it you would have to send the token to the server, and it may be a real one.',

  'decoder.token': 'Token',
  'decoder.mine': 'Take my token',
  'decoder.clear': 'Clear',
  'decoder.sample.valid': 'Valid sample',
  'decoder.sample.expired': 'Expired sample',
  'decoder.sample.rs256': 'RS256 sample',
  'decoder.strays':
    'A server would refuse this text as it is, because more than the token was copied:',
  'decoder.strays.bearer':
    'The word “Bearer” belongs to the header Authorization. It is not part of the token.',
  'decoder.strays.quotes':
    'The quotation marks belong to JSON or to a program. They are not part of the token.',
  'decoder.strays.breaks': 'Line breaks come from a terminal or an e-mail that wraps long lines.',
  'decoder.strays.blanks': 'A token contains no spaces.',
  'decoder.strays.remove': 'Remove this',

  'decoder.secret': 'Secret that should have signed it',
  'decoder.secret.how': 'Leave this empty, and the signature is not checked.',
  'decoder.secret.insecure':
    'Browsers compute signatures only on https and on localhost. On this page the signature cannot be checked.',
  'decoder.server': 'Signed by this server',
  'decoder.server.how':
    'The token is sent to this server, which checks its signature and stores nothing.',

  'decoder.audience': 'Expected audience',
  'decoder.audience.none':
    'This server expects none, so it refuses a token with the claim aud. Enter one to see what another server would do.',
  'decoder.audience.how':
    'This server expects {{audiences}} in the claim aud. One of several is enough.',

  'decoder.verdict': 'What the server would do',
  'decoder.verdict.how':
    'The checks run in this order, and the first that fails refuses the token. The issuer of this server is {{issuer}}, and its tokens live at most {{seconds}} seconds.',
  'decoder.check.segments': 'Three parts with dots between them, at most 4,096 characters',
  'decoder.check.form': 'Strict base64url, with a JSON object in the first two parts',
  'decoder.check.algorithm': 'The header says HS256, and nothing that the server does not know',
  'decoder.check.types': 'The known claims have the right types, and the audience is the right one',
  'decoder.check.signature': 'The secret signed this header and these claims',
  'decoder.check.issuer': 'The issuer is this server',
  'decoder.check.presence': 'There are a subject and an expiry',
  'decoder.check.dates': 'It is valid already, and not for too long',
  'decoder.check.expiry': 'It has not expired',
  'decoder.lesson': 'Read why in lesson 4',

  'decoder.content': 'What it contains',
  'decoder.content.how':
    'Everyone who has the token can read this. It is true only if the signature is right.',

  'decoder.change': 'Change it',
  'decoder.change.how':
    'Edit the JSON. Keep the old signature, as an attacker without the secret must, or sign it with a secret of your own.',
  'decoder.change.header': 'Header',
  'decoder.change.claims': 'Claims',
  'decoder.change.secret': 'Secret to sign with',
  'decoder.change.sign': 'Sign it',
  'decoder.change.keep': 'Keep the old signature',
  'decoder.change.what': 'What changed',
  'decoder.change.undo': 'Back to the first token',

  'decoder.look': 'Look at it in the decoder',
} as const;
