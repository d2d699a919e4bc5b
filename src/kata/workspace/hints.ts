import { readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { root, type Step } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import type { ProgressFile } from './progress.ts';

/** The three levels of help for one check: a question, the concept, and nearly the code. */
export type Hints = readonly [string, string, string];

/** The hints of a step by the id of a check, or by the fault of a program that does not start. Some are shared by all steps. */
export function hintsOf(
  { folder }: Pick<Step, 'folder'>,
  language: Language = 'en',
): Map<string, Hints> {
  return new Map([
    ...parseHints(readWithLinks(inLanguage(join(root, 'steps/faults.md'), language))),
    ...parseHints(readWithLinks(inLanguage(join(folder, 'hints.md'), language))),
  ]);
}

/** The key of the hints for a verdict: the fault, `unsolved`, or the id of the check that fails or of the one whose hints it shares. */
export function hintKeyOf(verdict: Verdict): string | undefined {
  const failure = failureOf(verdict);
  if (failure === undefined) return undefined;
  const { fault, received } = failure.error;
  if (fault !== undefined) return fault;
  const unsolved = translate(received, 'en').includes('"not_implemented"');
  return unsolved ? 'unsolved' : (failure.check.hints ?? failure.check.id);
}

/** The hints read so far and one more, and how many these are: 1 to 3. The progress counts them. */
export function nextHint(
  progress: ProgressFile,
  step: Step,
  key: string,
  language: Language,
): { level: number; hints: string[] } {
  const all = hintsOf(step, language).get(key);
  if (all === undefined) throw new RangeError(`Expected hints for ${key} in step ${step.number}`);
  const level = countHint(progress, step, key);
  return { level, hints: all.slice(0, level) };
}

/** Counts one more hint as read, up to three. Returns how many these are. */
export function countHint(progress: ProgressFile, step: Step, key: string): number {
  let level = 0;
  progress.change((changed) => {
    const known = changed.of(step).hints;
    level = Math.min((known[key] ?? 0) + 1, 3);
    known[key] = level;
  });
  return level;
}

/** The hints read so far, and how many there are; without a key there are none. */
export function hintsRead(
  progress: ProgressFile,
  step: Step,
  key: string | undefined,
  language: Language,
): { read: string[]; all: number } {
  const all = key === undefined ? [] : (hintsOf(step, language).get(key) ?? []);
  const level = key === undefined ? 0 : (progress.read().of(step).hints[key] ?? 0);
  return { read: all.slice(0, level), all: all.length };
}

/** The text that is shown after a step has passed. */
export function worthKnowing({ name }: Step, language: Language = 'en'): string {
  const text = readFileSync(inLanguage(join(root, 'steps/passed.md'), language), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^## ${name}$`, 'm'));
  return (section.split(/^## /m)[0] ?? '').trim();
}

/** The path of a text in a language: `hints.md` in English, `hints.zh-CN.md` beside it in Chinese. */
export function inLanguage(path: string, language: Language): string {
  return language === 'en' ? path : path.replace(/\.md$/, `.${language}.md`);
}

/** Reads `## id` with a list of three below it. Throws if a section does not contain exactly three. */
export function parseHints(markdown: string): Map<string, Hints> {
  const sections = markdown.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [id = '', ...lines] = section.split('\n');
      const items = lines
        .join('\n')
        .split(/^\d\. /m)
        .slice(1)
        .map(unindent);
      const [one, two, three] = items;
      if (items.length !== 3 || one === undefined || two === undefined || three === undefined) {
        throw new TypeError(`Expected three hints below ${id}, got ${items.length}`);
      }
      return [id.trim(), [one, two, three]];
    }),
  );
}

/** A Markdown file whose relative links are rewritten to start at the repository's folder. */
function readWithLinks(path: string): string {
  const folder = relative(root, dirname(path)).replaceAll('\\', '/');
  return readFileSync(path, 'utf8').replaceAll(
    /\]\((?!https?:)([^)#]*)/g,
    (_, target: string) => `](${posix.normalize(`${folder}/${target}`)}`,
  );
}

function unindent(item: string): string {
  return item.replaceAll(/^ {3}/gm, '').trim();
}
