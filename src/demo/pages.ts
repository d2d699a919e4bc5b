import Router from '@koa/router';
import compose from 'koa-compose';
import { identify } from '../server/app.ts';
import { serveAssets } from './assets.ts';
import { detectLanguage, type PageState } from './detect-language.ts';
import { pageHeaders } from './headers.ts';
import { homeSteps } from './home.ts';
import { showChain } from './inspect.ts';
import { attackLab } from './lab/routes.ts';
import { showReadings } from './lessons/readings.ts';
import { lessons } from './lessons/routes.ts';
import { sources } from './lessons/sources.ts';
import { notFound } from './not-found.ts';
import type { DemoOptions } from './options.ts';
import { sentenceFor } from './reasons.ts';
import { demoUsers } from './users.ts';
import { showPage } from './views.ts';

/** The pages, their assets and `/inspect`, to mount after the server's own routes. Rejects if an asset is missing. */
export async function demoPages(options: DemoOptions) {
  const { config, users, tokens, demo } = options;
  const pages = new Router<PageState>()
    .use(pageHeaders(), detectLanguage(options))
    .get('/', (ctx) => showPage(ctx, 'home', 'Koa JWT kata', { steps: homeSteps(ctx.state.say) }))
    .get('/sign-in', (ctx) => {
      const { say } = ctx.state;
      const reason = sentenceFor(ctx.query.reason, say);
      const values = { reason, demoUsers: demo ? demoUsers : [] };
      return showPage(ctx, 'sign-in', say('pages.frame.sign-in'), values);
    })
    .get('/who-am-i', (ctx) => showPage(ctx, 'who-am-i', ctx.state.say('pages.frame.who-am-i'), {}))
    .use(lessons(options).routes(), showReadings().routes(), sources().routes());
  if (demo) pages.use(attackLab(options).routes());

  const inspection = new Router().all(
    '/inspect',
    compose([...identify(config, users, tokens), showChain]),
  );

  return compose([
    pages.routes(),
    pages.allowedMethods(),
    await serveAssets(),
    ...(demo ? [inspection.routes()] : []),
    notFound(options),
  ]);
}
