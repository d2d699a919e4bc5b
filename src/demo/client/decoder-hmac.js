import { toBase64url } from './decoder-read.js';

/** The algorithms of HMAC, with their hashes (RFC 7518, 3.2). */
const hashes = new Map([
  ['HS256', 'SHA-256'],
  ['HS384', 'SHA-384'],
  ['HS512', 'SHA-512'],
]);

/** Browsers compute signatures on https and on loopback only. */
export const canSign = globalThis.crypto?.subtle !== undefined;

/**
 * The HMAC of a text in base64url. An algorithm that is not one of HMAC counts as HS256.
 *
 * @param {string} text
 * @param {string} secret
 * @param {unknown} [algorithm]
 */
export async function hmac(text, secret, algorithm) {
  const hash = hashes.get(String(algorithm)) ?? 'SHA-256';
  const encode = (/** @type {string} */ part) => new TextEncoder().encode(part);
  const settings = { name: 'HMAC', hash };
  const key = await crypto.subtle.importKey('raw', encode(secret), settings, false, ['sign']);
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text))));
}

/**
 * True if this secret signed the token with HS256.
 *
 * @param {string} token
 * @param {string} secret
 */
export async function isSignedWith(token, secret) {
  const end = token.lastIndexOf('.');
  return (await hmac(token.slice(0, end), secret)) === token.slice(end + 1);
}
