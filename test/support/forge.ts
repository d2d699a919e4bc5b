import { segment as encode, sign } from '#attacks/forge.ts';

export { encode, sign };

/** What goes into a segment: a value to be written as JSON, JSON text as it stands, or bytes. */
export type Part = object | string | Uint8Array;

/** Joins two segments, taken as they stand, with the MAC over them. */
export function seal(header: string, claims: string, secret: string | Uint8Array, hash?: string) {
  return `${header}.${claims}.${sign(`${header}.${claims}`, secret, hash)}`;
}

/** A signed token from any header and claims: node:crypto alone, none of the code under test. */
export function forge(header: Part, claims: Part, secret: string | Uint8Array, hash?: string) {
  return seal(encode(header), encode(claims), secret, hash);
}

/** A token's three segments. */
export function segmentsOf(token: string): [header: string, claims: string, signature: string] {
  const [header = '', claims = '', signature = ''] = token.split('.');
  return [header, claims, signature];
}

/** The JSON in one segment of a token. */
export function readSegment(segment: string): unknown {
  return JSON.parse(Buffer.from(segment, 'base64url').toString());
}
