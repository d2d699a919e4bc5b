import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import Router from '@koa/router';
import { root } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import type { Say } from '../../i18n/message.ts';
import type { PageState } from '../detect-language.ts';
import { showPage } from '../views.ts';
import { contentsOf } from './contents.ts';
import { pageFor, readings } from './links.ts';
import { getPrinter } from './markdown.ts';

/** The texts beside the lessons, in the visitor's language, and the page for instructors. */
export function showReadings() {
  const printed = new Map<string, string>();
  return new Router<PageState>().get('/steps/:reading', async (ctx, next) => {
    const reading = readings.find(({ page }) => page === ctx.params.reading);
    if (reading === undefined) return next();
    const { language } = ctx.state;
    const { title, text } = read(reading.file, language);
    const key = `${reading.page} ${language}`;
    const readingHtml = printed.get(key) ?? (await print(text, posix.dirname(reading.file)));
    printed.set(key, readingHtml);
    await showPage(ctx, 'reading', title, { readingHtml, contents: contentsOf(text) });
  });
}

/** Links to the texts for learners, in the visitor's language. */
export function readingLinks(say: Say): { path: string; title: string }[] {
  return readings.flatMap(({ page }) =>
    page === 'teaching' ? [] : [{ path: `/steps/${page}`, title: say(`pages.reading.${page}`) }],
  );
}

function read(file: string, language: Language): { title: string; text: string } {
  const ending = language === 'en' ? 'md' : `${language}.md`;
  const text = readFileSync(join(root, `${file}.${ending}`), 'utf8');
  return { title: /^# (.+)$/m.exec(text)?.[1] ?? '', text };
}

async function print(text: string, folder: string): Promise<string> {
  const printer = await getPrinter();
  return printer.markdown((href) => pageFor(href, folder))(text);
}
