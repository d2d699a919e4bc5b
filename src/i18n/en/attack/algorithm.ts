/** The name of each of the attacks that choose another algorithm, and what an attacker gains. */
export const algorithm = {
  'attack.alg-none.name': 'alg "none", and no signature',
  'attack.alg-none.gains': 'Anybody writes a token for anybody, with no key at all.',
  'attack.alg-none-capital.name': 'alg "None", and no signature',
  'attack.alg-none-capital.gains':
    'A filter for the word in small letters is passed, and no key is needed.',
  'attack.alg-none-capitals.name': 'alg "NONE", and no signature',
  'attack.alg-none-capitals.gains':
    'A filter for “none” and “None” is passed, and no key is needed.',
  'attack.alg-none-mixed.name': 'alg "nOnE", and no signature',
  'attack.alg-none-mixed.gains':
    'A list of forbidden spellings is passed by one that nobody thought of.',
  'attack.alg-empty.name': 'alg "", and no signature',
  'attack.alg-empty.gains': 'An empty name counts as no algorithm, and the token as checked.',
  'attack.alg-none-old-signature.name': 'alg "none", and the signature of a good token',
  'attack.alg-none-old-signature.gains':
    'A server that only asks whether there is a signature believes any claims.',
  'attack.alg-rs256-own-key.name': 'alg "RS256", signed with the attacker’s own RSA key',
  'attack.alg-rs256-own-key.gains': 'Whoever can make a key pair signs for anybody.',
  'attack.alg-es256-own-key.name': 'alg "ES256", signed with the attacker’s own key on P-256',
  'attack.alg-es256-own-key.gains':
    'A small key of the attacker’s, made in a moment, signs for anybody.',
  'attack.alg-es256-psychic.name': 'alg "ES256", and the psychic signature MAYCAQACAQA',
  'attack.alg-es256-psychic.gains':
    'A verifier that forgets to refuse zeros takes this one signature for every text.',
  'attack.alg-es256-zeros.name': 'alg "ES256", and a signature of 64 zero bytes',
  'attack.alg-es256-zeros.gains':
    'The same hole in the form that tokens use: r and s are zero, and everything verifies.',
  'attack.alg-rs256-unsigned.name': 'alg "RS256", and no signature',
  'attack.alg-rs256-unsigned.gains':
    'A server that has no key for RS256, and therefore nothing to compare, lets anybody in.',
  'attack.alg-rs256-random.name': 'alg "RS256", and a random signature',
  'attack.alg-rs256-random.gains':
    'An error in checking RS256 is taken for a success, or its words leave the server.',
  'attack.alg-es256-unsigned.name': 'alg "ES256", and no signature',
  'attack.alg-es256-unsigned.gains':
    'A server that has no key for ES256, and therefore nothing to compare, lets anybody in.',
  'attack.alg-es256-random.name': 'alg "ES256", and a random signature',
  'attack.alg-es256-random.gains':
    'An error in checking ES256 is taken for a success, or its words leave the server.',
  'attack.alg-ps256-unsigned.name': 'alg "PS256", and no signature',
  'attack.alg-ps256-unsigned.gains':
    'A server that has no key for PS256, and therefore nothing to compare, lets anybody in.',
  'attack.alg-ps256-random.name': 'alg "PS256", and a random signature',
  'attack.alg-ps256-random.gains':
    'An error in checking PS256 is taken for a success, or its words leave the server.',
  'attack.alg-eddsa-unsigned.name': 'alg "EdDSA", and no signature',
  'attack.alg-eddsa-unsigned.gains':
    'A server that has no key for EdDSA, and therefore nothing to compare, lets anybody in.',
  'attack.alg-eddsa-random.name': 'alg "EdDSA", and a random signature',
  'attack.alg-eddsa-random.gains':
    'An error in checking EdDSA is taken for a success, or its words leave the server.',
  'attack.alg-hs384-same-secret.name': 'alg "HS384", signed by it with the right secret',
  'attack.alg-hs384-same-secret.gains':
    'The sender chooses among all algorithms that the library knows, the weakest too.',
  'attack.alg-hs512-same-secret.name': 'alg "HS512", signed by it with the right secret',
  'attack.alg-hs512-same-secret.gains':
    'The sender chooses the algorithm, so nothing keeps anybody from choosing another.',
  'attack.alg-none-signed.name':
    'alg "none", though HS256 with the right secret is what it is signed with',
  'attack.alg-none-signed.gains':
    'A reader that goes by the header (alg "none") and this server take one token for two different things.',
  'attack.alg-hs384-label.name':
    'alg "HS384", though HS256 with the right secret is what it is signed with',
  'attack.alg-hs384-label.gains':
    'A reader that goes by the header (alg "HS384") and this server take one token for two different things.',
  'attack.alg-hs512-label.name':
    'alg "HS512", though HS256 with the right secret is what it is signed with',
  'attack.alg-hs512-label.gains':
    'A reader that goes by the header (alg "HS512") and this server take one token for two different things.',
  'attack.alg-rs256-label.name':
    'alg "RS256", though HS256 with the right secret is what it is signed with',
  'attack.alg-rs256-label.gains':
    'A reader that goes by the header (alg "RS256") and this server take one token for two different things.',
  'attack.alg-missing.name': 'no alg, though HS256 with the right secret is what it is signed with',
  'attack.alg-missing.gains':
    'A reader that goes by the header (no alg) and this server take one token for two different things.',
  'attack.alg-null.name': 'alg null, though HS256 with the right secret is what it is signed with',
  'attack.alg-null.gains':
    'A reader that goes by the header (alg null) and this server take one token for two different things.',
  'attack.alg-zero.name': 'alg 0, though HS256 with the right secret is what it is signed with',
  'attack.alg-zero.gains':
    'A reader that goes by the header (alg 0) and this server take one token for two different things.',
  'attack.alg-true.name': 'alg true, though HS256 with the right secret is what it is signed with',
  'attack.alg-true.gains':
    'A reader that goes by the header (alg true) and this server take one token for two different things.',
  'attack.alg-array.name':
    'alg ["HS256"], though HS256 with the right secret is what it is signed with',
  'attack.alg-array.gains':
    'A reader that goes by the header (alg ["HS256"]) and this server take one token for two different things.',
  'attack.alg-object.name': 'alg {}, though HS256 with the right secret is what it is signed with',
  'attack.alg-object.gains':
    'A reader that goes by the header (alg {}) and this server take one token for two different things.',
  'attack.alg-to-string.name':
    'alg with a toString of its own, though HS256 with the right secret is what it is signed with',
  'attack.alg-to-string.gains':
    'A reader that goes by the header (alg with a toString of its own) and this server take one token for two different things.',
  'attack.alg-small.name':
    'alg "hs256", though HS256 with the right secret is what it is signed with',
  'attack.alg-small.gains':
    'A reader that goes by the header (alg "hs256") and this server take one token for two different things.',
  'attack.alg-space.name':
    'alg "HS256" and a space, though HS256 with the right secret is what it is signed with',
  'attack.alg-space.gains':
    'A reader that goes by the header (alg "HS256" and a space) and this server take one token for two different things.',
  'attack.alg-nul.name':
    'alg "HS256" and a NUL, though HS256 with the right secret is what it is signed with',
  'attack.alg-nul.gains':
    'A reader that goes by the header (alg "HS256" and a NUL) and this server take one token for two different things.',
  'attack.alg-constructor.name':
    'alg "constructor", though HS256 with the right secret is what it is signed with',
  'attack.alg-constructor.gains':
    'A reader that goes by the header (alg "constructor") and this server take one token for two different things.',
  'attack.alg-proto.name':
    'alg "__proto__", though HS256 with the right secret is what it is signed with',
  'attack.alg-proto.gains':
    'A reader that goes by the header (alg "__proto__") and this server take one token for two different things.',
  'attack.alg-name-in-capitals.name':
    '"ALG" for "alg", though HS256 with the right secret is what it is signed with',
  'attack.alg-name-in-capitals.gains':
    'A reader that goes by the header ("ALG" for "alg") and this server take one token for two different things.',
} as const;
