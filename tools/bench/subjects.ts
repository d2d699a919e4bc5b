import Router from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import compose from 'koa-compose';
import { createApp } from '../../src/server/app.ts';
import { attachUser, requireUser } from '../../src/server/auth/attach.ts';
import { decodeToken } from '../../src/server/auth/decode.ts';
import { extractToken } from '../../src/server/auth/extract.ts';
import { createServer } from '../../src/server/auth/setup.ts';
import { random } from '../../src/server/sessions/refresh-token.ts';
import { openSessions } from '../../src/server/sessions/sessions.ts';
import type { PublicUser } from '../../src/server/users/store.ts';
import { createArticleApp } from './peers/article.ts';
import { buildExpressJwt } from './peers/express-jwt.ts';
import { buildFastifyJwt } from './peers/fastify-jwt.ts';
import { buildHono } from './peers/hono.ts';
import { buildKoaJwt } from './peers/koa-jwt.ts';
import type { Build, StartOptions } from './peers/peer.ts';

/** Every server of the bench, by its name in the tables. Each with a + adds something to the one before. */
export const subjects = {
  'bare Koa': ({ user }) => new Koa().use(answer(user)).callback(),
  'bare Koa + @koa/router': ({ user }) =>
    new Koa().use(new Router().get('/api/me', answer(user)).routes()).callback(),
  '+ setup': ({ config, user }) => createServer(config).use(answer(user)).callback(),
  '+ routers': (options) => routed(options, []),
  '+ extract': (options) => routed(options, [extractToken()]),
  '+ decode': (options) => routed(options, [extractToken(), decodeToken(options.config)]),
  '+ attach, the five files alone': (options) =>
    routed(options, [
      extractToken(),
      decodeToken(options.config),
      attachUser(options.users),
      requireUser(),
    ]),
  reference: ({ config, users }) => createApp(config, users).callback(),
  'reference, with sessions': withSessions,
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

/** The reference, with one session whose id is the user's. */
async function withSessions({ config, users, user }: StartOptions) {
  const options = { lifetime: 3_600, interval: 10, perUser: 20, cookie: false };
  const sessions = await openSessions(users, options);
  const [created, expires] = [Date.now(), Date.now() + options.lifetime * 1000];
  const hashes = { familyHash: random(), currentHash: random(), key: random() };
  const session = { id: user.id, userId: user.id, ...hashes, created, expires, label: '' };
  await sessions.store.start(session, options.perUser);
  return createApp(config, users, { sessions }).callback();
}

function answer(user: PublicUser) {
  return (ctx: Pick<Context, 'body'>) => {
    ctx.body = { user };
  };
}

/** The two routers of createApp(), with the first steps before the handler. */
function routed({ config, user }: StartOptions, steps: Middleware[]) {
  const api = new Router({ prefix: '/api', sensitive: true })
    .use(compose(steps))
    .get('/me', answer(user))
    .post('/me', answer(user));
  const open = new Router()
    .get('/greeting', answer(user))
    .post('/login', answer(user))
    .get('/health', answer(user));
  const app = createServer(config).use(api.routes()).use(open.routes());
  return app.use(open.allowedMethods()).callback();
}
