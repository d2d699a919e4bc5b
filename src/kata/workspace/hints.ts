import { readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { root, type Step } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { inLanguage } from './in-language.ts';

/** The three levels of help for one check: a question, the concept, and nearly the code. */
export type Hints = readonly [string, string, string];

/** What a step tells about its checks, by their ids, and about programs that do not start, by their faults. */
export function hintsOf(
  { folder }: Pick<Step, 'folder'>,
  language: Language = 'en',
): Map<string, Hints> {
  return new Map([
    ...parseHints(read(inLanguage(join(root, 'steps/faults.md'), language))),
    ...parseHints(read(inLanguage(join(folder, 'hints.md'), language))),
  ]);
}

/** Reads `## id` with a list of three below it. Throws where a section has not exactly three. */
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

/** A file of hints, in which links to other files count from the repository, as its readers do. */
function read(path: string): string {
  const folder = relative(root, dirname(path)).replaceAll('\\', '/');
  return readFileSync(path, 'utf8').replaceAll(
    /\]\((?!https?:)([^)#]*)/g,
    (_, target: string) => `](${posix.normalize(`${folder}/${target}`)}`,
  );
}

function unindent(item: string): string {
  return item.replaceAll(/^ {3}/gm, '').trim();
}
