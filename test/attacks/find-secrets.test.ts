import { describe, expect, test } from 'vitest';
import { findSecret, secretFinder } from '#attacks/find-secrets.ts';
import { forge } from '#attacks/forge.ts';

const text = 'k7Qz-Wm3_xT9vB2nR5yL8pD1';
const secrets = [{ name: 'the secret', text }];
const bytes = Buffer.from(text);
const hex = bytes.toString('hex');

describe('a secret is found', () => {
  test.each([
    ['eight characters', `a line with ${text.slice(7, 15)} in it`],
    ['backwards', [...text].reverse().join('')],
    ['with separators', [...text].join(' ')],
    ['backwards with separators', [...text].reverse().join(' ')],
    ['with dashes between groups', text.replaceAll(/.{4}/g, '$&-')],
    ['in capitals', text.toUpperCase()],
    ['in base64', bytes.toString('base64')],
    [
      'in base64 behind one other byte',
      Buffer.concat([Buffer.from(':'), bytes]).toString('base64'),
    ],
    [
      'in base64url behind two others',
      Buffer.concat([Buffer.from('a:'), bytes]).toString('base64url'),
    ],
    ['in hexadecimal', hex],
    ['in hexadecimal capitals with colons', hex.toUpperCase().replaceAll(/..(?!$)/g, '$&:')],
    ['as a list of bytes', JSON.stringify([...bytes])],
    ['as a buffer that Node prints', `<Buffer ${hex.replaceAll(/..(?!$)/g, '$& ')}>`],
    [
      'with escapes of JSON',
      [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
    ],
    ['with escapes of a URL', hex.replaceAll(/../g, '%$&')],
  ])('%s', (_, output) => {
    expect(findSecret(secrets, ['a first line', output])?.secret.text).toBe(text);
  });

  // Fewer than eight consecutive characters are the same in two spellings.
  const odd = 'pä s"ß\n+ö\\é 字/ü=ñ';
  test.each([
    ['as it is', odd],
    ['as JSON', JSON.stringify(odd)],
    ['as latin1', Buffer.from(odd).toString('latin1')],
    ['as latin1 in JSON', JSON.stringify(Buffer.from(odd).toString('latin1'))],
    ['as part of an address', encodeURIComponent(odd)],
    ['as a form', new URLSearchParams({ odd }).toString()],
    ['in hexadecimal', Buffer.from(odd).toString('hex')],
    ['as a list of bytes', Buffer.from(odd).join(', ')],
    ...[0, 1, 2].map((before): [string, string] => [
      `in base64 behind ${before}`,
      Buffer.from('x'.repeat(before) + odd).toString('base64'),
    ]),
  ])('with signs that are escaped: %s', (_, output) => {
    expect(findSecret([{ text: odd }], [`{"a":"${output}"}`])?.secret.text).toBe(odd);
  });

  test('and the part that shows it', () => {
    expect(findSecret(secrets, [`x${text.slice(2, 12)}y`])?.part).toBe(text.slice(2, 10));
    expect(findSecret(secrets, [hex])).toEqual({ secret: secrets[0], part: undefined });
  });

  test('with all others, in their order', () => {
    const [one, other] = [{ text }, { text: `${text.slice(0, 20)}other` }];
    const find = secretFinder([one, { text: 'something else' }, other]);
    expect(find([text.slice(5, 15)]).map(({ secret }) => secret)).toEqual([one, other]);
    expect(find([other.text.slice(15)]).map(({ secret }) => secret)).toEqual([other]);
    expect(find(['', 'another text'])).toEqual([]);
  });
});

describe('no secret is found', () => {
  test.each([
    ['seven characters', text.slice(0, 7)],
    ['the header that all tokens have', forge({}, 'secret').split('.')[0] ?? ''],
    ['the settings of a hash', '$argon2id$v=19$m=64,t=1,p=1$'],
    ['characters of two texts', `${text.slice(0, 7)}\n${text.slice(7, 14)}`],
    ['a response', '{"error":"invalid_token","error_description":"Access token is not valid"}'],
  ])('for %s', (_, output) => {
    const token = forge({ sub: 'a user', exp: 1 }, text);
    const hash = '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA';
    const all = [...secrets, { name: 'a token', text: token }, { name: 'a hash', text: hash }];
    expect(findSecret(all, output.split('\n'))).toBeUndefined();
  });

  const digits = '3f9a1c07e4b85d2690cf7a1be38d4625';
  test.each([
    ['as they are', digits.slice(5, 16), digits.slice(5, 17)],
    [
      'with dashes',
      `${digits.slice(5, 9)}-${digits.slice(9, 16)}`,
      `${digits.slice(5, 9)}-${digits.slice(9, 17)}`,
    ],
    ['in capitals', digits.slice(5, 16).toUpperCase(), digits.slice(5, 21).toUpperCase()],
    [
      'backwards',
      [...digits.slice(5, 16)].reverse().join(''),
      [...digits.slice(5, 17)].reverse().join(''),
    ],
  ])(
    'for eleven hexadecimal digits, which a random id may contain; twelve are found: %s',
    (_, eleven, more) => {
      const id = (part: string) => `x-request-id: 0d0d${part}0d0d`;
      expect(findSecret([{ text: digits }], [id(eleven)])).toBeUndefined();
      expect(findSecret([{ text: digits }], [id(more)])?.secret.text).toBe(digits);
    },
  );

  test('unless a secret has no more than eight digits', () => {
    expect(findSecret([{ text: '12345678' }], ['1234567'])).toBeUndefined();
    expect(findSecret([{ text: '12345678' }], ['x 12345678'])?.secret.text).toBe('12345678');
  });

  test('if more characters are asked for', () => {
    const words = [{ text: 'my-access-token-and-more' }];
    expect(secretFinder(words)(['Access token is'])).toHaveLength(1);
    expect(secretFinder(words, { apart: 16 })(['Access token is'])).toEqual([]);
    expect(secretFinder(words, { least: 12 })(['access-toke'])).toEqual([]);
    expect(secretFinder(words, { least: 12 })(['access-token'])).toHaveLength(1);
  });
});
