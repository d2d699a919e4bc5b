/** The name of each of the attacks with strings that are not tokens, and what an attacker gains. */
export const encoding = {
  'attack.text-undefined.name': 'the text undefined',
  'attack.text-undefined.gains':
    'What a careless client sends for a token that it has lost is let in.',
  'attack.text-null.name': 'the text null',
  'attack.text-null.gains': 'What a browser’s empty storage becomes as a text is let in.',
  'attack.text-object-object.name': 'the text [object Object]',
  'attack.text-object-object.gains': 'An object that became a text is let in.',
  'attack.text-x.name': 'the text x',
  'attack.text-x.gains': 'Any text is let in.',
  'attack.text-space.name': 'a single space',
  'attack.text-space.gains': 'White space counts neither as a token nor as none.',
  'attack.dots-two.name': 'two dots and nothing between them',
  'attack.dots-two.gains': 'Three empty segments are an empty signature over empty claims.',
  'attack.dots-empty-header.name': 'no header before the first dot',
  'attack.dots-empty-header.gains': 'A token without a header is read by the rules of nobody.',
  'attack.dots-one.name': 'two segments of letters',
  'attack.dots-one.gains': 'An index into a list that is too short becomes a 500, or worse.',
  'attack.dots-many.name': '6,000 dots',
  'attack.dots-many.gains':
    'Splitting at every dot costs the server far more than it costs the attacker.',
  'attack.segments-four.name': 'a good token with a fourth segment',
  'attack.segments-four.gains': 'Whatever stands behind the third dot goes unread.',
  'attack.segments-five.name': 'a token of five segments, as an encrypted one has',
  'attack.segments-five.gains': 'An encrypted token nobody can read passes for a signed one.',
  'attack.dot-before.name': 'a good token with a dot before it',
  'attack.dot-before.gains': 'Empty segments are dropped, so one token has many texts.',
  'attack.dot-behind.name': 'a good token with a dot behind it',
  'attack.dot-behind.gains':
    'An empty segment at the end is dropped, and a withdrawn token lives on behind it.',
  'attack.json-serialization.name': 'a good token in the JSON form of a signature',
  'attack.json-serialization.gains':
    'A second format, which nobody meant to read, has doors of its own.',
  'attack.base64-twice.name': 'a good token in base64url once more',
  'attack.base64-twice.gains': 'A withdrawn token lives on in a wrapping.',
  'attack.dots-escaped.name': 'a good token with %2E for its dots',
  'attack.dots-escaped.gains':
    'Somebody decodes once too often: filters in front see another text than the server.',
  'attack.dots-fullwidth.name': 'a good token with fullwidth dots (U+FF0E)',
  'attack.dots-fullwidth.gains':
    'A normalisation makes a token of a text that no filter takes for one.',
  'attack.zero-width.name': 'a zero-width space inside the claims',
  'attack.zero-width.gains': 'Two texts look alike on every screen, and one of them is on no list.',
  'attack.right-to-left.name': 'a right-to-left mark inside the claims',
  'attack.right-to-left.gains': 'A log shows another token than the one that was let in.',
  'attack.space-before.name': 'a good token with a space before it',
  'attack.space-before.gains': 'A withdrawn token lives on with a space.',
  'attack.space-behind.name': 'a good token with a space behind it',
  'attack.space-behind.gains':
    'A log that trims shows another text than the list of withdrawn tokens has.',
  'attack.newline-behind.name': 'a good token with a newline behind it',
  'attack.newline-behind.gains':
    'A line of the log ends where the attacker likes, and the next one is theirs.',
  'attack.nul-behind.name': 'a good token with a NUL behind it',
  'attack.nul-behind.gains': 'Where texts end at a NUL, everything behind it goes unseen.',
  'attack.bearer-before.name': 'a good token with Bearer before it',
  'attack.bearer-before.gains':
    'A text that is no token becomes one, and the next reader sees another.',
  'attack.quotes-around.name': 'a good token in quotation marks',
  'attack.quotes-around.gains': 'A withdrawn token lives on in quotation marks.',
  'attack.nested-arrays.name': '4,000 nested arrays, and no right signature',
  'attack.nested-arrays.gains': 'The JSON of strangers is parsed before anybody knows whose it is.',
  'attack.claims-no-json.name': 'claims that are no JSON, and no right signature',
  'attack.claims-no-json.gains':
    'The words of the parser quote the token, and a 500 fills the log.',
  'attack.header-no-json.name': 'a header that is no JSON',
  'attack.header-no-json.gains':
    'The header is parsed first of all, so its errors come from anybody.',
  'attack.header-null.name': 'a header of null, unsigned',
  'attack.header-null.gains':
    'A property of null is a TypeError: the attacker makes a 500 whenever they like.',
} as const;
