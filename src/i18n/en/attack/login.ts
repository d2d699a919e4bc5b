/** The name of each of the attacks on the sign-in, and what an attacker gains. */
export const login = {
  'attack.password-wrong.name': 'a wrong password',
  'attack.password-wrong.gains': 'A name is enough to be anybody.',
  'attack.password-empty.name': 'an empty password',
  'attack.password-empty.gains': 'A password that is not there is the right one.',
  'attack.password-short.name': 'the right password without its last character',
  'attack.password-short.gains':
    'Only the beginning is compared: passwords can be found piece by piece.',
  'attack.password-long.name': 'the right password and a character',
  'attack.password-long.gains': 'The end of long passwords is worth nothing.',
  'attack.password-space.name': 'the right password and a space',
  'attack.password-space.gains':
    'Passwords are trimmed, so they are weaker than their owners think.',
  'attack.password-nul.name': 'the right password and a NUL',
  'attack.password-nul.gains': 'The hash ends at a NUL: whatever stands behind it does not count.',
  'attack.password-swapped-case.name':
    'the right password with small letters for capitals and capitals for small letters',
  'attack.password-swapped-case.gains':
    'Passwords know no case: guessing is easier by a bit a letter.',
  'attack.password-sql.name': 'SQL that is always true, for the password',
  'attack.password-sql.gains': 'The database is told that the password fits.',
  'attack.password-with-token.name': 'a wrong password, and a good token beside it',
  'attack.password-with-token.gains': 'A stolen token is exchanged for fresh ones, for ever.',
  'attack.username-sql.name': 'SQL that ends behind the name',
  'attack.username-sql.gains': 'The comparison of the password is cut off the query.',
  'attack.username-sql-any.name': 'SQL that is always true, for the name',
  'attack.username-sql-any.gains':
    'The first user of the table signs in, and that is often the administrator.',
  'attack.username-sql-drop.name': 'SQL that drops the table of users',
  'attack.username-sql-drop.gains': 'Nobody signs in any more.',
  'attack.username-wildcard.name': 'a wildcard for the name',
  'attack.username-wildcard.gains': 'One password is tried on all users at once.',
  'attack.username-nul.name': 'the right name and a NUL',
  'attack.username-nul.gains': 'One user has many names, and a limit for each name is passed.',
  'attack.username-newline.name': 'the right name and a newline',
  'attack.username-newline.gains':
    'A line of the log ends where the attacker likes: the next one says that root signed in.',
  'attack.username-empty.name': 'an empty name',
  'attack.username-empty.gains':
    'An account without a name, left over from a test, is open to everybody.',
  'attack.username-long.name': 'a name of 10 kB',
  'attack.username-long.gains': 'Logs and indexes are filled with what the attacker makes up.',
  'attack.username-surrogate.name': 'half a character for the name',
  'attack.username-surrogate.gains':
    'What is no proper text becomes a 500 in the database or in the log.',
  'attack.username-prototype.name': '__proto__ for the name',
  'attack.username-prototype.gains': 'A look-up of users in a plain object finds one.',
  'attack.username-id.name': 'the id of the user for the name',
  'attack.username-id.gains':
    'Ids, which stand in every token and address, can be used to try passwords.',
  'attack.login-username-number.name': 'for the name: 1',
  'attack.login-username-number.gains':
    'A user is found without a name: a number fits another type of column, where 1 equals “1” and more.',
  'attack.login-username-zero.name': 'for the name: 0',
  'attack.login-username-zero.gains':
    'A user is found without a name: some databases take 0 for every text that is no number.',
  'attack.login-username-true.name': 'for the name: true',
  'attack.login-username-true.gains':
    'A user is found without a name: true fits whatever is there.',
  'attack.login-username-null.name': 'for the name: null',
  'attack.login-username-null.gains':
    'A user is found without a name: null fits whatever was never set.',
  'attack.login-username-list.name': 'for the name: ["x"]',
  'attack.login-username-list.gains':
    'A user is found without a name: a list becomes several parameters of a query, or one text.',
  'attack.login-username-object.name': 'for the name: {}',
  'attack.login-username-object.gains':
    'A user is found without a name: an object is a question without a condition.',
  'attack.login-username-operator.name': 'for the name: {"$gt":""}',
  'attack.login-username-operator.gains':
    'A user is found without a name: an operator is a question that is always true.',
  'attack.login-username-missing.name': 'for the name: nothing',
  'attack.login-username-missing.gains':
    'A user is found without a name: what is not there is asked for its length: a 500, again and again.',
  'attack.login-password-number.name': 'for the password: 1',
  'attack.login-password-number.gains':
    'A password fits that nobody has: a number fits another type of column, where 1 equals “1” and more.',
  'attack.login-password-zero.name': 'for the password: 0',
  'attack.login-password-zero.gains':
    'A password fits that nobody has: some databases take 0 for every text that is no number.',
  'attack.login-password-true.name': 'for the password: true',
  'attack.login-password-true.gains':
    'A password fits that nobody has: true fits whatever is there.',
  'attack.login-password-null.name': 'for the password: null',
  'attack.login-password-null.gains':
    'A password fits that nobody has: null fits whatever was never set.',
  'attack.login-password-list.name': 'for the password: ["x"]',
  'attack.login-password-list.gains':
    'A password fits that nobody has: a list becomes several parameters of a query, or one text.',
  'attack.login-password-object.name': 'for the password: {}',
  'attack.login-password-object.gains':
    'A password fits that nobody has: an object is a question without a condition.',
  'attack.login-password-operator.name': 'for the password: {"$gt":""}',
  'attack.login-password-operator.gains':
    'A password fits that nobody has: an operator is a question that is always true.',
  'attack.login-password-missing.name': 'for the password: nothing',
  'attack.login-password-missing.gains':
    'A password fits that nobody has: what is not there is asked for its length: a 500, again and again.',
  'attack.login-empty.name': 'nothing at all',
  'attack.login-empty.gains': 'A field of nothing is asked for, and the answer is a 500.',
  'attack.login-nested.name': 'right credentials one level down',
  'attack.login-nested.gains': 'Filters and limits look at other fields than the server.',
  'attack.login-form-twice.name': 'two names in a form',
  'attack.login-form-twice.gains': 'A limit counts the one name, and the server tries the other.',
  'attack.login-form-list.name': 'username[]= in a form',
  'attack.login-form-list.gains':
    'A list reaches the database, which takes it for several parameters.',
  'attack.login-form-object.name': 'password[$gt]= in a form',
  'attack.login-form-object.gains':
    'A form becomes a question to the database that is always true.',
  'attack.login-query.name': 'right credentials in the query',
  'attack.login-query.gains':
    'Passwords stay in logs, in histories and in what browsers tell the next site.',
  'attack.login-basic.name': 'right credentials in Authorization: Basic',
  'attack.login-basic.gains':
    'Browsers remember such credentials, and send them with what other sites make up.',
  'attack.login-get.name': 'right credentials in the query of a GET',
  'attack.login-get.gains': 'A link signs somebody in, into an account of the attacker’s.',
  'attack.login-plain.name': 'right credentials in plain text',
  'attack.login-plain.gains':
    'Other sites can sign a browser in without asking: forms send plain text.',
  'attack.login-multipart.name': 'right credentials in a multipart body',
  'attack.login-multipart.gains':
    'A parser that nobody promised is open to everybody, with holes of its own.',
  'attack.unknown-user-words.name': 'an unknown user, and a known one with a wrong password',
  'attack.unknown-user-words.gains':
    'A list of names, asked for one by one, tells who has an account.',
  'attack.unknown-user-time.name': 'an unknown user and a known one, six times at the same time',
  'attack.unknown-user-time.gains': 'The time tells what the words hide: which names exist.',
} as const;
