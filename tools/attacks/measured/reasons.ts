/** Why attacks get through at peers: a fair sentence for all ids that fit a pattern. */
export interface Reason {
  ids: RegExp;
  why: string;
}

/** Every id that got through at a peer fits one of them, and only one. */
export const reasons: readonly Reason[] = [
  {
    ids: /^user-(?!twice)/,
    why: 'They look up no user: whose token is good is a user, as long as it is, and `username` comes from the token. A user who was deleted is kept out by `isRevoked`, or by a look-up in the handler.',
  },
  {
    ids: /^(iss|aud|jti)-/,
    why: 'Issuer and audience are compared only where an option names them, as express-jwt recommends; `jti` is left to the application.',
  },
  {
    ids: /^exp-(missing|milliseconds|ten-years|infinite|year-ago-milliseconds)$/,
    why: '`exp` is checked where it is there; it is neither required nor bounded (RFC 7519, 4.1.4, calls it optional).',
  },
  {
    ids: /^exp-(past-fraction|remembered)$/,
    why: 'The clock is read in whole seconds, so a token with a fraction in its `exp` lives for less than a second longer.',
  },
  {
    ids: /^iat-/,
    why: '`iat` is not judged unless `maxAge` is set (RFC 7519, 4.1.6, only defines it).',
  },
  {
    ids: /^alg-hs(384|512)-same-secret$/,
    why: 'No list of algorithms is given, as in the README: with a text for a secret, jsonwebtoken then takes HS256, HS384 and HS512, and nothing else.',
  },
  {
    ids: /^crit-/,
    why: '`crit` is not looked at, though whoever does not know what it names must refuse (RFC 7515, 4.1.11).',
  },
  {
    ids: /^typ-/,
    why: '`typ` is left to the application (RFC 7519, 5.1).',
  },
  {
    ids: /^(kid-|b64-false$|zip$|enc$|cty-jwt$|jwk-signed$|header-unknown$)/,
    why: 'Members of the header that mean nothing to them are ignored, as RFC 7515, 4, has it.',
  },
  {
    ids: /^(proto(-|$)|(alg|user|sub|exp|member)-twice)/,
    why: '`JSON.parse` takes the last of two members of the same name, and `__proto__` for a name like others (RFC 7519, 4, allows both).',
  },
  {
    ids: /^claims-json-/,
    why: 'Claims that are no object count as claims with nothing in them; the answer is a user without id and name.',
  },
  {
    ids: /^(claims-(twin|padded|base64|bom|broken-utf8|overlong-utf8)|signature-(twin|padded))$/,
    why: 'base64url and UTF-8 are read kindly, so one token can be spelt in several ways; the claims stay as they were signed.',
  },
  {
    ids: /^header-twice/,
    why: 'Node itself keeps the first of two `Authorization` headers and drops the other.',
  },
  {
    ids: /^token-same-twice$/,
    why: 'No `jti` is written unless one is given: two sign-ins of one second get the same token.',
  },
  {
    ids: /^body-(gzip|utf16)$/,
    why: 'Their body parsers unpack and decode unless they are told not to; this is not about tokens.',
  },
  {
    ids: /^login-plain$/,
    why: '`c.req.json()` does not ask for a media type; this is not about tokens.',
  },
];
