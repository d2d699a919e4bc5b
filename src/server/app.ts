import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import compose from 'koa-compose';
import { attachUser, requireUser, type UserState } from './attach.ts';
import { decodeToken } from './decode.ts';
import { extractToken } from './extract.ts';
import { login } from './issue.ts';
import { type Config, createServer } from './setup.ts';
import type { UserStore } from './users/store.ts';

/** The whole server: five storeys, of which the last three stand before whatever needs to know the user. */
export function createApp(config: Config, users: UserStore) {
  const identify = compose([extractToken(), decodeToken(config), attachUser(users)]);

  // Whatever belongs below /api belongs to this router: a route mounted beside it is not behind the chain.
  // A router matches routes in any case and their chain by the letter: /API/me must match neither.
  const api = new Router<UserState>({ prefix: '/api', sensitive: true })
    .use(identify, requireUser())
    .get('/me', showUser)
    .post('/me', showUser);

  const routes = new Router<UserState>()
    .use(api.routes())
    .get('/greeting', identify, greet)
    .post('/login', login(config, users))
    .get('/health', showHealth);

  const app = createServer(config).use(routes.routes()).use(routes.allowedMethods());
  return app.on('error', (error: Error) => {
    if (!isOfClient(error)) app.onerror(error);
  });
}

/** Who breaks off, or sends what is no HTTP, could otherwise fill the log with stacks. */
function isOfClient(error: Error): boolean {
  return 'code' in error && /^(HPE_|ECONNRESET$|EPIPE$)/.test(String(error.code));
}

function showUser(ctx: ParameterizedContext<UserState>): void {
  ctx.body = { user: ctx.state.user };
}

function greet(ctx: ParameterizedContext<UserState>): void {
  ctx.body = { greeting: `Hello, ${ctx.state.user?.username ?? 'stranger'}` };
}

function showHealth(ctx: ParameterizedContext): void {
  ctx.body = { status: 'ok' };
}
