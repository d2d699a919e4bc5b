import Router from '@koa/router';
import compose from 'koa-compose';
import type { Language } from '../i18n/language.ts';
import { identify } from '../server/app.ts';
import type { Config } from '../server/auth/setup.ts';
import type { UserStore } from '../server/users/store.ts';
import { serveAssets } from './assets.ts';
import { detectLanguage, type PageState } from './detect-language.ts';
import type { EditorLink } from './editor.ts';
import { pageHeaders } from './headers.ts';
import { showChain } from './inspect.ts';
import { attackLab } from './lab/routes.ts';
import type { Live } from './lessons/live.ts';
import { lessons } from './lessons/routes.ts';
import { notFound } from './not-found.ts';
import { sentenceFor } from './reasons.ts';
import { storeys } from './storeys.ts';
import { demoUsers } from './users.ts';
import { showPage } from './views.ts';

/** What the pages need to know. */
export interface DemoOptions {
  config: Config;
  users: UserStore;
  /** Shows the two demo users and their passwords, the live trials, and `/inspect`: never in production. */
  demo: boolean;
  /** The language of all pages; by default each visitor's own. */
  language?: Language | undefined;
  /** Opens a step's file, where an editor is known. */
  editor?: EditorLink | undefined;
  /** Judges the learner's files while the pages are open. */
  live?: Live | undefined;
}

/** The pages, their assets and `/inspect`, to stand after the server's own routes. Rejects where an asset is missing. */
export async function demoPages(options: DemoOptions) {
  const { config, users, demo } = options;
  const pages = new Router<PageState>()
    .use(pageHeaders(), detectLanguage(options))
    .get('/', (ctx) => showPage(ctx, 'home', 'Koa JWT kata', { storeys }))
    .get('/sign-in', (ctx) => {
      const reason = sentenceFor(ctx.query.reason);
      const { say } = ctx.state.words;
      return showPage(ctx, 'sign-in', say`Sign in`, { reason, demoUsers: demo ? demoUsers : [] });
    })
    .get('/who-am-i', (ctx) => showPage(ctx, 'who-am-i', ctx.state.words.say`Who am I?`, {}))
    .use(lessons(options).routes());
  if (demo) pages.use(attackLab(options).routes());

  const inspection = new Router().all('/inspect', compose([identify(config, users), showChain]));

  return compose([
    pages.routes(),
    pages.allowedMethods(),
    await serveAssets(),
    ...(demo ? [inspection.routes()] : []),
    notFound(options),
  ]);
}
