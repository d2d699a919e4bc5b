import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseAttacks } from '../../src/attacks/catalogue.ts';
import { type Ending, endingOf } from '../../src/attacks/outcome.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { articleSecret, makeArticleApp } from '../../src/demo/article/server.ts';
import { questions } from '../../src/demo/lab/exercise.ts';
import { filtered } from '../../src/demo/lab/filter.ts';
import { severityOf } from '../../src/demo/lab/severity.ts';
import { translate } from '../../src/i18n/message.ts';
import { factsOf } from '../attacks/english.ts';
import { serve } from '../attacks/serving.ts';
import { root, sourcesOf } from '../support/repository.ts';
import { holes } from './holes.ts';

const [username, password] = [randomUUID(), randomUUID()];

describe('against the article’s own code', () => {
  let url: string;
  let report: Report;
  let endings: Map<string, Ending>;

  beforeAll(async () => {
    const app = await makeArticleApp(username, password);
    app.silent = true;
    url = await serve(createServer(app.callback()));
    report = await runAttacks({ url, username, password, secret: articleSecret });
    endings = new Map(report.results.map(({ attack, outcome }) => [attack.id, endingOf(outcome)]));
  });

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

  describe('the last exercise', () => {
    const responseTo = (id: string) => {
      const { last } = report.results.find(({ attack }) => attack.id === id) ?? {};
      return { sent: last?.sent ?? '', received: translate(last?.received ?? '', 'en') };
    };
    const shownBy = (filter: (typeof questions)[number]['filter']) => {
      const all = new Map(
        [...endings].map(([id, ending]) => [id, new Map([['article' as const, ending]])]),
      );
      const { lesson, severity, outcome, server } = filter;
      return filtered(courseAttacks, { lesson, severity, outcome, server }, all).map(
        ({ id }) => id,
      );
    };

    test.each(questions)('$question: its filter shows the attacks that it asks for', (question) => {
      expect(shownBy(question.filter)).toEqual(expect.arrayContaining(question.attacks));
      const [lesson] = sourcesOf(`steps/0${question.lesson}-*/README.md`);
      expect(lesson?.text).toContain(question.line);
    });

    test('one attack needs no token: without one, the protected route returns 200', () => {
      const shown = shownBy(questions[0]?.filter ?? {});
      expect(shown.filter((id) => !/token/.test(responseTo(id).sent))).toEqual(['no-token']);
      expect(responseTo('no-token').received).toMatch(/^status 200\n/);
    });

    test('one token expired a year ago, and the message about it has status 200', () => {
      const shown = shownBy(questions[1]?.filter ?? {});
      expect(shown.filter((id) => id.startsWith('exp-year'))).toEqual([
        'exp-year-ago-milliseconds',
      ]);
      expect(responseTo('exp-year-ago-milliseconds').received).toBe(
        'status 200\nAccess token has expired',
      );
    });

    test('most need the secret, and none of these gets through without it', async () => {
      const through = shownBy(questions[2]?.filter ?? {});
      const signed = courseAttacks.filter((attack) => severityOf(attack) === 'medium');
      const count = signed.filter(({ id }) => through.includes(id)).length;
      expect(count).toBeGreaterThan(through.length / 2);
      const without = await runAttacks({ url, username, password }, { attacks: signed });
      expect(without.fault).toBe(undefined);
      expect(without.counts.through).toBe(0);
    });

    test('most wrong responses are 200 with an empty object', () => {
      const wrong = shownBy(questions[3]?.filter ?? {});
      const empty = wrong.filter((id) => responseTo(id).received === 'status 200\n{}');
      expect(empty.length).toBeGreaterThan(wrong.length / 2);
      expect(empty).toEqual(expect.arrayContaining(questions[3]?.attacks ?? ['none']));
    });
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
