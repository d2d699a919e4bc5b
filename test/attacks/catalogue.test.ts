import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Text, translate } from '#i18n/message.ts';
import { catalogue, courseAttacks } from '../../src/attacks/catalogue.ts';
import { endingOf } from '../../src/attacks/outcome.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { languages } from '../../src/i18n/language.ts';
import { gullibleSecret, makeGullibleServer } from './gullible.ts';
import { serve } from './serving.ts';

test.each(['README.md', 'README.zh-CN.md'])('%s says how many there are', (file) => {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  expect(text).toMatch(new RegExp(`\\b${catalogue.length}\\b.+\\b${courseAttacks.length}\\b`, 's'));
});

describe('the catalogue', () => {
  test('has more than a hundred attacks, and some for every lesson', () => {
    expect(catalogue.length).toBeGreaterThan(100);
    expect(new Set(catalogue.map(({ lesson }) => lesson))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test.each(['id', 'name', 'gains'] as const)('has each %s once, in every language', (field) => {
    for (const language of languages) {
      const texts = catalogue.map((attack) => translate(attack[field], language));
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  test('has ids of small letters, digits and hyphens', () => {
    expect(catalogue.filter(({ id }) => !/^[a-z\d]+(-[a-z\d]+)*$/.test(id))).toEqual([]);
  });

  test('describes the gain of the attacker and the fix in one sentence each', () => {
    const texts = catalogue.flatMap(({ gains, advice }) => [inEnglish(gains), inEnglish(advice)]);
    expect(texts.filter((text) => !isSentence(text))).toEqual([]);
  });

  test('names a source for every advice', () => {
    const source = /\((.*; )?(RFC \d{4}, \d|OWASP \w+|CWE-\d+|Fetch standard, CORS)/;
    expect(catalogue.filter(({ advice }) => !source.test(inEnglish(advice)))).toEqual([]);
  });

  function inEnglish(text: Text): string {
    return translate(text, 'en');
  }

  function isSentence(text: string): boolean {
    return text.endsWith('.') && !/[.!?] [A-ZÄ]/.test(text);
  }
});

test('a server that accepts everything withstands only these attacks', async () => {
  const username = randomUUID();
  const url = await serve(makeGullibleServer(username));
  const report = await runAttacks(
    { url, username, password: 'x', secret: gullibleSecret, allowedOrigin: 'https://app.example' },
    { limits: { response: 2_000 } },
  );
  expect(report.fault).toBe(undefined);
  const held = report.results.filter(({ outcome }) => endingOf(outcome) === 'held');
  expect(held.map(({ attack }) => attack.id).sort()).toEqual(
    [
      // Node refuses these itself.
      ...['header-long', 'wire-folded-header', 'wire-header-nul', 'wire-header-space'],
      ...['wire-no-host', 'wire-no-method', 'wire-two-lengths'],
      // It returns the same refresh token to everybody.
      'refresh-at-once',
      // It never crashes, reads every carrier, and treats all requests alike.
      ...['wire-hang-up', 'carrier-body', 'carrier-empty-body-good-header', 'carrier-header'],
      ...['carrier-good-body-bad-header', 'carrier-good-query-bad-header', 'carrier-query'],
      ...['carrier-first-decides', 'carrier-good-bodies', 'carrier-spellings'],
      ...['methods-good-token', 'optional-other-carriers', 'jti-number', 'valid-claims'],
      ...['valid-headers', 'valid-lengths', 'valid-spellings', 'valid-times'],
      // It never refuses, and its password is too short to be searched for.
      ...['every-challenge', 'every-error', 'every-trace', 'every-retry-after', 'login-shapeless'],
      // An unknown user gets a faster response, not a slower one.
      'unknown-user-slower',
      // Its token has an exp, in milliseconds.
      'token-no-exp',
    ].sort(),
  );
  const skipped = report.results.filter(({ outcome }) => endingOf(outcome) === 'skipped');
  // Its tokens have no session, and its refresh token is its access token.
  expect(skipped.map(({ attack }) => attack.id)).toEqual(['sid-missing', 'refresh-as-access']);
});
