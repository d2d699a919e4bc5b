/** The name of each of the attacks with other members in the header, and what an attacker gains. */
export const header = {
  'attack.typ-dpop-jwt.name': 'typ "dpop+jwt"',
  'attack.typ-dpop-jwt.gains':
    'A proof of possession that is signed with the same secret works as an access token.',
  'attack.typ-refresh-jwt.name': 'typ "refresh+jwt"',
  'attack.typ-refresh-jwt.gains':
    'A refresh token that is signed with the same secret works as an access token.',
  'attack.typ-at-jwt.name': 'typ "at+jwt"',
  'attack.typ-at-jwt.gains':
    'An access token of another profile that is signed with the same secret works here.',
  'attack.typ-logout-jwt.name': 'typ "logout+jwt"',
  'attack.typ-logout-jwt.gains':
    'A logout notice that is signed with the same secret works as an access token.',
  'attack.typ-jose.name': 'typ "JOSE"',
  'attack.typ-jose.gains': 'Any signed document works as a token.',
  'attack.typ-number.name': 'typ 1',
  'attack.typ-number.gains': 'Two programs disagree about the type of the token.',
  'attack.typ-null.name': 'typ null',
  'attack.typ-null.gains': 'The check refuses a wrong type, but not null.',
  'attack.crit-unknown.name': 'crit with an unknown extension',
  'attack.crit-unknown.gains': 'The server ignores a rule that the issuer calls critical.',
  'attack.crit-b64.name': 'crit with b64, and b64 false',
  'attack.crit-b64.gains': 'The server reads the claims in another encoding than other programs.',
  'attack.crit-exp.name': 'crit with exp, which is not an extension',
  'attack.crit-exp.gains': 'The server accepts a malformed crit, so it does not read crit at all.',
  'attack.crit-kid.name': 'crit with kid, which is not an extension',
  'attack.crit-kid.gains':
    'The server accepts a crit that the RFC forbids, so it does not read it.',
  'attack.crit-empty.name': 'crit with an empty array',
  'attack.crit-empty.gains': 'The server accepts an empty crit, which the RFC forbids.',
  'attack.crit-text.name': 'crit with a string',
  'attack.crit-text.gains': 'The server accepts a string where the RFC requires an array.',
  'attack.b64-false.name': 'b64 false',
  'attack.b64-false.gains': 'A program that knows b64 reads other claims than this server.',
  'attack.zip.name': 'zip "DEF"',
  'attack.zip.gains': 'A program that decompresses the claims reads other claims than this server.',
  'attack.enc.name': 'enc "A256GCM"',
  'attack.enc.gains': 'The server accepts a signed token that says it is encrypted.',
  'attack.cty-jwt.name': 'cty "JWT"',
  'attack.cty-jwt.gains': 'The server takes the envelope of a nested token for the token itself.',
  'attack.kid-unknown.name': 'kid of a key that does not exist',
  'attack.kid-unknown.gains':
    'The server ignores kid, so a leaked key cannot be revoked by its name.',
  'attack.kid-constructor.name': 'kid "constructor"',
  'attack.kid-constructor.gains':
    'The server looks keys up in a plain object and finds an inherited value.',
  'attack.kid-number.name': 'kid 0',
  'attack.kid-number.gains': 'The server looks up a number and finds the first key of an array.',
  'attack.kid-list.name': 'kid with an array',
  'attack.kid-list.gains':
    'The array reaches a database query, which takes it for several parameters.',
  'attack.kid-long.name': 'kid of 8 kB',
  'attack.kid-long.gains': 'The attacker fills caches and logs with invented names.',
  'attack.jwk-signed.name': 'jwk together with the right signature',
  'attack.jwk-signed.gains': 'Another program that reads this token may use the key in it.',
  'attack.header-unknown.name': 'a header member that no standard defines',
  'attack.header-unknown.gains':
    'The server ignores unknown members, also those of a later standard.',
} as const;
