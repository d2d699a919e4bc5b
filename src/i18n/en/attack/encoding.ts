/** The name of each of the attacks with strings that are not tokens, and what an attacker gains. */
export const encoding = {
  'attack.text-undefined.name': 'the string "undefined"',
  'attack.text-undefined.gains':
    'The server accepts what a client sends after it has lost its token.',
  'attack.text-null.name': 'the string "null"',
  'attack.text-null.gains': 'The server accepts what a browser sends if it has stored no token.',
  'attack.text-object-object.name': 'the string "[object Object]"',
  'attack.text-object-object.gains': 'The server accepts an object that became a string.',
  'attack.text-x.name': 'the string "x"',
  'attack.text-x.gains': 'The server accepts any string as a token.',
  'attack.text-space.name': 'one space',
  'attack.text-space.gains': 'The server takes white space for no token.',
  'attack.dots-two.name': 'two dots without anything else',
  'attack.dots-two.gains': 'The server accepts an empty signature over empty claims.',
  'attack.dots-empty-header.name': 'nothing before the first dot',
  'attack.dots-empty-header.gains': 'The server reads a token without a header.',
  'attack.dots-one.name': 'two short segments',
  'attack.dots-one.gains': 'The server reads a third segment that does not exist, and returns 500.',
  'attack.dots-many.name': '6,000 dots',
  'attack.dots-many.gains':
    'The server splits the token into 6,001 parts, which costs much more than sending it.',
  'attack.segments-four.name': 'a valid token with a fourth segment',
  'attack.segments-four.gains': 'The server ignores everything after the third segment.',
  'attack.segments-five.name': 'a token with five segments, like an encrypted token',
  'attack.segments-five.gains':
    'The server accepts an encrypted token, which it cannot read, as a signed one.',
  'attack.dot-before.name': 'a valid token with a dot before it',
  'attack.dot-before.gains': 'The server ignores empty segments, so one token has many spellings.',
  'attack.dot-behind.name': 'a valid token with a dot after it',
  'attack.dot-behind.gains':
    'The server ignores an empty last segment, so a revoked token works again with a dot.',
  'attack.json-serialization.name': 'a valid token in the JSON form of a signature',
  'attack.json-serialization.gains':
    'The server reads a second token format, which filters do not know.',
  'attack.base64-twice.name': 'a valid token encoded in base64url again',
  'attack.base64-twice.gains': 'A revoked token works again in another encoding.',
  'attack.dots-escaped.name': 'a valid token with %2E instead of its dots',
  'attack.dots-escaped.gains':
    'The server decodes twice and a filter only once, so they see different tokens.',
  'attack.dots-fullwidth.name': 'a valid token with full-width dots (U+FF0E)',
  'attack.dots-fullwidth.gains':
    'The server normalizes the string to a token, but a filter sees no token.',
  'attack.zero-width.name': 'a zero-width space inside the claims',
  'attack.zero-width.gains':
    'Two tokens look the same in logs, but a list of revoked tokens contains only one.',
  'attack.right-to-left.name': 'a right-to-left mark inside the claims',
  'attack.right-to-left.gains': 'A log shows another token than the one that the server accepted.',
  'attack.space-before.name': 'a valid token with a space before it',
  'attack.space-before.gains': 'A revoked token works again with a space before it.',
  'attack.space-behind.name': 'a valid token with a space after it',
  'attack.space-behind.gains': 'A revoked token works again with a space after it.',
  'attack.newline-behind.name': 'a valid token with a line break after it',
  'attack.newline-behind.gains': 'The attacker can write false lines into the log.',
  'attack.nul-behind.name': 'a valid token with a NUL after it',
  'attack.nul-behind.gains': 'The server ignores everything after a NUL.',
  'attack.bearer-before.name': 'a valid token with "Bearer" before it',
  'attack.bearer-before.gains':
    'The server accepts a string that other programs do not recognize as this token.',
  'attack.quotes-around.name': 'a valid token in quotation marks',
  'attack.quotes-around.gains': 'A revoked token works again in quotation marks.',
  'attack.nested-arrays.name': 'claims with 4,000 nested arrays and a wrong signature',
  'attack.nested-arrays.gains': 'The server parses the JSON before it checks the signature.',
  'attack.claims-no-json.name': 'claims that are not JSON and a wrong signature',
  'attack.claims-no-json.gains':
    'The attacker can cause a 500, and the error message quotes the token.',
  'attack.header-no-json.name': 'a header that is not JSON',
  'attack.header-no-json.gains':
    'The attacker can cause a 500 without the secret, because the header is parsed first.',
  'attack.header-null.name': 'a header that is null, without a right signature',
  'attack.header-null.gains': 'The server reads a property of null and returns 500.',
} as const;
