/** The name of each of the attacks with other members in the header, and what an attacker gains. */
export const header = {
  'attack.typ-dpop-jwt.name': 'typ "dpop+jwt"',
  'attack.typ-dpop-jwt.gains':
    'Where one secret signs both, a proof of possession opens the door that only access tokens should open.',
  'attack.typ-refresh-jwt.name': 'typ "refresh+jwt"',
  'attack.typ-refresh-jwt.gains':
    'Where one secret signs both, a refresh token opens the door that only access tokens should open.',
  'attack.typ-at-jwt.name': 'typ "at+jwt"',
  'attack.typ-at-jwt.gains':
    'Where one secret signs both, an access token of another profile opens the door that only access tokens should open.',
  'attack.typ-logout-jwt.name': 'typ "logout+jwt"',
  'attack.typ-logout-jwt.gains':
    'Where one secret signs both, a logout notice opens the door that only access tokens should open.',
  'attack.typ-jose.name': 'typ "JOSE"',
  'attack.typ-jose.gains': 'Any signed document passes for a token.',
  'attack.typ-number.name': 'typ 1',
  'attack.typ-number.gains': 'Two readers disagree on what kind of token this is.',
  'attack.typ-null.name': 'typ null',
  'attack.typ-null.gains': 'A check for the wrong type is passed by having none.',
  'attack.crit-unknown.name': 'crit naming an extension that nobody knows',
  'attack.crit-unknown.gains': 'A condition that the issuer called critical is dropped.',
  'attack.crit-b64.name': 'crit naming b64, and b64 false',
  'attack.crit-b64.gains': 'The claims are read in one encoding here and in another elsewhere.',
  'attack.crit-exp.name': 'crit naming exp, which is no extension',
  'attack.crit-exp.gains': 'A malformed crit passes, so a proper one is not read either.',
  'attack.crit-kid.name': 'crit naming kid, which is no extension',
  'attack.crit-kid.gains': 'A forbidden crit passes, so a proper one is not read either.',
  'attack.crit-empty.name': 'crit an empty list',
  'attack.crit-empty.gains': 'A list without a demand passes, so one with a demand may, too.',
  'attack.crit-text.name': 'crit a text',
  'attack.crit-text.gains': 'A text passes for a list of demands, and none of them is met.',
  'attack.b64-false.name': 'b64 false',
  'attack.b64-false.gains': 'A reader that knows b64 sees other claims than this server.',
  'attack.zip.name': 'zip "DEF"',
  'attack.zip.gains': 'A reader that unpacks sees other claims, or is flooded by them.',
  'attack.enc.name': 'enc "A256GCM"',
  'attack.enc.gains': 'A signed token passes where an encrypted one is meant.',
  'attack.cty-jwt.name': 'cty "JWT"',
  'attack.cty-jwt.gains': 'The envelope of another token passes for the token.',
  'attack.kid-unknown.name': 'kid of a key that never was',
  'attack.kid-unknown.gains': 'A key that leaked cannot be withdrawn: its name means nothing.',
  'attack.kid-constructor.name': 'kid "constructor"',
  'attack.kid-constructor.gains':
    'A look-up of keys in a plain object finds what nobody put there.',
  'attack.kid-number.name': 'kid 0',
  'attack.kid-number.gains':
    'What is no text reaches the look-up of keys, and the first one in a list is found.',
  'attack.kid-list.name': 'kid a list',
  'attack.kid-list.gains':
    'A list reaches the look-up of keys, where databases take it for several parameters.',
  'attack.kid-long.name': 'kid of 8 kB',
  'attack.kid-long.gains': 'Caches and logs fill up with names that the attacker makes up.',
  'attack.jwk-signed.name': 'a jwk beside the right signature',
  'attack.jwk-signed.gains': 'The next reader of this token takes the key that it offers.',
  'attack.header-unknown.name': 'a member that nobody has defined',
  'attack.header-unknown.gains':
    'Whatever is added to the header goes unread, in the next version of the format, too.',
} as const;
