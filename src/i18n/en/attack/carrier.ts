/** The name of each of the attacks with several tokens, or with a token in an unexpected place, and what an attacker gains. */
export const carrier = {
  'attack.carrier-header.name': 'a good token in the header alone',
  'attack.carrier-header.gains':
    'Nobody reads the header: what it holds is never judged, and who relies on it is a stranger.',
  'attack.carrier-query.name': 'a good token in the query alone',
  'attack.carrier-query.gains':
    'Nobody reads the query: what it holds is never judged, and who relies on it is a stranger.',
  'attack.carrier-body.name': 'a good token in the body alone',
  'attack.carrier-body.gains':
    'Nobody reads the body: what it holds is never judged, and who relies on it is a stranger.',
  'attack.carrier-good-body-bad-header.name': 'a good token in the body, a bad one in the header',
  'attack.carrier-good-body-bad-header.gains':
    'A log or a cache in between believes the one, and the server the other.',
  'attack.carrier-good-query-bad-header.name': 'a good token in the query, a bad one in the header',
  'attack.carrier-good-query-bad-header.gains':
    'An address shows one token in every log, and another one counts.',
  'attack.carrier-empty-body-good-header.name':
    'an empty token in the body, a good one in the header',
  'attack.carrier-empty-body-good-header.gains': 'A form with an empty field signs its user out.',
  'attack.carrier-bad-header.name': 'a bad token in the header alone',
  'attack.carrier-bad-header.gains':
    'A bad token in the header passes for none, or for a good one.',
  'attack.carrier-bad-query.name': 'a bad token in the query alone',
  'attack.carrier-bad-query.gains': 'A bad token in the query passes for none, or for a good one.',
  'attack.carrier-bad-body.name': 'a bad token in the body alone',
  'attack.carrier-bad-body.gains': 'A bad token in the body passes for none, or for a good one.',
  'attack.carrier-bad-body-good-header.name': 'a bad token in the body, a good one in the header',
  'attack.carrier-bad-body-good-header.gains':
    'What a filter in front refuses is rescued by another carrier.',
  'attack.carrier-bad-body-good-query.name': 'a bad token in the body, a good one in the query',
  'attack.carrier-bad-body-good-query.gains':
    'A form decides nothing once its address was made by somebody else.',
  'attack.carrier-bad-query-good-header.name': 'a bad token in the query, a good one in the header',
  'attack.carrier-bad-query-good-header.gains':
    'A link that somebody else made goes unnoticed, whatever token it brings.',
  'attack.query-nul.name': 'a good token and %00 in the query',
  'attack.query-nul.gains': 'Where texts end at a NUL, filter and server see two different tokens.',
  'attack.query-broken-escape.name': 'a broken escape in the query',
  'attack.query-broken-escape.gains':
    'An address that cannot be decoded becomes a 500, or passes for no token.',
  'attack.query-long.name': 'a query token of 10 kB',
  'attack.query-long.gains':
    'Every request makes the whole chain read whatever the attacker sends.',
  'attack.query-twice-good-first.name': 'two tokens in the query, a good and a bad one',
  'attack.query-twice-good-first.gains':
    'Two programs that read one address believe two different tokens.',
  'attack.query-twice-bad-first.name': 'two tokens in the query, a bad and a good one',
  'attack.query-twice-bad-first.gains': 'A filter that looks at the first is passed by the second.',
  'attack.query-twice-same.name': 'the same good token twice in the query',
  'attack.query-twice-same.gains':
    'A list reaches the code that expects a text: a crash, or a surprise.',
  'attack.query-twice-good-header.name': 'two texts in the query, a good token in the header',
  'attack.query-twice-good-header.gains':
    'A malformed carrier is skipped, and another one rescues the request.',
  'attack.query-comma.name': 'two tokens in the query, with a comma between them',
  'attack.query-comma.gains': 'A list passes for a text, and every reader takes another end of it.',
  'attack.header-twice.name': 'the header sent twice, with a good and a bad token',
  'attack.header-twice.gains':
    'A proxy takes the first and the server the last, or both of them as one text.',
  'attack.header-twice-same.name': 'the header sent twice, with the same good token',
  'attack.header-twice-same.gains':
    'Two values become one text, and nobody notices that there were two.',
  'attack.header-twice-empty.name': 'the header sent twice, once empty',
  'attack.header-twice-empty.gains': 'A proxy sees no token where the server sees one.',
  'attack.header-comma.name': 'two tokens in one header, with a comma between them',
  'attack.header-comma.gains': 'What a proxy joins passes for one token.',
  'attack.form-twice.name': 'two tokens in a form, a bad and a good one',
  'attack.form-twice.gains': 'Two programs that read one form believe two different tokens.',
  'attack.form-twice-same.name': 'the same good token twice in a form',
  'attack.form-twice-same.gains':
    'A list in a form crashes the code that expects a text, or becomes one text with a comma.',
  'attack.body-token-number.name': '"access_token": 1 in the body, a good token in the header',
  'attack.body-token-number.gains':
    'A number has no split(): the attacker makes a 500 whenever they like.',
  'attack.body-token-zero.name': '"access_token": 0 in the body, a good token in the header',
  'attack.body-token-zero.gains':
    'Zero counts as no token, and another carrier rescues the request.',
  'attack.body-token-true.name': '"access_token": true in the body, a good token in the header',
  'attack.body-token-true.gains':
    'true has no split(): the attacker makes a 500 whenever they like.',
  'attack.body-token-false.name': '"access_token": false in the body, a good token in the header',
  'attack.body-token-false.gains':
    'false counts as no token, and another carrier rescues the request.',
  'attack.body-token-list.name': '"access_token": ["x"] in the body, a good token in the header',
  'attack.body-token-list.gains':
    'A list of one text becomes that text, here and not in the filter in front.',
  'attack.body-token-empty-list.name': '"access_token": [] in the body, a good token in the header',
  'attack.body-token-empty-list.gains':
    'An empty list becomes an empty text, and another carrier rescues the request.',
  'attack.body-token-object.name':
    '"access_token": {"token":"x"} in the body, a good token in the header',
  'attack.body-token-object.gains':
    'An object reaches the code that expects a text: a crash, or a surprise.',
  'attack.body-token-operator.name':
    '"access_token": {"$gt":""} in the body, a good token in the header',
  'attack.body-token-operator.gains':
    'A list of withdrawn tokens in a database is asked for “anything”.',
  'attack.carrier-authorization.name': 'a good token in Authorization: Bearer',
  'attack.carrier-authorization.gains':
    'A carrier that nobody promised is one that nobody guards or redacts.',
  'attack.carrier-cookie.name': 'a good token in a cookie',
  'attack.carrier-cookie.gains':
    'Browsers send cookies by themselves, with requests that other sites make up.',
  'attack.carrier-underscores.name': 'a good token in the header x_access_token',
  'attack.carrier-underscores.gains':
    'Some proxies take it for x-access-token and some do not, and one of them guards you.',
  'attack.query-brackets.name': 'a good token in ?access_token[]=',
  'attack.query-brackets.gains': 'What redacts access_token in logs does not see ?access_token[]=.',
  'attack.query-object.name': 'a good token in ?access_token[x]=',
  'attack.query-object.gains': 'What redacts access_token in logs does not see ?access_token[x]=.',
  'attack.query-capitals.name': 'a good token in ?ACCESS_TOKEN=',
  'attack.query-capitals.gains': 'What redacts access_token in logs does not see ?ACCESS_TOKEN=.',
  'attack.query-semicolon.name': 'a good token in ?x=1;access_token=',
  'attack.query-semicolon.gains':
    'What redacts access_token in logs does not see ?x=1;access_token=.',
  'attack.query-other-name.name': 'a good token in ?token=',
  'attack.query-other-name.gains': 'What redacts access_token in logs does not see ?token=.',
  'attack.carrier-path.name': 'a good token in the path',
  'attack.carrier-path.gains': 'Paths are logged and cached by everybody, and nobody redacts them.',
} as const;
