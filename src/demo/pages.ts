import Router from '@koa/router';
import compose from 'koa-compose';
import { attachUser } from '../server/attach.ts';
import { decodeToken } from '../server/decode.ts';
import { extractToken } from '../server/extract.ts';
import type { Config } from '../server/setup.ts';
import type { UserStore } from '../server/users/store.ts';
import { serveAssets } from './assets.ts';
import { pageHeaders } from './headers.ts';
import { showChain } from './inspect.ts';
import { notFound } from './not-found.ts';
import { sentenceFor } from './reasons.ts';
import { storeys } from './storeys.ts';
import { demoUsers } from './users.ts';
import { showPage } from './views.ts';

/** What the pages need to know. */
export interface DemoOptions {
  config: Config;
  users: UserStore;
  /** Shows the two demo users and their passwords on the sign-in page, and `/inspect`: never in production. */
  demo: boolean;
}

/** The pages, their assets and `/inspect`, to stand after the server's own routes. Rejects where an asset is missing. */
export async function demoPages({ config, users, demo }: DemoOptions) {
  const pages = new Router()
    .use(pageHeaders())
    .get('/', (ctx) => showPage(ctx, 'home', 'Koa JWT kata', { storeys }))
    .get('/sign-in', (ctx) => {
      const reason = sentenceFor(ctx.query.reason);
      return showPage(ctx, 'sign-in', 'Sign in', { reason, demoUsers: demo ? demoUsers : [] });
    })
    .get('/who-am-i', (ctx) => showPage(ctx, 'who-am-i', 'Who am I?', {}));

  const inspection = new Router().all(
    '/inspect',
    compose([extractToken(), decodeToken(config), attachUser(users), showChain]),
  );

  return compose([
    pages.routes(),
    pages.allowedMethods(),
    await serveAssets(),
    ...(demo ? [inspection.routes()] : []),
    notFound(),
  ]);
}
