import { describe, expect, test } from 'vitest';
import { homeSteps } from '../../src/demo/home.ts';
import { catalogueOf, wordsIn } from '../../src/i18n/say.ts';
import { sourcesOf } from '../support/repository.ts';

const client = new URL('../../src/demo/client/chinese.js', import.meta.url);
const { chinese }: { chinese: Record<string, string> } = await import(client.href);
const catalogue = catalogueOf('zh-CN');
const { tell } = wordsIn('zh-CN');

/** The sentences in our views and in the modules behind them, as keys. */
function sentencesOnPages(): string[] {
  const texts = [...sourcesOf('views/**/*.ejs'), ...sourcesOf('src/demo/**/*.ts')];
  return texts.flatMap(({ text }) => {
    const said = [...text.matchAll(/\bsay`([^`]*)`/g)].map(([, sentence = '']) => {
      let hole = 0;
      return sentence.replaceAll(/\$\{[^}]*\}/g, () => `{${hole++}}`);
    });
    const prose = [...text.matchAll(/\bprose\('([^']*)'\)/g)].map(([, sentence = '']) => sentence);
    return [...said, ...prose];
  });
}

/** The sentences that scripts show, wherever they stand in them. */
function sentencesInScripts(): string[] {
  return sourcesOf('src/demo/client/*.js')
    .filter(({ path }) => !path.endsWith('chinese.js'))
    .flatMap(({ text }) => [...text.matchAll(/'([A-Z][^'\n]* [^'\n]*\.|[a-z]+ [a-z]+[^'\n]*)'/g)])
    .map(([, sentence = '']) => sentence)
    .filter((sentence) => !/^[a-z-]+ [a-z-]+$/.test(sentence) || / (the|of|at) /.test(sentence));
}

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(String).sort();
}

describe('in Chinese', () => {
  test('every sentence of a page is known', () => {
    const sentences = sentencesOnPages();
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((sentence) => !Object.hasOwn(catalogue, sentence))).toEqual([]);
  });

  test.each(homeSteps)(
    'step $number, $name, is described',
    ({ title, summary, leaves, refuses }) => {
      for (const sentence of [title, summary, refuses]) {
        expect(tell(sentence), sentence).toMatch(/\p{Script=Han}/u);
      }
      expect(/ [a-z]/.test(leaves)).toBe(
        /\p{Script=Han}/u.test(tell(leaves)) || leaves.startsWith('{'),
      );
    },
  );

  test('every sentence of a script is known', () => {
    const sentences = sentencesInScripts();
    expect(sentences.length).toBeGreaterThan(15);
    expect(sentences.filter((sentence) => !Object.hasOwn(chinese, sentence))).toEqual([]);
  });

  test('nothing is translated that nobody says', () => {
    const texts = sourcesOf('src/demo/client/*.js').filter(({ path }) => !path.includes('chinese'));
    const all = texts.map(({ text }) => text).join('\n');
    expect(Object.keys(chinese).filter((key) => !all.includes(key))).toEqual([]);
  });

  test('a translation has the holes of its sentence', () => {
    for (const [key, translation] of Object.entries({ ...catalogue, ...chinese })) {
      expect(holesOf(translation), key).toEqual(holesOf(key));
    }
  });
});
