import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { objectIn } from './json.ts';

export { makeSecret as randomSecret } from '../server/secret.ts';

/** A random word of small letters, for names that no program can know beforehand. */
export function randomWord(): string {
  return Array.from({ length: 10 }, () => String.fromCharCode(randomInt(97, 123))).join('');
}

/** A random user id. */
export function randomId(): string {
  return randomUUID();
}

/** One segment of a token: a value as JSON, or a text or bytes as they are, in base64url. */
export function segment(value: object | string | Uint8Array): string {
  const asItIs = typeof value === 'string' || value instanceof Uint8Array;
  return Buffer.from(asItIs ? value : JSON.stringify(value)).toString('base64url');
}

/** A signature as it stands in a token. */
export function sign(text: string, secret: string | Uint8Array, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}

/** A token made with node:crypto alone, so that verifying is judged apart from issuing. */
export function forge(
  claims: object | string,
  secret: string,
  {
    header = { typ: 'JWT', alg: 'HS256' },
    hash = 'sha256',
  }: { header?: object; hash?: string } = {},
): string {
  const text = `${segment(header)}.${segment(claims)}`;
  return `${text}.${sign(text, secret, hash)}`;
}

/** The JSON object in one segment of a token, or undefined where there is none. */
export function readSegment(token: string, index: number): Record<string, unknown> | undefined {
  return objectIn(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
}
