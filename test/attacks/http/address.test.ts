import { expect, test } from 'vitest';
import { addressOf, ForeignHost } from '../../../src/attacks/http/address.ts';
import { runAttacks } from '../../../src/attacks/run.ts';

test.each([
  ['http://localhost:3000', 'localhost', 3000],
  ['http://LOCALHOST', 'localhost', 80],
  ['http://127.0.0.1:3000/', '127.0.0.1', 3000],
  ['http://127.8.9.10:1', '127.8.9.10', 1],
  ['http://127.1:3000', '127.0.0.1', 3000],
  ['http://[::1]:3000', '::1', 3000],
])('%s is on this machine', (url, host, port) => {
  expect(addressOf(url)).toMatchObject({ host, port });
});

test.each([
  'http://example.com',
  'http://localhost.example.com',
  'http://localhost.',
  'http://127.0.0.1.example.com',
  'http://127.0.0.1@example.com',
  'http://127.example.com',
  'http://0.0.0.0:3000',
  'http://10.0.0.1',
  'http://192.168.0.1:3000',
  'http://169.254.169.254',
  'http://[::]:3000',
  'http://[::ffff:127.0.0.1]:3000',
  'http://[fe80::1]',
  'http://2130706434.nip.io',
])('%s is not, and is refused unless somebody owns it', (url) => {
  expect(() => addressOf(url)).toThrow(ForeignHost);
  expect(() => addressOf(url)).toThrow(/Expected a server on this machine .+, got /);
  expect(addressOf(url, true).origin).toBe(new URL(url).origin);
});

test.each([
  '',
  'localhost:3000',
  'https://localhost',
  'file:///etc/passwd',
  'http://localhost/app',
])('%j is not an address of a server', (url) => {
  expect(() => addressOf(url)).toThrow(TypeError);
});

test('a run refuses a foreign host before it sends anything', async () => {
  const target = { url: 'http://192.0.2.1', username: 'ada', password: 'x' };
  await expect(runAttacks(target)).rejects.toThrow(ForeignHost);
});
