import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../i18n/language.ts';
import { storeys } from '../storeys.ts';
import { getPrinter, type Printer } from './markdown.ts';

/** A lesson as a page shows it: HTML made of our own files. */
export interface Lesson {
  number: number;
  title: string;
  /** What stands before the first heading. */
  introHtml: string;
  sections: { id: string; title: string; html: string }[];
  /** The step's chain, with the new line marked. */
  appHtml: string;
  /** The file that a learner writes, absolute, and as people call it. */
  exercise: string;
  shown: string;
}

const root = join(import.meta.dirname, '../../..');
const printed = new Map<string, Promise<Lesson>>();

/** The lesson of a step in a language, made once. */
export function lessonOf(number: number, language: Language): Promise<Lesson> {
  const key = `${number} ${language}`;
  const lesson =
    printed.get(key) ?? getPrinter().then((printer) => print(number, language, printer));
  printed.set(key, lesson);
  return lesson;
}

function print(number: number, language: Language, printer: Printer): Lesson {
  const [folder = ''] = globSync(`steps/0${number}-*`, { cwd: root });
  const word = storeys[number - 1]?.word ?? '';
  const readme = language === 'en' ? 'README.md' : `README.${language}.md`;
  const [intro = '', ...parts] = readFileSync(join(root, folder, readme), 'utf8').split(/^## /m);
  const [head = '', ...rest] = intro.split('\n');
  const toHtml = printer.markdown((href) => pageFor(href, word));
  const app = readFileSync(join(root, folder, 'app.ts'), 'utf8');
  const shown = `${folder.replaceAll('\\', '/')}/${word}.ts`;
  return {
    number,
    title: head.replace(/^# \d+ · /, ''),
    introHtml: toHtml(rest.join('\n')),
    sections: parts.map((part, index) => {
      const [title = '', ...lines] = part.split('\n');
      return {
        id: `part-${index + 1}`,
        title,
        html: toHtml(lines.join('\n')),
      };
    }),
    appHtml: printer.code(app, newestIn(app, word)),
    exercise: join(root, folder, `${word}.ts`),
    shown,
  };
}

/** Which lines of a chain bring in what the step adds: those that name what the step's own file exports. */
function newestIn(app: string, word: string): (line: string) => boolean {
  const [, list = ''] = new RegExp(`import \\{([^}]+)\\} from './${word}.ts'`).exec(app) ?? [];
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
  const calls = names.map((name) => `${name}(`);
  return (line) =>
    line.includes(`from './${word}.ts'`) || calls.some((call) => line.includes(call));
}

/** Where a lesson's link leads to on these pages: other lessons, and the reference's files. */
function pageFor(href: string, word: string): string {
  const [, lesson] = /^\.\.\/0(\d)-[^/]+\/README/.exec(href) ?? [];
  if (lesson !== undefined) return `/steps/${lesson}`;
  const [, file] = /^\.\.\/\.\.\/src\/server\/([\w-]+\.ts)$/.exec(href) ?? [];
  if (file !== undefined) return `/source/${file}`;
  return href === `${word}.ts` ? '#exercise' : href;
}
