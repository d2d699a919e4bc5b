/** The name of each of the attacks on sessions and refresh tokens, and what an attacker gains. */
export const sessions = {
  'attack.refresh-replayed.name': 'a refresh token again, after its successor was used',
  'attack.refresh-replayed.gains':
    'A thief and the owner use one session, and the owner does not notice.',
  'attack.refresh-at-once.name': 'a refresh token four times at once',
  'attack.refresh-at-once.gains':
    'One stolen refresh token becomes several sessions that do not end together.',
  'attack.refresh-fixed.name': 'a login with a refresh token in the request',
  'attack.refresh-fixed.gains':
    'The attacker chooses the refresh token of the user in advance and then uses it.',
  'attack.refresh-as-access.name': 'a refresh token as access token',
  'attack.refresh-as-access.gains': 'A token that lives for weeks opens every route.',
  'attack.access-as-refresh.name': 'an access token as refresh token',
  'attack.access-as-refresh.gains':
    'Somebody who has stolen an access token gets new ones for ever.',
  'attack.refresh-guessable.name': 'a comparison of the refresh tokens of two sign-ins',
  'attack.refresh-guessable.gains': 'The attacker guesses the refresh tokens of other users.',
  'attack.refresh-stored.name': 'a look for caching headers in the response to a refresh',
  'attack.refresh-stored.gains': 'A cache stores both tokens and returns them to somebody else.',
  'attack.refresh-only-fields.name': 'the response to a refresh, field by field',
  'attack.refresh-only-fields.gains':
    'The response contains data of the session or the user that no client needs.',
  'attack.refresh-odd-values.name': 'refresh tokens that are not strings',
  'attack.refresh-odd-values.gains':
    'An operator or an array in the place of the token finds the session of another user.',
  'attack.refresh-repeated.name': 'several refresh tokens in one body',
  'attack.refresh-repeated.gains':
    'A filter checks one refresh token, and the server exchanges the other.',
  'attack.refresh-near.name': 'refresh tokens that are nearly right',
  'attack.refresh-near.gains': 'One token has several spellings, so a used one is not recognized.',
  'attack.refresh-long.name': 'refresh tokens of eight thousand characters and more',
  'attack.refresh-long.gains': 'The server hashes and searches for texts that cannot be a token.',
  'attack.refresh-elsewhere.name': 'a refresh token in the query, in a header or in a cookie',
  'attack.refresh-elsewhere.gains':
    'The refresh token is in logs and histories, or browsers send it by themselves.',
  'attack.refresh-media-types.name': 'a refresh token in a body of another type',
  'attack.refresh-media-types.gains':
    'A form of any page can send such a body without a preflight request.',
  'attack.refresh-methods.name': 'a refresh with other methods',
  'attack.refresh-methods.gains':
    'An image or a link on a page uses the refresh token and ends the session of the user.',
  'attack.refresh-guessed.name': 'refresh tokens of the right form that were never issued',
  'attack.refresh-guessed.gains':
    'Part of a refresh token is enough, so a thief needs less than the whole.',
  'attack.session-of-others.name': 'the end of sessions that do not belong to the user',
  'attack.session-of-others.gains':
    'A user signs other users out, or finds out which sessions exist.',
  'attack.session-end-anonymous.name': 'the list and the end of sessions, without a token',
  'attack.session-end-anonymous.gains': 'Anybody who has seen the id of a session ends it.',
  'attack.session-list.name': 'the list of sessions, field by field',
  'attack.session-list.gains':
    'A script on the page reads the refresh tokens of all devices of the user from the list.',
  'attack.session-ended-here.name': 'both tokens of a session, after its user has signed out',
  'attack.session-ended-here.gains': 'A stolen token works on after the user has signed out.',
  'attack.session-ended-elsewhere.name':
    'both tokens of a session that was ended from another device',
  'attack.session-ended-elsewhere.gains':
    'The user cannot stop a thief who has the tokens of a lost phone.',
  'attack.session-after-sign-out.name':
    'the tokens of two sessions, at once after a sign-out everywhere',
  'attack.session-after-sign-out.gains':
    'A thief refreshes in the moment after the sign-out and keeps the account.',
  'attack.session-after-password.name':
    'the tokens of two sessions, at once after a change of password',
  'attack.session-after-password.gains':
    'The user changes the password because of a theft, and the thief stays signed in.',
  'attack.sid-missing.name': 'a token without a session',
  'attack.sid-missing.gains':
    'A token from before the sessions, or from another service, can never be ended.',
  'attack.sid-unknown.name': 'tokens of sessions that do not exist',
  'attack.sid-unknown.gains':
    'The server does not look the session up, so tokens of an ended session stay valid.',
  'attack.sid-types.name': 'tokens with the right session in other types of JSON',
  'attack.sid-types.gains':
    'A value of another type passes the comparison or causes an error in the database.',
  'attack.sid-near.name': 'tokens with nearly the right session',
  'attack.sid-near.gains':
    'The server compares the session only roughly, so one session ends and its twin does not.',
} as const;
