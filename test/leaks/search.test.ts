import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
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

test.each<[string, string | Uint8Array]>([
  ['as it is', text],
  ['a part of it', text.slice(-15)],
  ['as JSON', JSON.stringify({ text })],
  ['as a form', new URLSearchParams({ text }).toString()],
  ['in base64', Buffer.from(`:${text}`).toString('base64')],
  ['between other bytes', Buffer.concat([randomBytes(1_000), Buffer.from(text), randomBytes(9)])],
])('a search finds a planted password: %s', (_, planted) => {
  expect(searchLog(planted)).toEqual(['a password stands in the log']);
});

test('a search finds nothing in a clean log, and no text that is there by chance', () => {
  expect(searchLog('')).toEqual([]);
  expect(searchLog(text.slice(-14))).toEqual([]);
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
