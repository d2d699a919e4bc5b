import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { endingOf } from '../../src/attacks/outcome.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { gullibleSecret, makeGullibleServer } from './gullible.ts';
import { serve } from './serving.ts';

describe('the catalogue', () => {
  test('has more than a hundred attacks, and some for every lesson', () => {
    expect(catalogue.length).toBeGreaterThan(100);
    expect(new Set(catalogue.map(({ lesson }) => lesson))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test.each(['id', 'name', 'gains'] as const)('has each %s once', (field) => {
    const seen = new Set<string>();
    const repeated = catalogue.filter((attack) => {
      const known = seen.has(attack[field]);
      seen.add(attack[field]);
      return known;
    });
    expect(repeated.map((attack) => attack[field])).toEqual([]);
  });

  test('has ids of small letters, digits and hyphens', () => {
    expect(catalogue.filter(({ id }) => !/^[a-z\d]+(-[a-z\d]+)*$/.test(id))).toEqual([]);
  });

  test('describes in one sentence each the gain of the attacker and the fix', () => {
    const odd = catalogue.filter(({ gains, advice }) => ![gains, advice].every(isSentence));
    expect(odd.map(({ id, gains, advice }) => [id, gains, advice])).toEqual([]);
  });

  test('names a source for every advice', () => {
    const source = /\((.*; )?(RFC \d{4}, \d|OWASP \w+|CWE-\d+|Fetch standard, CORS)/;
    expect(catalogue.filter(({ advice }) => !source.test(advice))).toEqual([]);
  });

  function isSentence(text: string): boolean {
    return text.endsWith('.') && !/[.!?] [A-ZÄ]/.test(text);
  }
});

test('a server that accepts everything withstands only these attacks', async () => {
  const username = randomUUID();
  const url = await serve(makeGullibleServer(username));
  const report = await runAttacks(
    { url, username, password: 'x', secret: gullibleSecret },
    { limits: { response: 2_000 } },
  );
  expect(report.fault).toBe(undefined);
  const held = report.results.filter(({ outcome }) => endingOf(outcome) === 'held');
  expect(held.map(({ attack }) => attack.id).sort()).toEqual(
    [
      // Node refuses these itself.
      ...['header-long', 'wire-folded-header', 'wire-header-nul', 'wire-header-space'],
      ...['wire-no-host', 'wire-no-method', 'wire-two-lengths'],
      // It never crashes, reads every carrier, and treats all requests alike.
      ...['wire-hang-up', 'carrier-body', 'carrier-empty-body-good-header', 'carrier-header'],
      ...['carrier-good-body-bad-header', 'carrier-good-query-bad-header', 'carrier-query'],
      'optional-other-carriers',
      // Its token has an exp, in milliseconds.
      'token-no-exp',
    ].sort(),
  );
  expect(report.counts.skipped).toBe(0);
}, 120_000);
