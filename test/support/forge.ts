import { type Part, seal, segment } from '#attacks/forge.ts';

/** A signed token with any header and claims, made with node:crypto only. */
export function forge(header: Part, claims: Part, secret: string | Uint8Array, hash?: string) {
  return seal(segment(header), segment(claims), secret, hash);
}

/** The JSON in one segment of a token. */
export function jsonOf(encoded: string): unknown {
  return JSON.parse(Buffer.from(encoded, 'base64url').toString());
}
