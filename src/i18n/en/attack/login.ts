/** The name of each of the attacks on the sign-in, and what an attacker gains. */
export const login = {
  'attack.password-wrong.name': 'a wrong password',
  'attack.password-wrong.gains': 'The attacker needs only a username to sign in.',
  'attack.password-empty.name': 'an empty password',
  'attack.password-empty.gains': 'The server accepts a missing password.',
  'attack.password-short.name': 'the right password without its last character',
  'attack.password-short.gains':
    'The server compares only the beginning, so the attacker can guess a password piece by piece.',
  'attack.password-long.name': 'the right password and one more character',
  'attack.password-long.gains':
    'The server ignores the end of long passwords, so they are weaker than they look.',
  'attack.password-space.name': 'the right password and a space',
  'attack.password-space.gains':
    'The server trims passwords, so they are weaker than their owners think.',
  'attack.password-nul.name': 'the right password, a NUL and one more character',
  'attack.password-nul.gains': 'The hash stops at the NUL and ignores the rest of the password.',
  'attack.password-swapped-case.name': 'the right password with upper and lower case exchanged',
  'attack.password-swapped-case.gains':
    'The server ignores the case of letters, so passwords are easier to guess.',
  'attack.password-sql.name': 'SQL that is always true, as the password',
  'attack.password-sql.gains': 'The SQL changes the query, so that any password is right.',
  'attack.password-with-token.name': 'a wrong password together with a valid token',
  'attack.password-with-token.gains':
    'The attacker can exchange a stolen token for new ones for ever.',
  'attack.username-sql.name': 'the right username and SQL that ends the query',
  'attack.username-sql.gains': 'The SQL removes the comparison of the password from the query.',
  'attack.username-sql-any.name': 'SQL that is always true, as the username',
  'attack.username-sql-any.gains':
    'The attacker is signed in as the first user, who is often the administrator.',
  'attack.username-sql-drop.name': 'SQL that deletes the table of users',
  'attack.username-sql-drop.gains': 'No user can sign in any more.',
  'attack.username-wildcard.name': 'a wildcard as the username',
  'attack.username-wildcard.gains': 'The attacker tries one password on all users at once.',
  'attack.username-nul.name': 'the right username and a NUL',
  'attack.username-nul.gains':
    'One user has many names, so a rate limit for each name does not help.',
  'attack.username-newline.name': 'the right username, a line break and a false log entry',
  'attack.username-newline.gains':
    'The attacker writes a false line into the log, which says that root has signed in.',
  'attack.username-empty.name': 'an empty username',
  'attack.username-empty.gains':
    'An account without a name, left over from a test, is open to everyone.',
  'attack.username-long.name': 'a username of 10 kB',
  'attack.username-long.gains': 'The attacker fills logs and database indexes.',
  'attack.username-surrogate.name': 'half a character as the username',
  'attack.username-surrogate.gains':
    'An invalid string causes a 500 in the database or in the log.',
  'attack.username-prototype.name': '__proto__ as the username',
  'attack.username-prototype.gains':
    'The server looks users up in a plain object and finds its prototype.',
  'attack.username-id.name': 'the id of the user as the username',
  'attack.username-id.gains': 'The attacker tries passwords with ids, which are in every token.',
  'attack.login-username-number.name': 'username: 1',
  'attack.login-username-number.gains':
    'The database compares the number with a column of strings, where 1 equals "1" and other strings, so the attacker is signed in without a username.',
  'attack.login-username-zero.name': 'username: 0',
  'attack.login-username-zero.gains':
    'Some databases treat every string that is not a number as 0, so the attacker is signed in without a username.',
  'attack.login-username-true.name': 'username: true',
  'attack.login-username-true.gains':
    'The database matches true with every value that is set, so the attacker is signed in without a username.',
  'attack.login-username-null.name': 'username: null',
  'attack.login-username-null.gains':
    'The database matches null with every value that was never set, so the attacker is signed in without a username.',
  'attack.login-username-list.name': 'username: ["x"]',
  'attack.login-username-list.gains':
    'The array becomes several parameters of the query, or one string, so the attacker is signed in without a username.',
  'attack.login-username-object.name': 'username: {}',
  'attack.login-username-object.gains':
    'The object becomes a query without a condition, so the attacker is signed in without a username.',
  'attack.login-username-operator.name': 'username: {"$gt":""}',
  'attack.login-username-operator.gains':
    'The operator becomes a condition that is always true, so the attacker is signed in without a username.',
  'attack.login-username-missing.name': 'no username',
  'attack.login-username-missing.gains':
    'The server reads the length of the missing username and returns 500.',
  'attack.login-password-number.name': 'password: 1',
  'attack.login-password-number.gains':
    'The database compares the number with a column of strings, where 1 equals "1" and other strings, so the attacker is signed in without a password.',
  'attack.login-password-zero.name': 'password: 0',
  'attack.login-password-zero.gains':
    'Some databases treat every string that is not a number as 0, so the attacker is signed in without a password.',
  'attack.login-password-true.name': 'password: true',
  'attack.login-password-true.gains':
    'The database matches true with every value that is set, so the attacker is signed in without a password.',
  'attack.login-password-null.name': 'password: null',
  'attack.login-password-null.gains':
    'The database matches null with every value that was never set, so the attacker is signed in without a password.',
  'attack.login-password-list.name': 'password: ["x"]',
  'attack.login-password-list.gains':
    'The array becomes several parameters of the query, or one string, so the attacker is signed in without a password.',
  'attack.login-password-object.name': 'password: {}',
  'attack.login-password-object.gains':
    'The object becomes a query without a condition, so the attacker is signed in without a password.',
  'attack.login-password-operator.name': 'password: {"$gt":""}',
  'attack.login-password-operator.gains':
    'The operator becomes a condition that is always true, so the attacker is signed in without a password.',
  'attack.login-password-missing.name': 'no password',
  'attack.login-password-missing.gains':
    'The server reads the length of the missing password and returns 500.',
  'attack.login-empty.name': 'an empty JSON object',
  'attack.login-empty.gains': 'The server reads a field that is missing and returns 500.',
  'attack.login-nested.name': 'the right username and password in a nested object',
  'attack.login-nested.gains': 'Filters and rate limits look at other fields than the server.',
  'attack.login-form-twice.name': 'two usernames in a form',
  'attack.login-form-twice.gains':
    'The rate limit counts one username, but the server tries the other.',
  'attack.login-form-list.name': 'username[]= in a form',
  'attack.login-form-list.gains':
    'The array reaches the database, which takes it for several parameters.',
  'attack.login-form-object.name': 'password[$gt]= in a form',
  'attack.login-form-object.gains': 'The form becomes a database query that is always true.',
  'attack.login-query.name': 'the right username and password in the query',
  'attack.login-query.gains':
    'Passwords stay in logs and browser histories, and browsers send them to the next site.',
  'attack.login-basic.name': 'the right username and password in Authorization: Basic',
  'attack.login-basic.gains':
    'Browsers remember these credentials and also send them with requests from other sites.',
  'attack.login-get.name': 'the right username and password in the query of a GET',
  'attack.login-get.gains': 'A link signs the victim in to an account of the attacker.',
  'attack.login-plain.name': 'the right username and password in plain text',
  'attack.login-plain.gains':
    'Another site can sign a browser in with a form, without a preflight request.',
  'attack.login-multipart.name': 'the right username and password in a multipart body',
  'attack.login-multipart.gains':
    'The server offers one more parser to everyone, and it can have bugs of its own.',
  'attack.unknown-user-words.name':
    'an unknown user, compared with a known user and a wrong password',
  'attack.unknown-user-words.gains':
    'The attacker learns from the response whether a username exists.',
  'attack.unknown-user-time.name':
    'an unknown and a known user, up to eight times at the same time',
  'attack.unknown-user-time.gains':
    'The attacker learns from the response time whether a username exists.',
} as const;
