/** The name of each of the attacks with claims that two readers understand differently, and what an attacker gains. */
export const json = {
  'attack.claims-padded.name': 'claims with = behind them',
  'attack.claims-padded.gains':
    'One set of claims has several texts, and a list of withdrawn tokens is passed.',
  'attack.claims-space.name': 'claims with a space inside',
  'attack.claims-space.gains':
    'A strict reader in front refuses what this server believes, or the other way round.',
  'attack.claims-newline.name': 'claims with a newline inside',
  'attack.claims-newline.gains': 'A log shows two lines for one token.',
  'attack.claims-exclamation.name': 'claims with an exclamation mark inside',
  'attack.claims-exclamation.gains':
    'What the decoder skips, another one ends at: two readers, two sets of claims.',
  'attack.claims-base64.name': 'claims in standard base64',
  'attack.claims-base64.gains':
    'Text with + and / means something else in an address and in a token.',
  'attack.claims-twin.name': 'claims with unused bits set',
  'attack.claims-twin.gains': 'One set of claims has several texts, all of them rightly signed.',
  'attack.header-padded.name': 'a header with = behind it',
  'attack.header-padded.gains':
    'One header has several texts: a filter for some of them is passed.',
  'attack.header-empty.name': 'an empty header',
  'attack.header-empty.gains': 'A token that names no algorithm is checked by one all the same.',
  'attack.claims-empty.name': 'empty claims',
  'attack.claims-empty.gains': 'A token that says nothing is nobody’s, and still a token.',
  'attack.header-json-1.name': 'header null',
  'attack.header-json-1.gains': 'A header of null names no algorithm, and none is asked for.',
  'attack.header-json-2.name': 'header 5',
  'attack.header-json-2.gains': 'A header of 5 names no algorithm, and none is asked for.',
  'attack.header-json-3.name': 'header "x"',
  'attack.header-json-3.gains': 'A header of "x" names no algorithm, and none is asked for.',
  'attack.header-json-4.name': 'header []',
  'attack.header-json-4.gains': 'A header of [] names no algorithm, and none is asked for.',
  'attack.header-json-5.name': 'header [{"alg":"HS256"}]',
  'attack.header-json-5.gains':
    'A header of [{"alg":"HS256"}] names no algorithm, and none is asked for.',
  'attack.header-json-6.name': 'header {alg:"HS256"}',
  'attack.header-json-6.gains':
    'A header of {alg:"HS256"} names no algorithm, and none is asked for.',
  'attack.header-json-7.name': 'header {} {}',
  'attack.header-json-7.gains': 'A header of {} {} names no algorithm, and none is asked for.',
  'attack.claims-json-1.name': 'claims null',
  'attack.claims-json-1.gains':
    'Claims of null become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-2.name': 'claims 5',
  'attack.claims-json-2.gains':
    'Claims of 5 become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-3.name': 'claims true',
  'attack.claims-json-3.gains':
    'Claims of true become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-4.name': 'claims false',
  'attack.claims-json-4.gains':
    'Claims of false become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-5.name': 'claims "x"',
  'attack.claims-json-5.gains':
    'Claims of "x" become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-6.name': 'claims ""',
  'attack.claims-json-6.gains':
    'Claims of "" become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-7.name': 'claims []',
  'attack.claims-json-7.gains':
    'Claims of [] become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-8.name': 'claims [{"sub":"1"}]',
  'attack.claims-json-8.gains':
    'Claims of [{"sub":"1"}] become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-9.name': 'claims sub=1',
  'attack.claims-json-9.gains':
    'Claims of sub=1 become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-json-10.name': 'claims {"a":1,}',
  'attack.claims-json-10.gains':
    'Claims of {"a":1,} become a TypeError and a 500, or a user that nobody knows.',
  'attack.claims-broken-utf8.name': 'claims in broken UTF-8',
  'attack.claims-broken-utf8.gains':
    'Bytes that are no text are replaced: two different names become one.',
  'attack.claims-overlong-utf8.name': 'claims with an overlong slash',
  'attack.claims-overlong-utf8.gains': 'A filter for slashes is passed by one in two bytes.',
  'attack.claims-utf16.name': 'claims in UTF-16',
  'attack.claims-utf16.gains': 'What looks empty to one reader is full of claims to another.',
  'attack.claims-bom.name': 'claims after a byte order mark',
  'attack.claims-bom.gains': 'One set of claims has two texts, and some readers see none.',
  'attack.alg-twice-none-first.name': 'alg twice: none, then HS256',
  'attack.alg-twice-none-first.gains': 'A reader that takes the first checks nothing.',
  'attack.alg-twice-none-last.name': 'alg twice: HS256, then none',
  'attack.alg-twice-none-last.gains': 'A reader that takes the last checks nothing.',
  'attack.alg-twice-escaped.name': 'alg twice, once in escapes',
  'attack.alg-twice-escaped.gains':
    'A filter that compares texts sees one alg where the parser sees two.',
  'attack.user-twice.name': 'the claim that names the user, twice',
  'attack.user-twice.gains': 'One service sees one user and the next sees another.',
  'attack.sub-twice-escaped.name': 'sub twice, once in escapes',
  'attack.sub-twice-escaped.gains':
    'A filter that compares texts sees one user, the parser the other.',
  'attack.exp-twice.name': 'exp twice, the second in the year 5138',
  'attack.exp-twice.gains': 'One reader sees an expired token where another sees one for ever.',
  'attack.member-twice-deep.name': 'a member twice, further down',
  'attack.member-twice-deep.gains':
    'Two readers see two different values, in a place where nobody looks.',
  'attack.proto.name': 'a member named __proto__',
  'attack.proto.gains': 'Copied by assignment, the claims inherit "admin": true.',
  'attack.proto-escaped.name': 'a member named __proto__, in escapes',
  'attack.proto-escaped.gains':
    'A filter that compares texts does not see the name, the parser does.',
  'attack.proto-deep.name': 'a member named __proto__, further down',
  'attack.proto-deep.gains':
    'A deep copy of the claims changes the prototype of an object, or of all.',
  'attack.constructor-prototype.name': 'claims that name constructor.prototype',
  'attack.constructor-prototype.gains':
    'Merged into an object, the claims make everybody an administrator.',
} as const;
