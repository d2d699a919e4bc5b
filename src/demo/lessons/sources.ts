import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Router from '@koa/router';
import { root, steps } from '../../course/steps.ts';
import type { PageState } from '../detect-language.ts';
import { showPage } from '../views.ts';
import { getPrinter } from './markdown.ts';

/** The folder whose files the pages show, relative to the repository. */
export const sourceFolder = 'src/server';

const folder = join(root, sourceFolder);
const paths = globSync('**/*.{ts,md}', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));

/** The page of a file in src/server/, by its path in there; undefined if there is no such file. */
export function sourcePage(path: string): string | undefined {
  return paths.includes(path) ? `/source/${path}` : undefined;
}

/** The files of the reference server, to read. */
export function sources() {
  const printed = new Map<string, string>();
  return new Router<PageState>().get('/source/{*path}', async (ctx, next) => {
    const path = `${ctx.params.path}`;
    if (sourcePage(path) === undefined) return next();
    const html = printed.get(path) ?? (await print(path));
    printed.set(path, html);
    const step = steps.find(({ name }) => path === `auth/${name}.ts`);
    const production = step ? [...step.production, 'app.ts'] : [];
    const title = `${sourceFolder}/${path}`;
    await showPage(ctx, 'source', title, { sourceHtml: html, step, production });
  });
}

async function print(path: string): Promise<string> {
  const text = readFileSync(join(folder, path), 'utf8');
  const printer = await getPrinter();
  return path.endsWith('.md') ? printer.markdown(pageFor)(text) : printer.code(text);
}

/** Links of a README in src/server/ lead to files beside it; a link that leads elsewhere is not followed. */
function pageFor(href: string): string | undefined {
  return /^https?:|^#/.test(href) ? href : sourcePage(href.replace(/^\.\//, ''));
}
