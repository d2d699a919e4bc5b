/** Why attacks get through at peers: one explanation for all ids that match a pattern. */
export interface Reason {
  ids: RegExp;
  why: string;
}

/** Every id that got through at a peer matches exactly one of them. */
export const reasons: readonly Reason[] = [
  {
    ids: /^(user-(?!twice)|requests-at-once$)/,
    why: 'They do not look up the user: `username` comes from the token until it expires. `isRevoked`, or a look-up in the handler, refuses a deleted user.',
  },
  {
    ids: /^(iss|aud|jti)-/,
    why: 'Issuer and audience are compared only if an option names them, as express-jwt recommends. `jti` is left to the application.',
  },
  {
    ids: /^exp-(missing|milliseconds|ten-years|infinite|year-ago-milliseconds|numbers|numerals)$/,
    why: '`exp` is checked if it exists. It is not required and has no maximum (RFC 7519, 4.1.4, calls it optional).',
  },
  {
    ids: /^exp-(past-fraction|remembered)$/,
    why: 'The clock is read in whole seconds, so a token with a fraction in its `exp` is valid for less than a second longer.',
  },
  {
    ids: /^(iat|nbf)-/,
    why: '`iat` is not checked unless `maxAge` is set (RFC 7519, 4.1.6, only defines it), and an infinite `nbf` is not in the future for every library.',
  },
  {
    ids: /^alg-hs(384|512)-same-secret$/,
    why: 'No list of algorithms is set, as in the README. If the secret is a string, jsonwebtoken then accepts only HS256, HS384 and HS512.',
  },
  {
    ids: /^crit-/,
    why: '`crit` is ignored, although a token with an unknown extension in it must be refused (RFC 7515, 4.1.11).',
  },
  {
    ids: /^typ-/,
    why: '`typ` is left to the application (RFC 7519, 5.1).',
  },
  {
    ids: /^(kid-|b64-false$|zip$|enc$|cty-jwt$|jwk-signed$|header-(unknown|members|empty-members)$)/,
    why: 'Unknown members of the header are ignored, as RFC 7515, 4, requires.',
  },
  {
    ids: /^(proto(-|$)|(alg|user|sub|exp|member)-twice|(claims|header|login)-members-twice$)/,
    why: '`JSON.parse` uses the last of two members with the same name, and treats `__proto__` like other names (RFC 7519, 4, and RFC 8259, 4, allow both).',
  },
  {
    ids: /^claims-json-\d/,
    why: 'Claims that are not an object count as empty claims. The response is a user without id and name.',
  },
  {
    ids: /^(claims-(twin|padded|base64|bom|broken-utf8|overlong-utf8|loose|json-loose)|header(-json)?-loose|signature-(twin|padded|near)|segments-near)$/,
    why: 'base64url and UTF-8 are decoded leniently, so one token has several spellings. The claims are still the signed ones.',
  },
  {
    ids: /^header-(twice|odd-tokens$)/,
    why: 'Node itself keeps the first of two `Authorization` headers and ignores the other.',
  },
  {
    ids: /^token-same-twice$/,
    why: 'No `jti` is added by default, so two sign-ins in the same second get the same token.',
  },
  {
    ids: /^body-(gzip|utf16|limit-exact|limit-bytes)$/,
    why: 'Their body parsers decompress and decode by default, and accept longer bodies. This is not about tokens.',
  },
  {
    ids: /^login-(plain|media-types)$/,
    why: '`c.req.json()` does not check the media type. This is not about tokens.',
  },
];
