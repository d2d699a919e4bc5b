import { createHmac, randomInt, randomUUID } from 'node:crypto';

export { makeSecret as randomSecret } from '../server/secret.ts';

/** A random word of small letters, for names that no program can know beforehand. */
export function randomWord(): string {
  return Array.from({ length: 10 }, () => String.fromCharCode(randomInt(97, 123))).join('');
}

/** A random user id. */
export function randomId(): string {
  return randomUUID();
}

/** One segment of a token: JSON in base64url, or a text as it is. */
export function segment(value: object | string): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

/** A signature as it stands in a token. */
export function sign(text: string, secret: string, hash = 'sha256'): string {
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
  try {
    const value: unknown = JSON.parse(
      Buffer.from(token.split('.')[index] ?? '', 'base64url').toString(),
    );
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
