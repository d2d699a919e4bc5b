import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Step } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { pageFor } from './links.ts';
import { getPrinter, type Printer, slugOf } from './markdown.ts';

/** A lesson as a page shows it: HTML made of our own files. */
export interface Lesson {
  title: string;
  /** The text before the first heading. */
  introHtml: string;
  sections: { id: string; title: string; html: string }[];
  /** The step's app.ts, with the new lines marked. */
  appHtml: string;
}

const printed = new Map<string, Promise<Lesson>>();

/** The lesson of a step in a language; each is printed once. */
export function lessonOf(step: Step, language: Language): Promise<Lesson> {
  const key = `${step.number} ${language}`;
  const lesson = printed.get(key) ?? getPrinter().then((printer) => print(step, language, printer));
  printed.set(key, lesson);
  return lesson;
}

function print(step: Step, language: Language, printer: Printer): Lesson {
  const readme = language === 'en' ? 'README.md' : `README.${language}.md`;
  const [intro = '', ...parts] = readFileSync(join(step.folder, readme), 'utf8').split(/^## /m);
  const [head = '', ...rest] = intro.split('\n');
  const toHtml = printer.markdown((href) =>
    href === `${step.name}.ts` ? '#exercise' : pageFor(href, posix.dirname(step.shown)),
  );
  const app = readFileSync(step.app, 'utf8');
  return {
    title: head.replace(/^# \d+ · /, ''),
    introHtml: toHtml(rest.join('\n')),
    sections: parts.map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return {
        id: slugOf(title),
        title,
        html: toHtml(lines.join('\n')),
      };
    }),
    appHtml: printer.code(app, newLinesIn(app, step)),
  };
}

/** Recognizes the lines of app.ts that use the step's own file. */
function newLinesIn(app: string, { name }: Step): (line: string) => boolean {
  const [, list = ''] = new RegExp(`import \\{([^}]+)\\} from './${name}.ts'`).exec(app) ?? [];
  const imported = list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '));
  const calls = imported.map((part) => `${part}(`);
  return (line) =>
    line.includes(`from './${name}.ts'`) || calls.some((call) => line.includes(call));
}
