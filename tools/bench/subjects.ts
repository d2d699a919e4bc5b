import Router from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import { createApp } from '../../src/server/app.ts';
import { decodeToken } from '../../src/server/auth/decode.ts';
import { extractToken } from '../../src/server/auth/extract.ts';
import { createServer } from '../../src/server/auth/setup.ts';
import { routesOf } from '../../src/server/http/routes.ts';
import type { PublicUser } from '../../src/server/users/store.ts';
import { createArticleApp } from './peers/article.ts';
import { buildExpressJwt } from './peers/express-jwt.ts';
import { buildFastifyJwt } from './peers/fastify-jwt.ts';
import { buildHono } from './peers/hono.ts';
import { buildKoaJwt } from './peers/koa-jwt.ts';
import type { Build, StartOptions } from './peers/peer.ts';

/** Every server of the bench, by its name in the tables; of those with a +, each stands on the one before. */
export const subjects = {
  'bare Koa': ({ user }) => new Koa().use(answer(user)).callback(),
  'bare Koa + @koa/router': ({ user }) =>
    new Koa().use(new Router().get('/api/me', answer(user)).routes()).callback(),
  '+ setup': ({ config, user }) => createServer(config).use(answer(user)).callback(),
  '+ routers': (ground) => routed(ground, []),
  '+ extract': (ground) => routed(ground, [extractToken()]),
  '+ decode': (ground) => routed(ground, [extractToken(), decodeToken(ground.config)]),
  reference: ({ config, users }) => createApp(config, users).callback(),
  'koa-jwt': buildKoaJwt,
  'express-jwt': buildExpressJwt,
  '@fastify/jwt': buildFastifyJwt(false),
  '@fastify/jwt, cache on': buildFastifyJwt(true),
  'hono/jwt': buildHono,
  'the article on Koa': ({ config, users }) => createArticleApp(config.secret, users).callback(),
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
function routed({ config, user }: StartOptions, storeys: Middleware[]) {
  const api = new Router({ prefix: '/api', sensitive: true })
    .get('/me', ...storeys, answer(user))
    .post('/me', ...storeys, answer(user));
  const routes = new Router()
    .use(api.routes())
    .get('/greeting', answer(user))
    .post('/login', answer(user))
    .get('/health', answer(user));
  return createServer(config).use(routesOf(routes)).use(routes.allowedMethods()).callback();
}
