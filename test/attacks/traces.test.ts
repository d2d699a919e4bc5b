import { expect, test } from 'vitest';
import { traceFinder } from '../../src/attacks/traces.ts';

const secret = 'Pä 字 k3y+/=of-a.test';
const hasTrace = traceFinder(secret);
const part = secret.slice(6, 18);

test.each([
  ['plain', part],
  ['reversed', [...part].toReversed().join('')],
  ['hexadecimal', Buffer.from(part).toString('hex')],
  ['hexadecimal in capitals', Buffer.from(part).toString('hex').toUpperCase()],
  ['escaped', encodeURIComponent(secret)],
  ['a list of bytes', [...Buffer.from(part)].join(',')],
  ...[0, 1, 2].map((offset): [string, string] => [
    `base64url, ${offset} bytes later`,
    Buffer.from('x'.repeat(offset) + secret).toString('base64url'),
  ]),
])('a part of a secret is found, %s', (_name, text) => {
  expect(hasTrace(`before ${text} behind`)).toBe(true);
});

test('seven characters and other texts are not a trace', () => {
  expect(hasTrace(secret.slice(6, 13))).toBe(false);
  expect(
    hasTrace('{"error":"invalid_token","error_description":"Access token is not valid"}'),
  ).toBe(false);
});
