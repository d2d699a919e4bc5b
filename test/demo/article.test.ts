import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ending, endingOf } from '../../src/attacks/outcome.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { articleSecret, makeArticleApp } from '../../src/demo/article/server.ts';
import { factsOf } from '../attacks/english.ts';
import { serve } from '../attacks/serving.ts';
import { root } from '../support/repository.ts';
import { holes } from './holes.ts';

const [username, password] = [randomUUID(), randomUUID()];

describe('against the article’s own code', () => {
  let report: Report;
  let endings: Map<string, Ending>;

  beforeAll(async () => {
    const app = await makeArticleApp(username, password);
    app.silent = true;
    const url = await serve(createServer(app.callback()));
    report = await runAttacks({ url, username, password, secret: articleSecret });
    endings = new Map(report.results.map(({ attack, outcome }) => [attack.id, endingOf(outcome)]));
  }, 120_000);

  test('an honest client is served, so the results count', () => {
    expect(report.fault).toBe(undefined);
  });

  test.each(holes)('$article: found', ({ found, page }) => {
    for (const id of found?.ids ?? []) expect([id, endings.get(id)]).toEqual([id, found?.ending]);
    if (page) expect(readFileSync(join(root, page.suite), 'utf8')).toContain(`'${page.title}'`);
    expect((found?.ids ?? [page]).length).toBeGreaterThan(0);
  });

  test('the other attacks are refused by the article’s server', () => {
    const sound = [
      'cors-answer',
      'cors-preflight',
      'header-long',
      'wire-two-lengths',
      'wire-hang-up',
    ];
    expect(sound.map((id) => endings.get(id))).toEqual(sound.map(() => 'held'));
  });

  test('every breach names the request, the response and the expectation', () => {
    const breaches = report.results.flatMap(({ outcome }) => ('sent' in outcome ? [outcome] : []));
    for (const breach of breaches) {
      expect(factsOf(breach)).toMatchObject({
        sent: expect.stringContaining('curl'),
        received: expect.stringMatching(/^status \d|^no response: |^[[{]/),
        expected: expect.stringMatching(/./),
      });
    }
    expect(breaches.length).toBe(report.counts.through + report.counts.wrong);
  });
});
