import { isBase64url, readPart } from './decoder-read.js';
import { explain, shown, strangeHeader, wrongAudience, wrongClaim } from './decoder-types.js';

/**
 * The checks of lesson 4, in their order. test/demo/decoder.test.ts compares them with `verifyToken` of the server.
 *
 * @typedef {typeof checks[number]} Check
 * @typedef {object} Refusal
 * @property {Check} check The check that refuses the token.
 * @property {string} reason The reason of the server, as in its log.
 * @property {import('./decoder-types.js').Why} why
 * @property {Record<string, string>} values Of the sentence that explains it; `moment` is in seconds since 1970.
 * @typedef {object} Judge What the verifier knows.
 * @property {string} issuer
 * @property {readonly string[]} [audiences] None by default.
 * @property {number} [audienceFrom] In seconds since 1970; 0 by default.
 * @property {number} lifetime In seconds.
 * @property {number} now In seconds since 1970.
 * @property {boolean | undefined} signed Whether the signature is right; undefined if it was not checked.
 */

export const checks = /** @type {const} */ ([
  'segments',
  'form',
  'algorithm',
  'types',
  'signature',
  'issuer',
  'presence',
  'dates',
  'expiry',
]);

const longestToken = 4096;
const fitSignature = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/**
 * The first check that refuses a token; undefined if none does. With an unknown signature, the others are still made.
 *
 * @param {string} token
 * @param {Judge} judge
 * @returns {Refusal | undefined}
 */
export function refusalOf(
  token,
  { issuer, audiences = [], audienceFrom = 0, lifetime, now, signed },
) {
  const segments = token.split('.');
  if (token.length > longestToken) {
    return refuse('segments', 'form', 'long', { length: token.length });
  }
  if (segments.length !== 3) {
    return refuse('segments', 'form', 'count', { parts: segments.length });
  }
  const [first = '', second = '', signature = ''] = segments;
  const header = readPart(first);
  const payload = readPart(second);
  for (const [part, { fault }] of Object.entries({ header, claims: payload })) {
    if (fault !== undefined) return refuse('form', 'form', fault, { part });
  }
  if (!isBase64url(signature)) return refuse('form', 'form', 'base64', { part: 'signature' });
  const strange = strangeHeader(header.object ?? {});
  if (strange !== undefined) return refuse('algorithm', 'header', ...strange);
  if (!fitSignature.test(signature)) {
    return refuse('form', 'form', 'length', { length: signature.length });
  }
  const claims = payload.object ?? {};
  const wrong = wrongClaim(claims);
  if (wrong !== undefined) return refuse('types', 'claims', ...explain(wrong, claims));
  const foreign = wrongAudience(claims, { audiences, audienceFrom });
  if (foreign !== undefined) return refuse('types', 'audience', ...foreign);
  if (signed === false) return refuse('signature', 'signature', 'signature');

  const { iss, sub, iat, nbf, exp } = claims;
  if (iss !== issuer) {
    return refuse('issuer', 'issuer', 'issuer', { value: shown(iss), expected: issuer });
  }
  if (sub === undefined || exp === undefined) {
    return refuse('presence', 'claims', 'missing', { name: sub === undefined ? 'sub' : 'exp' });
  }
  if (Math.max(Number(iat ?? 0), Number(nbf ?? 0)) > now) {
    const name = Number(iat ?? 0) > now ? 'iat' : 'nbf';
    return refuse('dates', 'not_yet', 'not-yet', { name, moment: Number(claims[name]) });
  }
  if (Number(exp) > now + lifetime) {
    // A date after the year 2286 in seconds is more probably one of today in milliseconds.
    const why = Number(exp) >= 1e10 ? 'milliseconds' : 'lifetime';
    return refuse('dates', 'lifetime', why, { seconds: lifetime, moment: Number(exp) });
  }
  if (Number(exp) <= now) {
    return refuse('expiry', 'token_expired', 'expired', { moment: Number(exp) });
  }
  return undefined;
}

/**
 * @param {Check} check
 * @param {string} reason
 * @param {import('./decoder-types.js').Why} why
 * @param {Record<string, string | number>} [values]
 * @returns {Refusal}
 */
function refuse(check, reason, why, values = {}) {
  const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return { check, reason, why, values: Object.fromEntries(texts) };
}
