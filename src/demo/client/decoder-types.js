/**
 * The sentences that explain a refusal.
 *
 * @typedef {'long' | 'count' | 'base64' | 'json' | 'object' | 'repeated' | 'length' | 'alg' | 'typ' | 'member' | 'text' | 'number' | 'id' | 'aud' | 'audience' | 'no-audience' | 'signature' | 'issuer' | 'missing' | 'not-yet' | 'lifetime' | 'milliseconds' | 'expired'} Why
 */

const canonicalId = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/**
 * Why a header is not plain HS256.
 *
 * @param {Record<string, unknown>} header
 * @returns {[Why, Record<string, string>] | undefined}
 */
export function strangeHeader({ alg, typ, ...others }) {
  if (alg !== 'HS256') return ['alg', { value: shown(alg) }];
  if (typ !== undefined && typ !== 'JWT') return ['typ', { value: shown(typ) }];
  const [name] = Object.keys(others);
  return name === undefined ? undefined : ['member', { name }];
}

/**
 * The name of a known claim with a wrong type. Which audience is right depends on the server.
 *
 * @param {Record<string, unknown>} claims
 */
export function wrongClaim(claims) {
  const { iss, sub, iat, nbf, exp } = claims;
  const texts = { iss, sub };
  const times = { iat, nbf, exp };
  for (const [name, claim] of Object.entries(texts)) {
    if (claim !== undefined && typeof claim !== 'string') return name;
  }
  for (const [name, claim] of Object.entries(times)) {
    if (claim !== undefined && !Number.isFinite(claim)) return name;
  }
  return sub === undefined || canonicalId.test(String(sub)) ? undefined : 'sub';
}

/**
 * @typedef {object} Audience
 * @property {readonly string[]} audiences Of which a token must name one; without any, it must name none.
 * @property {number} audienceFrom Tokens issued before this time need no audience. In seconds since 1970.
 */

/**
 * Why a token is for another audience, as src/server/tokens/audiences.ts decides it.
 *
 * @param {Record<string, unknown>} claims
 * @param {Audience} expected
 * @returns {[Why, Record<string, string>] | undefined}
 */
export function wrongAudience({ aud, iat }, { audiences, audienceFrom }) {
  const value = shown(aud);
  if (audiences.length === 0) return aud === undefined ? undefined : ['aud', { value }];
  const named = Array.isArray(aud) ? aud : [aud];
  if (audiences.some((audience) => named.includes(audience))) return undefined;
  const expected = audiences.join(' / ');
  if (aud !== undefined) return ['audience', { value, expected }];
  const isOld = iat !== undefined && Number(iat) < audienceFrom;
  return isOld ? undefined : ['no-audience', { expected }];
}

/**
 * What is wrong with a known claim.
 *
 * @param {string} name
 * @param {Record<string, unknown>} claims
 * @returns {[Why, Record<string, string>]}
 */
export function explain(name, claims) {
  const value = shown(claims[name]);
  if (name === 'sub') return ['id', { value }];
  return [name === 'iss' ? 'text' : 'number', { name, value }];
}

/**
 * A value as JSON, shortened.
 *
 * @param {unknown} value
 */
export function shown(value) {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
