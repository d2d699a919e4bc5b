import Router from '@koa/router';
import compose from 'koa-compose';
import { identify } from '../server/identify.ts';
import { serveAssets } from './assets.ts';
import { compressPages } from './compress.ts';
import { decoder } from './decoder/routes.ts';
import { detectLanguage, type PageState } from './detect-language.ts';
import { pageHeaders } from './headers.ts';
import { showHome } from './home.ts';
import { showChain } from './inspect.ts';
import { attackLab } from './lab/routes.ts';
import { showReadings } from './lessons/readings.ts';
import { lessons } from './lessons/routes.ts';
import { sources } from './lessons/sources.ts';
import { notFound } from './not-found.ts';
import type { DemoOptions } from './options.ts';
import { ownNamesOnly } from './own-names.ts';
import { sentenceFor } from './reasons.ts';
import { demoUsers } from './users.ts';
import { showPage } from './views.ts';
import { workplaceRoutes } from './workplace/routes.ts';

/** The pages, their assets and `/inspect`, to mount after the server's own routes. Rejects if an asset is missing. */
export async function demoPages(options: DemoOptions) {
  const { config, users, tokens, demo } = options;
  const pages = new Router<PageState>()
    .use(compressPages(), pageHeaders(), detectLanguage(options))
    .get('/', showHome)
    .get('/sign-in', (ctx) => {
      const { say } = ctx.state;
      const reason = sentenceFor(ctx.query.reason, say);
      const values = { reason, demoUsers: demo ? demoUsers : [] };
      return showPage(ctx, 'sign-in', say('pages.frame.sign-in'), values);
    })
    .get('/who-am-i', (ctx) => showPage(ctx, 'who-am-i', ctx.state.say('pages.frame.who-am-i'), {}))
    .use(decoder(options).routes())
    .use(lessons(options).routes(), showReadings().routes(), sources(options).routes());
  if (options.live) pages.use(workplaceRoutes(options.live));
  if (demo) pages.use(attackLab(options).routes());

  const inspection = new Router().all(
    '/inspect',
    compose([...identify(config, users, tokens), showChain]),
  );

  return compose([
    ...(demo || options.live ? [ownNamesOnly(options.host)] : []),
    pages.routes(),
    pages.allowedMethods(),
    await serveAssets({ editor: options.live !== undefined }),
    ...(demo ? [inspection.routes()] : []),
    notFound(options),
  ]);
}
