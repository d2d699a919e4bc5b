import { hmac } from './decoder-hmac.js';
import { toBase64url } from './decoder-read.js';

/** The secret of the samples. It is shown, so that a visitor can check and change them. */
export const sampleSecret = 'a-sample-secret-not-for-production';

const samples = /** @type {const} */ (['valid', 'expired', 'rs256']);
const user = '7228931e-fa33-42c4-a157-573e3bccf5d9';
/** In seconds. */
const hour = 3_600;

/** @typedef {typeof samples[number]} Sample */

/**
 * @param {string | undefined} text
 * @returns {text is Sample}
 */
export function isSample(text) {
  return samples.some((sample) => sample === text);
}

/**
 * A token of this server's issuer: valid for at most an hour, expired an hour ago, or valid and signed with RS256 and a new key.
 *
 * @param {Sample} kind
 * @param {{ issuer: string, aud: string | undefined, lifetime: number }} server
 */
export async function makeSample(kind, { issuer, aud, lifetime }) {
  const now = Math.floor(Date.now() / 1000);
  const validFor = Math.min(hour, lifetime);
  const exp = kind === 'expired' ? now - hour : now + validFor;
  const claims = { iss: issuer, sub: user, aud, iat: exp - validFor, exp };
  const header = { typ: 'JWT', alg: kind === 'rs256' ? 'RS256' : 'HS256' };
  const text = [header, claims].map(segmentOf).join('.');
  const signature = kind === 'rs256' ? await rsa(text) : await hmac(text, sampleSecret);
  return `${text}.${signature}`;
}

/** @param {object} part */
function segmentOf(part) {
  return toBase64url(new TextEncoder().encode(JSON.stringify(part)));
}

/** The signature of a text with a new RSA key (RFC 7518, 3.3). @param {string} text */
async function rsa(text) {
  const name = 'RSASSA-PKCS1-v1_5';
  const publicExponent = new Uint8Array([1, 0, 1]);
  const settings = { name, modulusLength: 2048, publicExponent, hash: 'SHA-256' };
  const { privateKey } = await crypto.subtle.generateKey(settings, false, ['sign']);
  const bytes = await crypto.subtle.sign(name, privateKey, new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(bytes));
}
