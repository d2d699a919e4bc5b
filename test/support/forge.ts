import { createHmac } from 'node:crypto';

/** What goes into a segment: a value to be written as JSON, JSON text as it stands, or bytes. */
export type Part = object | string | Uint8Array;

/** Base64url of a value as JSON, of a text, or of bytes. */
export function encode(part: Part): string {
  if (typeof part === 'string' || part instanceof Uint8Array) {
    return Buffer.from(part).toString('base64url');
  }
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The MAC over a text, in base64url. */
export function sign(text: string, secret: string | Uint8Array, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}

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
