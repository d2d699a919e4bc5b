import { randomInt, randomUUID } from 'node:crypto';

export { forge, readSegment, segment, sign } from '../../attacks/forge.ts';
export { makeSecret as randomSecret } from '../../server/config/secret.ts';

/** A random word of small letters, for names that no program can know beforehand. */
export function randomWord(): string {
  return Array.from({ length: 10 }, () => String.fromCharCode(randomInt(97, 123))).join('');
}

/** A random user id. */
export function randomId(): string {
  return randomUUID();
}
