import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import Router from '@koa/router';
import { root, steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import type { PageState } from '../detect-language.ts';
import { inlineCodeHtml } from '../inline-code.ts';
import type { DemoOptions } from '../options.ts';
import { showPage } from '../views.ts';
import { pageFor, sourceFolder, sourcePage } from './links.ts';
import { getPrinter } from './markdown.ts';

const folder = join(root, sourceFolder);

/** The files of the reference server, to read. A README is shown in the visitor's language. */
export function sources({ exam }: Pick<DemoOptions, 'exam'>) {
  const printed = new Map<string, string>();
  return new Router<PageState>().get('/source/{*path}', async (ctx, next) => {
    const path = `${ctx.params.path}`;
    const step = steps.find(({ name }) => path === `auth/${name}.ts`);
    if (sourcePage(path) === undefined || (exam && step !== undefined)) return next();
    const file = translationOf(path, ctx.state.language);
    const html = printed.get(file) ?? (await print(file));
    printed.set(file, html);
    const name = `${sourceFolder}/${file}`;
    await showPage(ctx, 'source', name, {
      nameHtml: inlineCodeHtml(name),
      sourceHtml: html,
      sourceLanguage: file.endsWith(`.${ctx.state.language}.md`) ? ctx.state.language : 'en',
      step,
      production: step ? [...step.production, 'app.ts'] : [],
    });
  });
}

/** The same file in a language, if there is one. */
function translationOf(path: string, language: Language): string {
  const translation = path.replace(/(?:\.[a-zA-Z-]+)?\.md$/, `.${language}.md`);
  const original = path.replace(/\.[a-zA-Z-]+\.md$/, '.md');
  return existsSync(join(folder, translation)) ? translation : original;
}

async function print(path: string): Promise<string> {
  const text = readFileSync(join(folder, path), 'utf8');
  const printer = await getPrinter();
  if (!path.endsWith('.md')) return printer.code(text, { name: `${sourceFolder}/${path}` });
  return printer.markdown((href) => pageFor(href, posix.join(sourceFolder, posix.dirname(path))))(
    text,
  );
}
