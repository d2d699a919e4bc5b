import { globSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, steps } from '../../course/steps.ts';

/** The folder whose files the pages show, relative to the repository. */
export const sourceFolder = 'src/server';

const sources = globSync('**/*.{ts,md}', { cwd: join(root, sourceFolder) }).map((path) =>
  path.replaceAll('\\', '/'),
);

/** The texts beside the lessons: the name of each page in `/steps/`, and its file without the ending. */
export const readings = [
  { page: 'guide', file: 'steps/README' },
  { page: 'glossary', file: 'steps/glossary' },
  { page: 'koa-for-express', file: 'steps/koa-for-express' },
  { page: 'teaching', file: 'docs/teaching' },
] as const;

/** The page of a file in src/server/, by its path in there; undefined if there is no such file. */
export function sourcePage(path: string): string | undefined {
  return sources.includes(path) ? `/source/${path}` : undefined;
}

/** A link to a page of `npm start` leads to the same page of this server, which may be on another port. */
const ownOrigin = 'http://127.0.0.1:3000';

/**
 * The page for a link in a Markdown file: a lesson, a text beside the lessons, a file of the reference, or a website.
 * Undefined if there is none. `folder` is the folder of the file.
 */
export function pageFor(href: string, folder: string): string | undefined {
  if (href.startsWith(ownOrigin)) return href.slice(ownOrigin.length);
  if (/^https?:|^#/.test(href)) return href;
  const [path = '', anchor] = posix.join(folder, href).split('#');
  const page = pageOf(path);
  return page !== undefined && anchor !== undefined ? `${page}#${anchor}` : page;
}

function pageOf(path: string): string | undefined {
  if (path.startsWith(`${sourceFolder}/`)) return sourcePage(path.slice(sourceFolder.length + 1));
  const document = path.replace(/(\.zh-CN)?\.md$/, '');
  const step = steps.find(({ shown }) => document === `${posix.dirname(shown)}/README`);
  if (step !== undefined) return `/steps/${step.number}`;
  const reading = readings.find(({ file }) => document === file);
  return reading && `/steps/${reading.page}`;
}
