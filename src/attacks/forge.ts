import { createHmac } from 'node:crypto';
import { objectIn } from './json.ts';

/** The content of a segment: a value to write as JSON, or a text or bytes to use unchanged. */
export type Part = object | string | Uint8Array;

/** One segment of a token: the content in base64url. */
export function segment(value: Part): string {
  const unchanged = typeof value === 'string' || value instanceof Uint8Array;
  return Buffer.from(unchanged ? value : JSON.stringify(value)).toString('base64url');
}

/** The HMAC of a text in base64url, as in a token. */
export function sign(text: string, secret: string | Uint8Array, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}

/** A token made of two encoded segments and their signature. */
export function seal(header: string, claims: string, secret: string | Uint8Array, hash?: string) {
  return `${header}.${claims}.${sign(`${header}.${claims}`, secret, hash)}`;
}

/** A token made with node:crypto only, independent of the code under test. */
export function forge(
  claims: Part,
  secret: string | Uint8Array,
  { header = { typ: 'JWT', alg: 'HS256' }, hash = 'sha256' }: { header?: Part; hash?: string } = {},
): string {
  return seal(segment(header), segment(claims), secret, hash);
}

/** A token's three segments, empty if there are fewer. */
export function segmentsOf(token: string): [header: string, claims: string, signature: string] {
  const [header = '', claims = '', signature = ''] = token.split('.');
  return [header, claims, signature];
}

/** The JSON object in one segment of a token, undefined if there is none. */
export function readSegment(token: string, index: number): Record<string, unknown> | undefined {
  return objectIn(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
}
