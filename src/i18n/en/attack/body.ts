/** The name of each of the attacks with bodies, and what an attacker gains. */
export const body = {
  'attack.body-large-json.name': 'a password of 64 KB in JSON',
  'attack.body-large-json.gains':
    'The attacker decides how much memory and hashing each request costs the server.',
  'attack.body-large-form.name': 'a password of 64 KB in a form',
  'attack.body-large-form.gains': 'The limit is only for JSON, so a form gets around it.',
  'attack.body-megabyte.name': 'a password of 1 MB',
  'attack.body-megabyte.gains':
    'A few slow clients fill the memory, and the password hash keeps the processor busy.',
  'attack.body-token-large.name': 'a token of 64 KB in the body',
  'attack.body-token-large.gains':
    'Every step of the server reads, splits and hashes 64 KB for the attacker.',
  'attack.body-length-unknown.name': 'a password of 64 KB in chunks, without Content-Length',
  'attack.body-length-unknown.gains':
    'The limit trusts Content-Length, so a request without it gets around the limit.',
  'attack.body-gzip-junk.name': 'random bytes labelled as gzip',
  'attack.body-gzip-junk.gains': 'The attacker can cause a 500 with an error of the decompressor.',
  'attack.body-gzip.name': 'the right username and password in gzip',
  'attack.body-gzip.gains':
    'A filter in front of the server cannot read the compressed body, but the server can.',
  'attack.body-gzip-bomb.name': '1 MB of spaces, compressed to about 1 kB',
  'attack.body-gzip-bomb.gains':
    'The server needs a thousand times more memory than the attacker sends.',
  'attack.body-deflate-junk.name': 'random bytes labelled as deflate',
  'attack.body-deflate-junk.gains':
    'The server expects only errors of gzip, and returns 500 for an error of deflate.',
  'attack.body-encoding-unknown.name': 'a content encoding that does not exist',
  'attack.body-encoding-unknown.gains':
    'The server reads the body without decoding it, or returns 500.',
  'attack.body-json-broken.name': 'JSON that ends too early',
  'attack.body-json-broken.gains':
    'The error message of the parser quotes the body, which can contain a password.',
  'attack.body-json-nested.name': '8,000 open brackets',
  'attack.body-json-nested.gains': 'Deep nesting costs the parser much time, or ends the process.',
  'attack.body-utf16.name': 'the username and password in UTF-16',
  'attack.body-utf16.gains':
    'A filter in front of the server reads a different body than the server.',
  'attack.body-json-scalar-1.name': 'the JSON value null',
  'attack.body-json-scalar-1.gains': 'The server reads a field of null and returns 500.',
  'attack.body-json-scalar-2.name': 'the JSON value 5',
  'attack.body-json-scalar-2.gains': 'The server reads a field of 5 and returns 500.',
  'attack.body-json-scalar-3.name': 'the JSON value "x"',
  'attack.body-json-scalar-3.gains': 'The server reads a field of "x" and returns 500.',
  'attack.body-json-list.name': 'the right username and password inside an array',
  'attack.body-json-list.gains': 'A filter that checks only objects does not see the array.',
  'attack.body-proto.name': 'the right username and password under __proto__ in JSON',
  'attack.body-proto.gains':
    'The parsed body inherits fields that the client did not send, or all objects of the server do.',
  'attack.body-constructor.name':
    'the right username and password under constructor.prototype in JSON',
  'attack.body-constructor.gains':
    'After a deep merge, all objects of the server have a username and a password.',
  'attack.body-form-proto.name': 'the right username and password under __proto__ in a form',
  'attack.body-form-proto.gains': 'The parsed form inherits fields that the client did not send.',
  'attack.body-null.name': '"access_token": null in JSON',
  'attack.body-null.gains':
    'The server takes null for a token and tells a client without a token that its token is invalid.',
  'attack.body-deep.name': 'a valid token in a nested object of the JSON',
  'attack.body-deep.gains': 'The server reads the token from a place that filters do not check.',
  'attack.body-list.name': 'a valid token in an object inside an array',
  'attack.body-list.gains': 'The server searches an array for the token as if it were an object.',
  'attack.body-token-proto.name': 'a valid token under __proto__ in a form',
  'attack.body-token-proto.gains':
    'The server takes an inherited field for one that the client sent.',
  'attack.body-plain.name': 'a valid token in plain text',
  'attack.body-plain.gains':
    'Any other site can send plain text with a form, without a preflight request.',
  'attack.body-plain-json.name': 'a valid token in JSON labelled as plain text',
  'attack.body-plain-json.gains': 'Any other site can send this JSON without a preflight request.',
  'attack.body-untyped.name': 'a valid token in a body without a type',
  'attack.body-untyped.gains':
    'The server guesses the type, and a filter in front of it may guess another one.',
  'attack.body-multipart.name': 'a valid token in a multipart body',
  'attack.body-multipart.gains': 'The server uses one more parser, which can have bugs of its own.',
  'attack.body-of-get.name': 'a valid token in the body of a GET',
  'attack.body-of-get.gains':
    'A cache stores the response by its address and sends it to the next anonymous client.',
} as const;
