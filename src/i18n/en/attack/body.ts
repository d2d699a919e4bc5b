/** The name of each of the attacks with bodies, and what an attacker gains. */
export const body = {
  'attack.body-large-json.name': 'a password of 64 KB in JSON',
  'attack.body-large-json.gains':
    'Each request costs the server the memory and the hashing that the attacker chooses.',
  'attack.body-large-form.name': 'a password of 64 KB in a form',
  'attack.body-large-form.gains': 'A limit for JSON alone is passed by sending a form.',
  'attack.body-megabyte.name': 'a password of a megabyte',
  'attack.body-megabyte.gains':
    'A few slow clients fill the memory, and the password hash burns the processor.',
  'attack.body-token-large.name': 'a body token of 64 KB',
  'attack.body-token-large.gains':
    'The whole chain reads, splits and hashes whatever the attacker sends.',
  'attack.body-length-unknown.name': 'a password of 64 KB in chunks, with its length not told',
  'attack.body-length-unknown.gains':
    'A limit that believes Content-Length is passed by not sending one.',
  'attack.body-gzip-junk.name': 'junk that claims to be gzip',
  'attack.body-gzip-junk.gains': 'An error of the unpacker becomes a 500, again and again.',
  'attack.body-gzip.name': 'right credentials in gzip',
  'attack.body-gzip.gains':
    'A filter in front that does not unpack sees nothing of what the server reads.',
  'attack.body-gzip-bomb.name': 'a megabyte of blanks, packed to a thousand bytes',
  'attack.body-gzip-bomb.gains':
    'A small request becomes a large one inside: a thousand times the attacker’s own cost.',
  'attack.body-deflate-junk.name': 'junk that claims to be deflate',
  'attack.body-deflate-junk.gains': 'Only gzip was thought of: another unpacker throws.',
  'attack.body-encoding-unknown.name': 'an encoding that does not exist',
  'attack.body-encoding-unknown.gains': 'What cannot be unpacked is read as it stands, or throws.',
  'attack.body-json-broken.name': 'JSON that breaks off',
  'attack.body-json-broken.gains':
    'The words of the parser quote the body, and a body may hold a password.',
  'attack.body-json-nested.name': '8,000 open brackets',
  'attack.body-json-nested.gains':
    'Depth costs the parser more than it costs the attacker, or ends the process.',
  'attack.body-utf16.name': 'credentials in UTF-16',
  'attack.body-utf16.gains': 'A filter in front and the server read two different bodies.',
  'attack.body-json-scalar-1.name': 'the JSON null',
  'attack.body-json-scalar-1.gains': 'A field of null is asked for, and the answer is a 500.',
  'attack.body-json-scalar-2.name': 'the JSON 5',
  'attack.body-json-scalar-2.gains': 'A field of 5 is asked for, and the answer is a 500.',
  'attack.body-json-scalar-3.name': 'the JSON "x"',
  'attack.body-json-scalar-3.gains': 'A field of "x" is asked for, and the answer is a 500.',
  'attack.body-json-list.name': 'a list of right credentials',
  'attack.body-json-list.gains': 'Filters that look into an object are passed by a list.',
  'attack.body-proto.name': 'right credentials below __proto__ in JSON',
  'attack.body-proto.gains':
    'What was parsed inherits fields that nobody sent, or all objects of the server do.',
  'attack.body-constructor.name': 'right credentials below constructor.prototype in JSON',
  'attack.body-constructor.gains':
    'A deep merge gives all objects of the server a username and a password.',
  'attack.body-form-proto.name': 'right credentials below __proto__ in a form',
  'attack.body-form-proto.gains': 'What was parsed inherits fields that nobody sent.',
  'attack.body-null.name': '"access_token": null in JSON',
  'attack.body-null.gains':
    'null counts as a token, and a client without one is told that it has a bad one.',
  'attack.body-deep.name': 'a good token deeper in JSON',
  'attack.body-deep.gains': 'A token is found where nobody else looks for one.',
  'attack.body-list.name': 'a good token in an object in a list',
  'attack.body-list.gains': 'A list that stands for an object is searched like one.',
  'attack.body-token-proto.name': 'a good token below __proto__ in a form',
  'attack.body-token-proto.gains': 'A field that was inherited counts as one that was sent.',
  'attack.body-plain.name': 'a good token in plain text',
  'attack.body-plain.gains': 'Other sites can send plain text without asking: forms do it.',
  'attack.body-plain-json.name': 'a good token in JSON that calls itself plain text',
  'attack.body-plain-json.gains':
    'JSON from other sites comes in without the question that browsers ask first.',
  'attack.body-untyped.name': 'a good token in a body of no type',
  'attack.body-untyped.gains':
    'The server guesses what it reads, and guesses unlike the filter in front.',
  'attack.body-multipart.name': 'a good token in a multipart body',
  'attack.body-multipart.gains':
    'A carrier that nobody promised is read, with a parser that has its own holes.',
  'attack.body-of-get.name': 'a good token in the body of a GET',
  'attack.body-of-get.gains':
    'Caches answer a GET by its address alone: the next stranger gets this user’s answer.',
} as const;
