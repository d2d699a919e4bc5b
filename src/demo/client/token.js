/**
 * The parts of a token. It is not verified here: only the server has the secret.
 *
 * @typedef {object} Token
 * @property {string} text The whole token.
 * @property {Record<string, unknown>} header
 * @property {Record<string, unknown>} claims
 * @property {string} signature In base64url.
 * @property {number} expires When it expires, in milliseconds since 1970.
 */

const maxTokenLength = 4096;

/**
 * The parts of a token; undefined if this server cannot have issued the text.
 *
 * @param {string} text
 * @returns {Token | undefined}
 */
export function readToken(text) {
  if (text.length > maxTokenLength) return undefined;
  const [first, second, signature, ...rest] = text.split('.');
  if (!first || !second || !signature || rest.length > 0) return undefined;

  const header = decodePart(first);
  const claims = decodePart(second);
  const exp = claims?.exp;
  if (header === undefined || claims === undefined || typeof exp !== 'number') return undefined;
  return { text, header, claims, signature, expires: exp * 1000 };
}

/**
 * Whether a token has expired by the clock of this machine.
 *
 * @param {Token} token
 */
export function hasExpired({ expires }) {
  return expires <= Date.now();
}

/**
 * The JSON object in a part of a token: base64url of UTF-8 (RFC 7515, 2).
 *
 * @param {string} part
 * @returns {Record<string, unknown> | undefined}
 */
function decodePart(part) {
  try {
    const bytes = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const utf8 = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(utf8));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
