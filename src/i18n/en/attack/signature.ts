/** The name of each of the attacks that change the token without the secret, and what an attacker gains. */
export const signature = {
  'attack.signature-empty.name': 'the signature removed',
  'attack.signature-empty.gains':
    'The server accepts a token with an empty signature, so anyone can create tokens for every user.',
  'attack.signature-gone.name': 'the signature and its dot removed',
  'attack.signature-gone.gains':
    'The server accepts a token of two segments, so anyone can create tokens for every user.',
  'attack.signature-zeros.name': 'a signature of 32 zero bytes',
  'attack.signature-zeros.gains': 'The server compares the signature with an empty buffer.',
  'attack.signature-first.name': 'only the first character of the signature',
  'attack.signature-first.gains':
    'The server compares one character, so one of 64 guesses is right.',
  'attack.signature-short-1.name': 'the signature without its last character',
  'attack.signature-short-1.gains':
    'The server compares only the beginning, so the attacker has 1 character less to guess.',
  'attack.signature-short-4.name': 'the signature without its last 4 characters',
  'attack.signature-short-4.gains':
    'The server compares only the beginning, so the attacker has 4 characters less to guess.',
  'attack.signature-short-21.name': 'the signature without its last 21 characters',
  'attack.signature-short-21.gains':
    'The server compares only the beginning, so the attacker has 21 characters less to guess.',
  'attack.signature-long-1.name': 'the signature and one more character',
  'attack.signature-long-1.gains':
    'The server ignores the extra character, so a revoked token works again with it.',
  'attack.signature-long-4.name': 'the signature and AAAA',
  'attack.signature-long-4.gains': 'The server ignores whole bytes after the signature.',
  'attack.signature-doubled.name': 'the signature twice',
  'attack.signature-doubled.gains': 'The server ignores a second signature after the first.',
  'attack.signature-twin.name': 'the signature with other unused bits',
  'attack.signature-twin.gains':
    'The same signature has another spelling, so a list of revoked tokens does not contain it.',
  'attack.signature-padded.name': 'the signature and =',
  'attack.signature-padded.gains': 'A revoked token works again with padding.',
  'attack.signature-base64.name': 'the signature in standard base64',
  'attack.signature-base64.gains': 'A revoked token works again in the other alphabet.',
  'attack.signature-hex.name': 'the signature in hexadecimal',
  'attack.signature-hex.gains': 'A revoked token works again in hexadecimal.',
  'attack.signature-capitals.name': 'the signature in upper case',
  'attack.signature-capitals.gains':
    'The comparison ignores the case of letters, so a signature is easier to guess.',
  'attack.signature-space.name': 'a space inside the signature',
  'attack.signature-space.gains': 'The decoder ignores spaces, so one token has many spellings.',
  'attack.signature-tab.name': 'a tab inside the signature',
  'attack.signature-tab.gains': 'The decoder ignores tabs, so one token has many spellings.',
  'attack.signature-newline.name': 'a line break inside the signature',
  'attack.signature-newline.gains':
    'The decoder ignores line breaks, so one token has many spellings.',
  'attack.signature-nul.name': 'a NUL inside the signature',
  'attack.signature-nul.gains': 'The decoder ignores a NUL, so one token has many spellings.',
  'attack.header-changed.name': 'one character of the header changed',
  'attack.header-changed.gains':
    'The signature does not cover the header, so the attacker can change it.',
  'attack.claims-changed.name': 'one character of the claims changed',
  'attack.claims-changed.gains':
    'The signature does not cover the claims, so the attacker can change them.',
  'attack.header-other.name': 'another header before the claims and the signature',
  'attack.header-other.gains': 'The attacker can combine parts of several tokens.',
  'attack.segments-swapped.name': 'header and claims exchanged',
  'attack.segments-swapped.gains': 'The server verifies one part and reads another.',
  'attack.claims-other-user.name': 'another user in the claims, with the old signature',
  'attack.claims-other-user.gains': 'The attacker becomes another user by changing the id.',
  'attack.claims-admin.name': '"admin": true in the claims, with the old signature',
  'attack.claims-admin.gains': 'The attacker adds rights to the token.',
  'attack.claims-exp-later.name': 'a later exp in the claims, with the old signature',
  'attack.claims-exp-later.gains': 'The attacker decides how long a stolen token works.',
  'attack.claims-exp-gone.name': 'no exp in the claims, with the old signature',
  'attack.claims-exp-gone.gains': 'The attacker removes the expiry of a stolen token.',
  'attack.claims-respelt.name': 'the claims written with spaces, with the old signature',
  'attack.claims-respelt.gains':
    'The server verifies its own spelling of the claims, not the received text.',
  'attack.claims-reordered.name': 'the claims in another order, with the old signature',
  'attack.claims-reordered.gains': 'Two different texts have the same valid signature.',
  'attack.token-every-part.name': 'one character of the token changed, at 24 places',
  'attack.token-every-part.gains': 'The signature does not cover some part of the token.',
} as const;
