import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { segmentsOf } from '#attacks/forge.ts';
import { forge } from '../support/forge.ts';
import { search, tokensIn } from './search.ts';

const text = `pä ss"wörd+${randomBytes(12).toString('hex')}`;
const password = [{ what: 'a password', text }];

/** What a search finds in a log with this content. */
function searchLog(planted: string | Uint8Array): string[] {
  const content = Buffer.concat([
    Buffer.from('{"level":30,"x":"'),
    Buffer.from(planted),
    Buffer.of(0xff),
  ]);
  return search(password, [
    { name: 'an answer', content: 'nothing' },
    { name: 'the log', content },
  ]);
}

describe('a search finds a planted password', () => {
  test.each<[string, string | Uint8Array]>([
    ['as it is', text],
    ['as JSON', JSON.stringify({ text })],
    ['as latin1', Buffer.from(text).toString('latin1')],
    ['as latin1 in JSON', JSON.stringify({ text: Buffer.from(text).toString('latin1') })],
    ['as part of an address', encodeURIComponent(text)],
    ['as a form', new URLSearchParams({ text }).toString()],
    ['in hexadecimal', Buffer.from(text).toString('hex')],
    ['in hexadecimal capitals', Buffer.from(text).toString('hex').toUpperCase()],
    ['in base64url behind 0', Buffer.from(text).toString('base64url')],
    ['in base64url behind 1', Buffer.from(`:${text}`).toString('base64url')],
    ['in base64url behind 2', Buffer.from(`a:${text}:`).toString('base64url')],
    ['in base64url behind 0', Buffer.from(`ab:${text}:b`).toString('base64url')],
    ['as it is', Buffer.concat([randomBytes(1_000), Buffer.from(text), randomBytes(1_000)])],
  ])('%s (%#)', (spelling, planted) => {
    expect(searchLog(planted)).toContain(`a password stands in the log ${spelling}`);
  });

  test('in base64 with any alignment', () => {
    const found = [0, 1, 2].flatMap((before) =>
      searchLog(Buffer.from('x'.repeat(before) + text).toString('base64')),
    );
    expect(found).toHaveLength(3);
  });
});

test('a search finds nothing in a clean log, and no text that is there by chance', () => {
  expect(searchLog('')).toEqual([]);
  expect(searchLog(text.slice(1))).toEqual([]);
  expect(
    search([{ what: 'short', text: '"level"' }], [{ name: 'log', content: '"level"' }]),
  ).toEqual([]);
});

test('a finding never contains the secret', () => {
  expect(searchLog(text).join()).not.toContain(text);
});

test('tokens in a text are found, with or without a signature', () => {
  const token = forge({ alg: 'HS256' }, { sub: 'x' }, 'key');
  const [header, claims, signature] = segmentsOf(token);
  const log = `{"a":"${token}"} GET /?access_token=${header}.${claims}. HTTP/1.1`;
  const texts = tokensIn(log).map((hidden) => hidden.text);
  expect(texts).toEqual([claims, signature, claims, '']);
});
