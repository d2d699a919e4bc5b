import type { Middleware } from 'koa';
import { languageOf, languages } from '../i18n/language.ts';
import { type Words, wordsIn } from '../i18n/say.ts';
import type { DemoOptions } from './pages.ts';

/** What detectLanguage leaves behind, for the pages. */
export interface PageState {
  /** Our words in the visitor's language. */
  words: Words;
  /** Whether there are trials, a lab and `/inspect`. */
  demo: boolean;
}

const year = 365 * 24 * 60 * 60 * 1000;

/**
 * Finds out a visitor's language: the one they chose, the one the server was started in, or what their browser asks
 * for. `?lang=zh-CN` on any page chooses; the choice is kept in a cookie, which says nothing else.
 */
export function detectLanguage({
  language: preset,
  demo,
}: Pick<DemoOptions, 'language' | 'demo'>): Middleware<PageState> {
  return async (ctx, next) => {
    const { lang, ...others } = ctx.query;
    const chosen = languageOf(typeof lang === 'string' ? lang : undefined);
    if (chosen !== undefined && ctx.method === 'GET') {
      ctx.cookies.set('lang', chosen, { sameSite: 'lax', maxAge: year });
      const query = new URLSearchParams(
        Object.entries(others).flatMap(([name, value]) =>
          [value ?? ''].flat().map((one) => [name, one]),
        ),
      ).toString();
      ctx.status = 303;
      // The path alone could begin with two slashes, which browsers take for another host.
      ctx.set('Location', `${ctx.path.replace(/^\/+/, '/')}${query && `?${query}`}`);
      return;
    }
    ctx.vary('Accept-Language');
    ctx.vary('Cookie');
    const asked = ctx.acceptsLanguages([...languages, 'zh']);
    const language =
      languageOf(ctx.cookies.get('lang')) ?? preset ?? languageOf(asked || undefined) ?? 'en';
    ctx.state.words = wordsIn(language);
    ctx.state.demo = demo;
    await next();
  };
}
