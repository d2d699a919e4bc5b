import Router from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import { createApp } from '#server/app.ts';
import { decodeToken } from '#server/decode.ts';
import { extractToken } from '#server/extract.ts';
import { type Config, createServer } from '#server/setup.ts';
import type { AccountStore, PublicUser } from '#server/users/store.ts';
import { createArticleApp } from './article.ts';

/** What a subject is built from: `user` is whom the storeys without a lookup answer with. */
export interface Ground {
  config: Config;
  users: AccountStore;
  user: PublicUser;
}

type Build = (ground: Ground) => Pick<Koa, 'callback'>;

/** Every server that answers `GET /api/me`, by the name it has in the table: each storey stands on the one before. */
export const subjects = {
  'bare Koa': ({ user }) => new Koa().use(answer(user)),
  'bare Koa + @koa/router': ({ user }) =>
    new Koa().use(new Router().get('/api/me', answer(user)).routes()),
  '+ setup': ({ config, user }) => createServer(config).use(answer(user)),
  '+ routers': (ground) => routed(ground, []),
  '+ extract': (ground) => routed(ground, [extractToken()]),
  '+ decode': (ground) => routed(ground, [extractToken(), decodeToken(ground.config)]),
  '+ attach = reference': ({ config, users }) => createApp(config, users),
  'the article on Koa': ({ config, users }) => createArticleApp(config.secret, users),
} as const satisfies Record<string, Build>;

/** Which server it is. */
export type SubjectName = keyof typeof subjects;

/** True for the name of a subject. */
export function isSubject(name: unknown): name is SubjectName {
  return typeof name === 'string' && Object.hasOwn(subjects, name);
}

function answer(user: PublicUser) {
  return (ctx: Pick<Context, 'body'>) => {
    ctx.body = { user };
  };
}

/** The two routers of createApp(), with only the first storeys before the handler. */
function routed({ config, user }: Ground, storeys: Middleware[]) {
  const open = new Router().get('/health', answer(user)).post('/login', answer(user));
  const api = new Router({ prefix: '/api' });
  if (storeys.length > 0) api.use(...storeys);
  api.get('/me', answer(user)).post('/me', answer(user));
  return createServer(config)
    .use(open.routes())
    .use(open.allowedMethods())
    .use(api.routes())
    .use(api.allowedMethods());
}
