import { describe, expect, test } from 'vitest';
import { forge } from '#attacks/forge.ts';
import { findLeak } from '#kata/judge/leaks.ts';

const text = 'k7Qz-Wm3_xT9vB2nR5yL8pD1';
const secrets = [{ name: 'the secret', text }];
const bytes = Buffer.from(text);

describe('a leak is found', () => {
  test.each([
    ['eight characters', `a line with ${text.slice(7, 15)} in it`],
    ['backwards', [...text].reverse().join('')],
    ['with separators', [...text].join(' ')],
    ['with dashes between groups', text.replaceAll(/.{4}/g, '$&-')],
    ['in base64', bytes.toString('base64')],
    [
      'in base64 behind one other byte',
      Buffer.concat([Buffer.from(':'), bytes]).toString('base64'),
    ],
    [
      'in base64url behind two others',
      Buffer.concat([Buffer.from('a:'), bytes]).toString('base64url'),
    ],
    ['in hexadecimal', bytes.toString('hex')],
    [
      'in hexadecimal capitals with colons',
      bytes
        .toString('hex')
        .toUpperCase()
        .replaceAll(/..(?!$)/g, '$&:'),
    ],
    ['as a list of bytes', JSON.stringify([...bytes])],
    [
      'as a buffer that Node prints',
      `<Buffer ${[...bytes].map((byte) => byte.toString(16)).join(' ')}>`,
    ],
    [
      'with escapes of JSON',
      [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
    ],
    ['with escapes of a URL', [...bytes].map((byte) => `%${byte.toString(16)}`).join('')],
  ])('%s', (_, output) => {
    expect(findLeak(secrets, ['a first line', output])?.secret.text).toBe(text);
  });

  test('and the part that shows it', () => {
    expect(findLeak(secrets, [`x${text.slice(2, 12)}y`])?.part).toBe(text.slice(2, 10));
  });
});

describe('no leak is found', () => {
  test.each([
    ['seven characters', text.slice(0, 7)],
    ['the header that all tokens have', forge({}, 'secret').split('.')[0] ?? ''],
    ['the settings of a hash', '$argon2id$v=19$m=64,t=1,p=1$'],
  ])('for %s', (_, output) => {
    const token = forge({ sub: 'a user', exp: 1 }, text);
    const hash = '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA';
    const all = [...secrets, { name: 'a token', text: token }, { name: 'a hash', text: hash }];
    expect(findLeak(all, [output])).toBeUndefined();
  });
});
