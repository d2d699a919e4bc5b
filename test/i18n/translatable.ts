import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { keyOf } from '../../src/i18n/say.ts';

/** What a module says and what it holds. */
export interface Told {
  /** The keys of all that is tagged with `say`. */
  said: string[];
  /** Every text, templates with {} for each value. */
  texts: string[];
}

/** Reads what a TypeScript module tells people. */
export function toldBy(module: string): Told {
  const said: string[] = [];
  const texts: string[] = [];
  simple(parse(stripTypeScriptTypes(module), { ecmaVersion: 'latest', sourceType: 'module' }), {
    TaggedTemplateExpression({ tag, quasi }) {
      const name = tag.type === 'MemberExpression' ? tag.property : tag;
      if (name.type !== 'Identifier' || name.name !== 'say') return;
      said.push(keyOf(quasi.quasis.map(({ value }) => value.cooked ?? '')));
    },
    TemplateLiteral({ quasis }) {
      texts.push(quasis.map(({ value }) => value.cooked ?? '').join('{}'));
    },
    Literal({ value }) {
      if (typeof value === 'string') texts.push(value);
    },
  });
  return { said, texts };
}
