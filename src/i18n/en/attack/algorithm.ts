/** The name of each of the attacks that choose another algorithm, and what an attacker gains. */
export const algorithm = {
  'attack.alg-none.name': 'alg "none", no signature',
  'attack.alg-none.gains': 'The attacker creates tokens for every user without any key.',
  'attack.alg-none-capital.name': 'alg "None", no signature',
  'attack.alg-none-capital.gains': 'The filter looks only for "none", so "None" needs no key.',
  'attack.alg-none-capitals.name': 'alg "NONE", no signature',
  'attack.alg-none-capitals.gains':
    'The filter looks only for "none" and "None", so "NONE" needs no key.',
  'attack.alg-none-mixed.name': 'alg "nOnE", no signature',
  'attack.alg-none-mixed.gains': 'A list of forbidden spellings does not contain this one.',
  'attack.alg-empty.name': 'alg "", no signature',
  'attack.alg-empty.gains':
    'The server takes an empty name for no algorithm and does not check the signature.',
  'attack.alg-none-old-signature.name': 'alg "none", with the signature of a valid token',
  'attack.alg-none-old-signature.gains':
    'The server checks only that there is a signature, and accepts any claims.',
  'attack.alg-rs256-own-key.name': 'alg "RS256", signed with an RSA key of the attacker',
  'attack.alg-rs256-own-key.gains': 'Anyone with an RSA key can sign tokens for every user.',
  'attack.alg-es256-own-key.name': 'alg "ES256", signed with a P-256 key of the attacker',
  'attack.alg-es256-own-key.gains': 'Anyone with a P-256 key can sign tokens for every user.',
  'attack.alg-es256-psychic.name':
    'alg "ES256", with the signature MAYCAQACAQA, which is two zeros',
  'attack.alg-es256-psychic.gains':
    'A verifier that does not refuse zeros accepts this signature for every text (CVE-2022-21449).',
  'attack.alg-es256-zeros.name': 'alg "ES256", with a signature of 64 zero bytes',
  'attack.alg-es256-zeros.gains':
    'A verifier that does not refuse zeros accepts this signature for every token.',
  'attack.alg-rs256-unsigned.name': 'alg "RS256", no signature',
  'attack.alg-rs256-unsigned.gains':
    'The server has no key for RS256, so it does not check the signature.',
  'attack.alg-rs256-random.name': 'alg "RS256", with a random signature',
  'attack.alg-rs256-random.gains':
    'The server takes an error of RS256 for success, or returns its error message.',
  'attack.alg-es256-unsigned.name': 'alg "ES256", no signature',
  'attack.alg-es256-unsigned.gains':
    'The server has no key for ES256, so it does not check the signature.',
  'attack.alg-es256-random.name': 'alg "ES256", with a random signature',
  'attack.alg-es256-random.gains':
    'The server takes an error of ES256 for success, or returns its error message.',
  'attack.alg-ps256-unsigned.name': 'alg "PS256", no signature',
  'attack.alg-ps256-unsigned.gains':
    'The server has no key for PS256, so it does not check the signature.',
  'attack.alg-ps256-random.name': 'alg "PS256", with a random signature',
  'attack.alg-ps256-random.gains':
    'The server takes an error of PS256 for success, or returns its error message.',
  'attack.alg-eddsa-unsigned.name': 'alg "EdDSA", no signature',
  'attack.alg-eddsa-unsigned.gains':
    'The server has no key for EdDSA, so it does not check the signature.',
  'attack.alg-eddsa-random.name': 'alg "EdDSA", with a random signature',
  'attack.alg-eddsa-random.gains':
    'The server takes an error of EdDSA for success, or returns its error message.',
  'attack.alg-hs384-same-secret.name': 'alg "HS384", signed with HS384 and the right secret',
  'attack.alg-hs384-same-secret.gains':
    'The sender of the token chooses the algorithm, even the weakest one of the library.',
  'attack.alg-hs512-same-secret.name': 'alg "HS512", signed with HS512 and the right secret',
  'attack.alg-hs512-same-secret.gains':
    'The server accepts an algorithm that it never uses itself.',
  'attack.alg-none-signed.name': 'alg "none", but signed with HS256 and the right secret',
  'attack.alg-none-signed.gains':
    'The server ignores the header (alg "none"), so a program that follows it reads the token differently.',
  'attack.alg-hs384-label.name': 'alg "HS384", but signed with HS256 and the right secret',
  'attack.alg-hs384-label.gains':
    'The server ignores the header (alg "HS384"), so a program that follows it reads the token differently.',
  'attack.alg-hs512-label.name': 'alg "HS512", but signed with HS256 and the right secret',
  'attack.alg-hs512-label.gains':
    'The server ignores the header (alg "HS512"), so a program that follows it reads the token differently.',
  'attack.alg-rs256-label.name': 'alg "RS256", but signed with HS256 and the right secret',
  'attack.alg-rs256-label.gains':
    'The server ignores the header (alg "RS256"), so a program that follows it reads the token differently.',
  'attack.alg-missing.name': 'no alg, but signed with HS256 and the right secret',
  'attack.alg-missing.gains':
    'The server ignores the header (no alg), so a program that follows it reads the token differently.',
  'attack.alg-null.name': 'alg null, but signed with HS256 and the right secret',
  'attack.alg-null.gains':
    'The server ignores the header (alg null), so a program that follows it reads the token differently.',
  'attack.alg-zero.name': 'alg 0, but signed with HS256 and the right secret',
  'attack.alg-zero.gains':
    'The server ignores the header (alg 0), so a program that follows it reads the token differently.',
  'attack.alg-true.name': 'alg true, but signed with HS256 and the right secret',
  'attack.alg-true.gains':
    'The server ignores the header (alg true), so a program that follows it reads the token differently.',
  'attack.alg-array.name': 'alg ["HS256"], but signed with HS256 and the right secret',
  'attack.alg-array.gains':
    'The server ignores the header (alg ["HS256"]), so a program that follows it reads the token differently.',
  'attack.alg-object.name': 'alg {}, but signed with HS256 and the right secret',
  'attack.alg-object.gains':
    'The server ignores the header (alg {}), so a program that follows it reads the token differently.',
  'attack.alg-to-string.name':
    'alg with its own toString, but signed with HS256 and the right secret',
  'attack.alg-to-string.gains':
    'The server ignores the header (alg with its own toString), so a program that follows it reads the token differently.',
  'attack.alg-small.name': 'alg "hs256", but signed with HS256 and the right secret',
  'attack.alg-small.gains':
    'The server ignores the header (alg "hs256"), so a program that follows it reads the token differently.',
  'attack.alg-space.name': 'alg "HS256" and a space, but signed with HS256 and the right secret',
  'attack.alg-space.gains':
    'The server ignores the header (alg "HS256" and a space), so a program that follows it reads the token differently.',
  'attack.alg-nul.name': 'alg "HS256" and a NUL, but signed with HS256 and the right secret',
  'attack.alg-nul.gains':
    'The server ignores the header (alg "HS256" and a NUL), so a program that follows it reads the token differently.',
  'attack.alg-constructor.name': 'alg "constructor", but signed with HS256 and the right secret',
  'attack.alg-constructor.gains':
    'The server ignores the header (alg "constructor"), so a program that follows it reads the token differently.',
  'attack.alg-proto.name': 'alg "__proto__", but signed with HS256 and the right secret',
  'attack.alg-proto.gains':
    'The server ignores the header (alg "__proto__"), so a program that follows it reads the token differently.',
  'attack.alg-name-in-capitals.name':
    '"ALG" instead of "alg", but signed with HS256 and the right secret',
  'attack.alg-name-in-capitals.gains':
    'The server ignores the header ("ALG" instead of "alg"), so a program that follows it reads the token differently.',
} as const;
