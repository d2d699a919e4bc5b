import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ending, endingOf } from '../../src/attacks/attack.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { articleSecret, makeArticleApp } from './article.ts';
import { serve } from './serving.ts';

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

  test.each<[hole: string, ending: Ending, ids: string[]]>([
    ['the secret stands in the code', 'through', ['key-article', 'key-known']],
    ['exp is in milliseconds', 'through', ['token-exp-milliseconds', 'exp-milliseconds']],
    ['the user stands in iss', 'through', ['token-user-in-issuer']],
    ['the header is a property of a function', 'wrong', ['carrier-header']],
    [
      'the algorithm is not pinned',
      'through',
      ['alg-hs384-same-secret', 'alg-hs512-same-secret', 'alg-array'],
    ],
    ['the header of the token is not checked', 'through', ['crit-unknown', 'typ-refresh-jwt']],
    [
      'what cannot be decoded goes on',
      'wrong',
      ['signature-empty', 'claims-admin', 'alg-none', 'text-x', 'exp-past'],
    ],
    ['an expired token is told so and goes on', 'through', ['exp-year-ago-milliseconds']],
    ['exp may be missing', 'through', ['exp-missing', 'exp-null', 'exp-word', 'exp-infinite']],
    ['a deleted user passes', 'wrong', ['user-nobody', 'user-zeros']],
    ['toJSON() shows the hash', 'through', ['login-shows-hash', 'me-shows-hash']],
    ['nobody is required', 'through', ['no-token']],
    ['answers to a token in the query may be stored', 'wrong', ['me-stored', 'login-stored']],
    ['errors of the body parser are a 500', 'wrong', ['body-gzip-junk']],
  ])('%s: %s', (_hole, ending, ids) => {
    expect(ids.map((id) => [id, endings.get(id)])).toEqual(ids.map((id) => [id, ending]));
  });

  test('what the article does not get wrong holds', () => {
    const sound = [
      'cors-answer',
      'cors-preflight',
      'header-long',
      'wire-two-lengths',
      'wire-hang-up',
    ];
    expect(sound.map((id) => endings.get(id))).toEqual(sound.map(() => 'held'));
  });

  test('every breach says what was sent, what came back and what was expected', () => {
    const breaches = report.results.flatMap(({ outcome }) => ('sent' in outcome ? [outcome] : []));
    for (const breach of breaches) {
      expect(breach).toMatchObject({
        sent: expect.stringContaining('curl'),
        received: expect.stringMatching(/^status \d|^nothing: |^\{/),
        expected: expect.stringMatching(/./),
      });
    }
    expect(breaches.length).toBe(report.counts.through + report.counts.wrong);
  });
});
