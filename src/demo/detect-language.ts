import type { Middleware } from 'koa';
import { type Language, languageOf, languages } from '../i18n/language.ts';
import { type Say, sayIn } from '../i18n/message.ts';
import type { LearnerProgress } from './live.ts';
import type { DemoOptions } from './options.ts';

/** The state that detectLanguage adds for the pages. */
export interface PageState {
  /** The visitor's language. */
  language: Language;
  /** Says messages in that language. */
  say: Say;
  /** Whether there are a playground, an attack lab and `/inspect`. */
  demo: boolean;
  /** How far the learner is; undefined without the runner. */
  progress?: LearnerProgress | undefined;
}

const year = 365 * 24 * 60 * 60 * 1000;

/**
 * Detects a visitor's language: the one they chose, else the server's setting, else the browser's. `?lang=zh-CN` on any
 * page chooses one; a cookie with nothing else in it keeps the choice.
 */
export function detectLanguage({
  language: preset,
  demo,
  live,
}: Pick<DemoOptions, 'language' | 'demo' | 'live'>): Middleware<PageState> {
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
      // A path that begins with two slashes or backslashes would lead a browser to another host (WHATWG URL, 4.4).
      ctx.set('Location', `${ctx.path.replace(/^[/\\]+/, '/')}${query && `?${query}`}`);
      return;
    }
    ctx.vary('Accept-Language');
    ctx.vary('Cookie');
    const accepted = ctx.acceptsLanguages(languages.flatMap((tag) => [tag, primaryOf(tag)]));
    const language =
      languageOf(ctx.cookies.get('lang')) ?? preset ?? languageOf(accepted || undefined) ?? 'en';
    ctx.state.language = language;
    ctx.state.say = sayIn(language);
    ctx.state.demo = demo;
    ctx.state.progress = live?.progress();
    await next();
  };
}

/** The first part of a language tag: `zh` of `zh-CN`. */
function primaryOf(tag: string): string {
  return tag.replace(/-.*/, '');
}
