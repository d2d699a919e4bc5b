import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { articleSecret, makeArticleApp } from '../../src/demo/article/server.ts';
import { wordsIn } from '../../src/i18n/say.ts';
import { serve } from '../attacks/serving.ts';
import { root } from '../support/repository.ts';
import { englishIn } from './prose.ts';

const { tell } = wordsIn('zh-CN');

function keysOf(name: string): string[] {
  const file = join(root, `src/i18n/zh-CN/attack-${name}.json`);
  return Object.keys(JSON.parse(readFileSync(file, 'utf8')));
}

test.each([
  ['names', catalogue.map(({ name }) => name)],
  ['gains', catalogue.map(({ gains }) => gains)],
  ['advice', [...new Set(catalogue.map(({ advice }) => advice))]],
])('every attack has its %s in Chinese, and nothing else is translated', (name, sentences) => {
  expect(keysOf(name).toSorted()).toEqual([...new Set(sentences)].toSorted());
  for (const sentence of sentences) {
    // One attack sends this text, which is what JavaScript makes of an object.
    const told = tell(sentence).replace('[object Object]', '');
    expect(englishIn(told), sentence).toEqual([]);
  }
});

test('what came of an attack is told in Chinese, too', { timeout: 120_000 }, async () => {
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
  for (const sentence of new Set([...expected, ...skipped])) {
    expect(englishIn(tell(sentence)), sentence).toEqual([]);
  }
});
