/** The name of each of the attacks on how a sign-in is read and what it costs, and what an attacker gains. */
export const costlySignIn = {
  'attack.body-not-utf8.name': 'logins with bytes that are not UTF-8',
  'attack.body-not-utf8.gains':
    'The server replaces or drops the bytes, so several different passwords open the account.',
  'attack.login-members-twice.name': 'logins that contain the username or the password twice',
  'attack.login-members-twice.gains':
    'A filter in front of the server checks one of the two values, and the server uses the other.',
  'attack.body-token-twice.name': 'a JSON body that contains access_token twice',
  'attack.body-token-twice.gains':
    'The log or a filter sees one token, and the server uses the other.',
  'attack.credentials-multipart.name':
    'multipart bodies to every route that reads a password or a refresh token',
  'attack.credentials-multipart.gains':
    'A form of any page can send multipart without a preflight request, and the reason for the refusal misleads your own users.',
  'attack.login-shapeless.name': 'many logins without a password, and then a right one',
  'attack.login-shapeless.gains':
    'Requests that cost the attacker nothing use up the limit of a user, who cannot sign in any more.',
  'attack.username-accents.name': 'a username of thousands of accents',
  'attack.username-accents.gains':
    'Each request keeps the server busy for so long that a few of them a second stop it for all users.',
} as const;
