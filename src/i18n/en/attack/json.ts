/** The name of each of the attacks with claims that two readers understand differently, and what an attacker gains. */
export const json = {
  'attack.claims-padded.name': 'claims with = after them',
  'attack.claims-padded.gains':
    'The same claims have several spellings, so a revoked token works again.',
  'attack.claims-space.name': 'a space inside the claims',
  'attack.claims-space.gains': 'A strict program refuses a token that this server accepts.',
  'attack.claims-newline.name': 'a line break inside the claims',
  'attack.claims-newline.gains': 'One token takes two lines in the log.',
  'attack.claims-exclamation.name': 'an exclamation mark inside the claims',
  'attack.claims-exclamation.gains':
    'One decoder ignores the mark and another one stops there, so they read different claims.',
  'attack.claims-base64.name': 'claims in standard base64',
  'attack.claims-base64.gains': 'In an address + and / have another meaning than in a token.',
  'attack.claims-twin.name': 'claims with unused bits that are not zero',
  'attack.claims-twin.gains':
    'The same claims have several spellings, each with a valid signature.',
  'attack.header-padded.name': 'a header with = after it',
  'attack.header-padded.gains':
    'The same header has several spellings, so a filter does not recognize all of them.',
  'attack.header-empty.name': 'an empty header',
  'attack.header-empty.gains': 'The server accepts a token that names no algorithm.',
  'attack.claims-empty.name': 'empty claims',
  'attack.claims-empty.gains': 'The server accepts a token that belongs to no user.',
  'attack.header-json-1.name': 'header null',
  'attack.header-json-1.gains': 'The server accepts the header null, which names no algorithm.',
  'attack.header-json-2.name': 'header 5',
  'attack.header-json-2.gains': 'The server accepts the header 5, which names no algorithm.',
  'attack.header-json-3.name': 'header "x"',
  'attack.header-json-3.gains': 'The server accepts the header "x", which names no algorithm.',
  'attack.header-json-4.name': 'header []',
  'attack.header-json-4.gains': 'The server accepts the header [], which names no algorithm.',
  'attack.header-json-5.name': 'header [{"alg":"HS256"}]',
  'attack.header-json-5.gains':
    'The server accepts the header [{"alg":"HS256"}], which names no algorithm.',
  'attack.header-json-6.name': 'header {alg:"HS256"}',
  'attack.header-json-6.gains':
    'The server accepts the header {alg:"HS256"}, which names no algorithm.',
  'attack.header-json-7.name': 'header {} {}',
  'attack.header-json-7.gains': 'The server accepts the header {} {}, which names no algorithm.',
  'attack.claims-json-1.name': 'claims null',
  'attack.claims-json-1.gains':
    'The server reads a user from the claims null, and returns 500 or accepts the token.',
  'attack.claims-json-2.name': 'claims 5',
  'attack.claims-json-2.gains':
    'The server reads a user from the claims 5, and returns 500 or accepts the token.',
  'attack.claims-json-3.name': 'claims true',
  'attack.claims-json-3.gains':
    'The server reads a user from the claims true, and returns 500 or accepts the token.',
  'attack.claims-json-4.name': 'claims false',
  'attack.claims-json-4.gains':
    'The server reads a user from the claims false, and returns 500 or accepts the token.',
  'attack.claims-json-5.name': 'claims "x"',
  'attack.claims-json-5.gains':
    'The server reads a user from the claims "x", and returns 500 or accepts the token.',
  'attack.claims-json-6.name': 'claims ""',
  'attack.claims-json-6.gains':
    'The server reads a user from the claims "", and returns 500 or accepts the token.',
  'attack.claims-json-7.name': 'claims []',
  'attack.claims-json-7.gains':
    'The server reads a user from the claims [], and returns 500 or accepts the token.',
  'attack.claims-json-8.name': 'claims [{"sub":"1"}]',
  'attack.claims-json-8.gains':
    'The server reads a user from the claims [{"sub":"1"}], and returns 500 or accepts the token.',
  'attack.claims-json-9.name': 'claims sub=1',
  'attack.claims-json-9.gains':
    'The server reads a user from the claims sub=1, and returns 500 or accepts the token.',
  'attack.claims-json-10.name': 'claims {"a":1,}',
  'attack.claims-json-10.gains':
    'The server reads a user from the claims {"a":1,}, and returns 500 or accepts the token.',
  'attack.claims-broken-utf8.name': 'claims in invalid UTF-8',
  'attack.claims-broken-utf8.gains':
    'The decoder replaces invalid bytes, so two different names become the same.',
  'attack.claims-overlong-utf8.name': 'claims with a slash encoded in two bytes',
  'attack.claims-overlong-utf8.gains': 'A filter that looks for slashes does not see this one.',
  'attack.claims-utf16.name': 'claims in UTF-16',
  'attack.claims-utf16.gains': 'One program reads claims where another one reads none.',
  'attack.claims-bom.name': 'claims after a byte order mark',
  'attack.claims-bom.gains': 'Some programs read these claims and others refuse them.',
  'attack.alg-twice-none-first.name': 'alg twice: "none", then "HS256"',
  'attack.alg-twice-none-first.gains':
    'A program that reads the first alg does not check the signature.',
  'attack.alg-twice-none-last.name': 'alg twice: "HS256", then "none"',
  'attack.alg-twice-none-last.gains':
    'A program that reads the last alg does not check the signature.',
  'attack.alg-twice-escaped.name': 'alg twice, once with escapes',
  'attack.alg-twice-escaped.gains':
    'A filter that compares the text sees one alg, but the parser sees two.',
  'attack.user-twice.name': 'the claim with the user, twice',
  'attack.user-twice.gains': 'Two services see different users in the same token.',
  'attack.sub-twice-escaped.name': 'sub twice, once with escapes',
  'attack.sub-twice-escaped.gains':
    'A filter that compares the text sees another user than the parser.',
  'attack.exp-twice.name': 'exp twice, the second in the year 5138',
  'attack.exp-twice.gains': 'One program sees an expired token, another one a token for ever.',
  'attack.member-twice-deep.name': 'a member twice, in a nested object',
  'attack.member-twice-deep.gains': 'Two programs read different values of the same member.',
  'attack.proto.name': 'a member named __proto__',
  'attack.proto.gains': 'The server copies the claims, and the copy inherits "admin": true.',
  'attack.proto-escaped.name': 'a member named __proto__, with escapes',
  'attack.proto-escaped.gains':
    'A filter that compares the text does not see the name, but the parser does.',
  'attack.proto-deep.name': 'a member named __proto__, in a nested object',
  'attack.proto-deep.gains': 'A deep copy of the claims changes the prototype of all objects.',
  'attack.constructor-prototype.name': 'claims with constructor.prototype',
  'attack.constructor-prototype.gains':
    'The server merges the claims into an object, and then all users are administrators.',
} as const;
