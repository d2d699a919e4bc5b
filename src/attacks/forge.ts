import { createHmac } from 'node:crypto';
import { objectIn } from './json.ts';

/** What goes into a segment: a value to be written as JSON, or a text or bytes as they are. */
export type Part = object | string | Uint8Array;

/** One segment of a token: a value as JSON, or a text or bytes as they are, in base64url. */
export function segment(value: Part): string {
  const asItIs = typeof value === 'string' || value instanceof Uint8Array;
  return Buffer.from(asItIs ? value : JSON.stringify(value)).toString('base64url');
}

/** A signature as it stands in a token. */
export function sign(text: string, secret: string | Uint8Array, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}

/** A token of two segments, taken as they stand, and the MAC over them. */
export function seal(header: string, claims: string, secret: string | Uint8Array): string {
  return `${header}.${claims}.${sign(`${header}.${claims}`, secret)}`;
}

/** A token made with node:crypto alone, so that verifying is judged apart from issuing. */
export function forge(
  claims: Part,
  secret: string | Uint8Array,
  { header = { typ: 'JWT', alg: 'HS256' }, hash = 'sha256' }: { header?: Part; hash?: string } = {},
): string {
  const text = `${segment(header)}.${segment(claims)}`;
  return `${text}.${sign(text, secret, hash)}`;
}

/** A token's three segments, empty where there are fewer. */
export function segmentsOf(token: string): [header: string, claims: string, signature: string] {
  const [header = '', claims = '', signature = ''] = token.split('.');
  return [header, claims, signature];
}

/** The JSON object in one segment of a token, or undefined where there is none. */
export function readSegment(token: string, index: number): Record<string, unknown> | undefined {
  return objectIn(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
}
