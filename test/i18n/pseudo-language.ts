import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '../../src/i18n/en/messages.ts';

/** The tag of a language for tests: English with a mark on every letter. CLDR keeps `qps` for that. */
export const pseudoTag = 'qps';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const marked = 'áƀćđéƒǵĥíĵķĺḿńóṕɋŕśŧúṽẃẋýźÁƁĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŦÚṼẂẊÝŹ';

/** What is not marked in Markdown: code, the targets of links, tags, and headings that are ids. */
const code = /(```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>|^## [\da-z-]+$)/m;

/** Texts that are not ours: requests, responses, output of programs, input, code, names. */
export const foreign = [
  new RegExp(`^ *${RegExp.escape(mark('[your program]'))}.*(?:\\n {2}.*)*`, 'gm'),
  /^ *(?:\{ )?(?:curl|printf|yes) .*$/gm,
  /^ {2}(?:Unauthorized|Internal Server Error)$/gm,
  /^ *WWW-Authenticate: .*$/gm,
  /^.*\bTS\d+: .*(?:\n {2}.*)*/gm,
  /\{"[\s\S]*?"\}/g,
  /`[^`]*`|"[^"]*"/g,
  /^ {4}.*$/gm,
  /[\w.:/~-]*\/[\w.:/~-]*/g,
  /\b\w+\.ts\b/g,
  /\b(?:setup|issue|extract|decode|attach)\b/g,
  /\bnull\b|\b\w+_\w+\b/g,
  /<[^>]*>/g,
  /npm run kata(?: --)?(?: [a-z]+)? (?:\[.+?\]|N|[\w.-]+)?(?: --\S+(?: \d+)?)*/g,
  /--seed \d+/g,
  /(?<![\w-])(?=[a-f]*\d)[\da-f]{6,}\b/g, // the id of a copy
  /^ +--[a-z-]+(?: F)?/gm,
];

/** A text with every letter marked, except inside `{{holes}}`. */
export function mark(text: string): string {
  return text
    .split(/(\{\{\w+\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[A-Za-z]/g, markedLetter)))
    .join('');
}

/**
 * Adds the pseudo-language to a copy of the course, as CONTRIBUTING.md tells translators to add theirs: a folder in
 * `src/i18n/`, an entry in `language.ts`, and a Markdown file beside each Chinese one.
 */
export function addPseudoLanguage(course: string): void {
  const folder = join(course, 'src/i18n', pseudoTag);
  mkdirSync(folder);
  const areas = Object.groupBy(Object.entries(messages), ([id]) => id.slice(0, id.indexOf('.')));
  for (const [area, entries = []] of Object.entries(areas)) {
    const translated = Object.fromEntries(entries.map(([id, text]) => [id, mark(text)]));
    const module = `export const ${area} = ${JSON.stringify(translated, null, 2)};\n`;
    writeFileSync(join(folder, `${area}.ts`), module);
  }
  const list = join(course, 'src/i18n/language.ts');
  writeFileSync(list, readFileSync(list, 'utf8').replace("'zh-CN']", `'zh-CN', '${pseudoTag}']`));
  for (const path of globSync('steps/**/*.zh-CN.md', { cwd: course })) {
    const english = readFileSync(join(course, path.replace('.zh-CN', '')), 'utf8');
    const file = join(course, path.replace('zh-CN', pseudoTag));
    writeFileSync(file, markMarkdown(english));
  }
}

/** The words that are not marked, without what is foreign: code, or what a program responds. */
export function unmarkedIn(text: string, foreign: readonly RegExp[]): string[] {
  const rest = foreign.reduce((left, shape) => left.replaceAll(shape, '·'), text);
  return rest.match(/[A-Za-z]{2,}/g) ?? [];
}

function markMarkdown(text: string): string {
  return text
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : mark(part)))
    .join('');
}

function markedLetter(letter: string): string {
  return [...marked][plain.indexOf(letter)] ?? letter;
}
