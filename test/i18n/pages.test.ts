import { parseExpressionAt } from 'acorn';
import { simple } from 'acorn-walk';
import { describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { languages } from '#i18n/language.ts';
import { message, translate } from '#i18n/message.ts';
import { messages } from '../../src/i18n/en/messages.ts';
import { sourcesOf } from '../support/repository.ts';

const catalogue: Record<string, string> = messages;

/** A message that a view says: its id, and the names of the values. */
interface Said {
  id: string;
  values: string[];
}

/** The messages in a view. An id that is not a string in quotes has an empty id. */
function saidIn(view: string): Said[] {
  return [...view.matchAll(/\b(?:say|sayHtml)\([^()]*\)/g)].map(([call]) => {
    const said: Said = { id: '', values: [] };
    simple(parseExpressionAt(call, 0, { ecmaVersion: 'latest' }), {
      CallExpression(node) {
        const [id, values] = node.arguments;
        if (id?.type === 'Literal') said.id = String(id.value);
        if (values?.type !== 'ObjectExpression') return;
        for (const property of values.properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
          said.values.push(property.key.name);
        }
      },
    });
    return said;
  });
}

function holesOf(id: string): string[] | undefined {
  const text = catalogue[id] ?? catalogue[`${id}_other`];
  if (text === undefined) return undefined;
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, hole = '']) => hole);
}

const views = sourcesOf('views/**/*.ejs');

describe('the views', () => {
  test('say messages', () => {
    const said = views.flatMap(({ text }) => saidIn(text));
    expect(said.length).toBeGreaterThan(100);
    expect(said).toContainEqual({ id: 'pages.sign-in.use', values: ['username'] });
  });

  test.each(views)('$path says messages that exist, with all their values', ({ text }) => {
    for (const { id, values } of saidIn(text)) {
      expect([id, holesOf(id)?.toSorted()]).toEqual([id, values.toSorted()]);
    }
  });

  test.each(views)('$path has no words of its own', ({ text }) => {
    const prose = text
      .replaceAll(/<%[\s\S]*?%>/g, '')
      .replaceAll(/<code[^>]*>[\s\S]*?<\/code>|Koa JWT kata/g, '')
      .replaceAll(/<[^>]*>/g, '');
    expect(prose.match(/[A-Za-z]{2,}/g)).toBeNull();
    expect(text).not.toMatch(/\b(?:title|alt|aria-label|placeholder)="[^"<]/);
  });
});

test.each(sourcesOf('src/demo/client/*.js'))('$path has no words of its own', ({ text }) => {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const strings = [...code.matchAll(/'([^'\n]*)'/g)].map(([, string = '']) => string);
  const sentences = strings.filter((string) => /[A-Za-z]+ [a-z]+ |[a-z]\.$/.test(string));
  expect(sentences.filter((string) => string !== 'Access token has expired')).toEqual([]);
});

test('a message may be empty: Chinese has no space between two sentences', () => {
  expect(translate(message('pages.space'), 'zh-CN')).toBe('');
});

test.each(languages)('every step has the messages of its pages in %s', async (language) => {
  const { messages } = await import(`../../src/i18n/${language}/messages.ts`);
  for (const { name } of steps) {
    for (const id of [`steps.${name}.title`, `steps.${name}.summary`])
      expect(messages[id], id).toBeTypeOf('string');
  }
});
