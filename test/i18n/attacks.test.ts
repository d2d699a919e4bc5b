import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sayIn, translate } from '#i18n/message.ts';
import { attackReport } from '#kata/screen/attacks.ts';
import type { Canvas } from '#kata/text/canvas.ts';
import { widthOf } from '#kata/text/characters.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { articleSecret, makeArticleApp } from '../../src/demo/article/server.ts';
import { attack as english } from '../../src/i18n/en/attack.ts';
import { reportOfEveryEnding } from '../attacks/reports.ts';
import { serve } from '../attacks/serving.ts';
import { sourcesOf } from '../support/repository.ts';
import { englishIn, textsIn } from './prose.ts';

/** What attacks send, or compare with what they receive, and errors for programmers. */
const unspoken = [
  /^(?:GET|POST|FOO|HTTP|Content-|Transfer-|Host|x-access|\\?x-|Bearer|Basic|Cookie|multipart)/,
  /^(?:keyboard cat|\nroot signed in|WWW-Authenticate: Bearer realm=.+)$/,
  /^(?:connection (?:refused|reset)|protocol upgrade|too long)$/,
  /^(?:a b|access token)$/,
  /^Expected a |^attack only your own servers/,
];

describe('the messages of attacks', () => {
  test('are a name and a gain for each attack, and nothing else', () => {
    const named = Object.keys(english).filter((id) => /\.(?:name|gains)$/.test(id));
    const ids = catalogue.flatMap(({ id }) => [`attack.${id}.name`, `attack.${id}.gains`]);
    expect(named.toSorted()).toEqual(ids.toSorted());
  });

  test('are an advice for each topic, and nothing else', () => {
    const topics = Object.keys(english).filter((id) => id.endsWith('.advice'));
    const used = catalogue.map(({ advice }) => String(advice.id));
    expect(topics.toSorted()).toEqual([...new Set(used)].toSorted());
  });

  test('are found by the convention of their ids', () => {
    for (const { id, name, gains } of catalogue) {
      expect([name.id, gains.id]).toEqual([`attack.${id}.name`, `attack.${id}.gains`]);
    }
  });

  test.each(sourcesOf('src/attacks/**/*.ts'))('are the only sentences in $path', ({ text }) => {
    const texts = textsIn(text).filter((one) => !unspoken.some((shape) => shape.test(one)));
    expect(texts).toEqual([]);
  });
});

describe('a report in Chinese', () => {
  const language = 'zh-CN';

  test.each([60, 80, 100])(
    'contains no English, and no line is wider than %i columns',
    (columns) => {
      const canvas: Canvas = { columns, terminal: false, language, say: sayIn(language) };
      for (const when of [undefined, 'sign-in', 'before', 'secret', 'after'] as const) {
        const report = attackReport('http://127.0.0.1:1', reportOfEveryEnding(when), canvas);
        const lines = stripVTControlCharacters(report).split('\n');
        expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
        // A curl line and the body of a response are shown unchanged.
        const ours = lines.filter((line) => !/^ {2}(?:curl |SyntaxError)/.test(line));
        expect(ours.flatMap(englishIn)).toEqual([]);
      }
    },
  );
});

test('outcomes are in Chinese, too', async () => {
  const [username, password] = [randomUUID(), randomUUID()];
  const app = await makeArticleApp(username, password);
  app.silent = true;
  const url = await serve(createServer(app.callback()));
  const reports = [
    await runAttacks({ url, username, password, secret: articleSecret }),
    await runAttacks({ url, username, password }),
  ];
  const outcomes = reports.flatMap(({ results }) => results.map(({ outcome }) => outcome));
  const expected = outcomes.flatMap((outcome) => ('sent' in outcome ? [outcome.expected] : []));
  const skipped = outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []));
  expect([expected.length > 100, skipped.length > 100]).toEqual([true, true]);
  const sentences = [...expected, ...skipped].map((text) => translate(text, 'zh-CN'));
  for (const sentence of new Set(sentences)) expect(englishIn(sentence), sentence).toEqual([]);
});
