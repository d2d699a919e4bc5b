import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './language.ts';

/** English sentences, with names in braces for what differs, and the same in another language. */
export type Catalogue = Readonly<Record<string, string>>;

/** Our words in one language. */
export interface Words {
  language: Language;
  /** A sentence written here: what stands in `${}` is put into its place, untranslated. */
  say(strings: TemplateStringsArray, ...values: (string | number)[]): string;
  /** A sentence that was put together elsewhere, in English; it stays English where the catalogue has none like it. */
  tell(sentence: string): string;
}

interface Pattern {
  shape: RegExp;
  names: string[];
  translation: string;
}

/**
 * What may stand in a hole of this name; a digit behind the name tells two of them apart. It stays as it is, but for a
 * `part`, which must be known itself. In any other hole any text may stand, and is translated where it is known.
 */
const shapes: Record<string, string> = {
  status: '\\d{3}',
  number: '-?[\\d.,]+',
  code: '[a-z]+(?:_[a-z]+)*',
  quoted: '"[^"]*"',
  word: '\\S+',
  value: '[^]*?',
  part: '.+?',
};
const anything = '[^]*?';

const known = new Map<Language, Words>();

/** The words of a language. */
export function wordsIn(language: Language): Words {
  const words = known.get(language) ?? makeWords(language, catalogueOf(language));
  known.set(language, words);
  return words;
}

/** Everything we say, from English into a language; English itself needs no catalogue. */
export function catalogueOf(language: Language): Catalogue {
  if (language === 'en') return {};
  const folder = join(import.meta.dirname, language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
}

/** The key of a template: its text, with {0}, {1} and so on for the values. */
export function keyOf(strings: readonly string[]): string {
  return strings.map((text, index) => (index === 0 ? text : `{${index - 1}}${text}`)).join('');
}

/** Words from a catalogue. */
export function makeWords(language: Language, catalogue: Catalogue): Words {
  let patterns: Pattern[] | undefined;
  const translated = (sentence: string): string | undefined => {
    const whole = find(catalogue, sentence);
    if (whole !== undefined) return whole;
    patterns ??= patternsOf(catalogue);
    for (const { shape, names, translation } of patterns) {
      const found = shape.exec(sentence);
      if (found === null) continue;
      const values = names.map((name, index) => [name, inHole(name, found[index + 1] ?? '')]);
      if (values.some(([, value]) => value === undefined)) continue;
      return filled(translation, Object.fromEntries(values));
    }
    return undefined;
  };
  const inHole = (name: string, text: string): string | undefined => {
    const kind = kindOf(name);
    if (kind === 'part') return translated(text);
    return Object.hasOwn(shapes, kind) ? text : (translated(text) ?? text);
  };
  const tell = (sentence: string) => translated(sentence) ?? sentence;
  return {
    language,
    say(strings, ...values) {
      const key = keyOf(strings);
      return filled(find(catalogue, key) ?? key, Object.fromEntries(values.entries()));
    },
    tell,
  };
}

function find(catalogue: Catalogue, key: string): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}

function filled(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => `${values[name] ?? hole}`);
}

/** The name of a hole without the digit that tells it from another one. */
function kindOf(name: string): string {
  return name.replace(/\d+$/, '');
}

/** Those with the most words of their own first, so that the closest one wins. */
function patternsOf(catalogue: Catalogue): Pattern[] {
  return Object.entries(catalogue)
    .filter(([key]) => /\{[a-z]/.test(key))
    .map(([key, translation]) => {
      const parts = key.split(/\{(\w+)\}/);
      const names = parts.filter((_, index) => index % 2 === 1);
      const source = parts.map((part, index) =>
        index % 2 === 0 ? RegExp.escape(part) : `(${shapes[kindOf(part)] ?? anything})`,
      );
      const own = key.replaceAll(/\{\w+\}/g, '').length;
      return { shape: new RegExp(`^${source.join('')}$`), names, translation, own };
    })
    .sort((one, other) => other.own - one.own);
}
