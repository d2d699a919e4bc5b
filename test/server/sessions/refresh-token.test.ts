import { expect, test } from 'vitest';
import { hashOf, parseRefreshToken, random, successorOf } from '#server/sessions/refresh-token.ts';

test('a hash and a successor are the same in every version, because servers of two versions may share a database', () => {
  expect(hashOf('secret')).toBe('K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols');
  expect(successorOf('secret', 'key')).toBe('Jc88RMjzkxPoy_fCPiL-iy7osojuUgawpjl1g6H38O8');
});

test('what is random has 32 bytes and the form of a part', () => {
  const [family, secret] = [random(), random()];
  expect(Buffer.from(family, 'base64url')).toHaveLength(32);
  expect(secret).not.toBe(family);
  expect(parseRefreshToken(`${family}.${secret}`)).toEqual({ family, secret });
});
