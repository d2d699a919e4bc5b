import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Step, steps } from '../../course/steps.ts';
import { type Language, languages } from '../../i18n/language.ts';
import { pageFor } from './links.ts';
import { getPrinter, type Printer } from './markdown.ts';
import { slugOf } from './markdown-rules.ts';

/** A lesson as a page shows it: HTML made of our own files. */
export interface Lesson {
  title: string;
  /** The text before the first heading. */
  introHtml: string;
  sections: { id: string; title: string; html: string }[];
  /** The step's app.ts, with the new lines marked. */
  appHtml: string;
}

/** The place of "The contract" among the sections. The verdict links to its rows. */
const contractSection = 2;

const printed = new Map<string, Promise<Lesson>>();

/** The lesson of a step in a language; each is printed once. */
export function lessonOf(step: Step, language: Language): Promise<Lesson> {
  const key = `${step.number} ${language}`;
  const lesson = printed.get(key) ?? getPrinter().then((printer) => print(step, language, printer));
  printed.set(key, lesson);
  return lesson;
}

/** Milliseconds before all lessons are printed, in which the first visitor gets a page, and between two lessons. */
const [quiet, pause] = [2_000, 100];

/**
 * Prints all lessons before a visitor asks: not at once, because one lesson takes a tenth of a second, and other work goes first.
 * Rejects if a lesson cannot be printed.
 */
export async function printLessons(preset: Language | undefined): Promise<void> {
  await setTimeout(quiet, undefined, { ref: false });
  for (const language of preset ? [preset] : languages) {
    for (const step of steps) {
      await setTimeout(pause, undefined, { ref: false });
      await lessonOf(step, language);
    }
  }
}

function print(step: Step, language: Language, printer: Printer): Lesson {
  const readme = language === 'en' ? 'README.md' : `README.${language}.md`;
  const [intro = '', ...parts] = readFileSync(join(step.folder, readme), 'utf8').split(/^## /m);
  const [head = '', ...rest] = intro.split('\n');
  const follow = (href: string) =>
    href === `${step.name}.ts` ? '#exercise' : pageFor(href, posix.dirname(step.shown));
  const toHtml = printer.markdown(follow);
  const contractToHtml = printer.markdown(follow, { rowIds: true });
  const app = readFileSync(step.app, 'utf8');
  return {
    title: head.replace(/^# \d+ · /, ''),
    introHtml: toHtml(rest.join('\n')),
    sections: parts.map((part, index) => {
      const [title = '', ...lines] = part.split('\n');
      const print = index === contractSection ? contractToHtml : toHtml;
      return { id: slugOf(title), title, html: print(lines.join('\n')) };
    }),
    appHtml: printer.code(app, { name: 'app.ts', marked: newLinesIn(app, step) }),
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
