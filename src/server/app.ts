import Router from '@koa/router';
import type { Context, ParameterizedContext } from 'koa';
import type { Logger } from 'pino';
import {
  changePassword,
  delayUntilNextSecond,
  register,
  type SignedIn,
  signOutEverywhere,
} from './accounts/accounts.ts';
import { limitConcurrency } from './accounts/limit-concurrency.ts';
import { noThrottle, type Throttle } from './accounts/throttle.ts';
import { attachUser, requireUser, type UserState } from './auth/attach.ts';
import { type ClaimsState, decodeToken } from './auth/decode.ts';
import { extractToken, type TokenState } from './auth/extract.ts';
import { login } from './auth/issue.ts';
import { type Config, createServer } from './auth/setup.ts';
import { logError, logRequests } from './http/log.ts';
import { routesOf } from './http/routes.ts';
import type { AccountStore } from './users/store.ts';

/** What a deployment adds to the five storeys; each may be left out. */
export interface AppOptions {
  throttle?: Throttle | undefined;
  log?: Logger | undefined;
  /** How many proxies of ours stand in front, each adding to `X-Forwarded-For`; with 0 nobody's word is taken for it. */
  proxies?: number;
}

/** The whole server: five storeys, of which the last three stand before whatever needs to know the user. */
export function createApp(
  config: Config,
  users: AccountStore,
  { throttle = noThrottle, log, proxies = 0 }: AppOptions = {},
) {
  const identify = [extractToken(config), decodeToken(config), attachUser(users)] as const;
  const [inTurn, settled] = [limitConcurrency(), delayUntilNextSecond(config)];

  // Whatever belongs below /api belongs to this router: a route mounted beside it is not behind the chain.
  // A router matches routes in any case and their chain by the letter: /API/me must match neither.
  const api = new Router<SignedIn>({ prefix: '/api', sensitive: true })
    .use(...identify, requireUser())
    .get('/me', showUser)
    .post('/me', showUser)
    .post('/password', throttle.passwords, settled, inTurn, changePassword(config, users))
    .post('/sign-out', settled, signOutEverywhere(config, users));

  const routes = new Router<TokenState & ClaimsState & UserState>()
    .use(api.routes())
    .get('/greeting', ...identify, greet)
    .post('/users', throttle.registrations, inTurn, register(config, users))
    .post('/login', throttle.passwords, inTurn, login(config, users))
    .get('/health', showHealth);

  const app = createServer(config).use(routesOf(routes)).use(routes.allowedMethods());
  app.proxy = proxies > 0;
  app.maxIpsCount = proxies;
  // Outermost, so that it sees what the first storey refuses, too.
  if (log !== undefined) app.middleware.unshift(logRequests(log));
  return app.on('error', (error: Error, ctx?: Context) => {
    if (isOfClient(error, ctx)) return;
    if (log === undefined) app.onerror(error);
    else logError(log, error, ctx);
  });
}

/** Who breaks off, or sends what is no HTTP, could otherwise fill the log with stacks. A route's own broken line is ours. */
function isOfClient(error: Error, ctx?: Context): boolean {
  const code = 'code' in error ? String(error.code) : '';
  const brokenOff = /^(ECONNRESET|EPIPE)$/.test(code) && (ctx?.socket.destroyed ?? true);
  return code.startsWith('HPE_') || brokenOff;
}

function showUser(ctx: ParameterizedContext<SignedIn>): void {
  ctx.body = { user: ctx.state.user };
}

function greet(ctx: ParameterizedContext<UserState>): void {
  ctx.body = { greeting: `Hello, ${ctx.state.user?.username ?? 'stranger'}` };
}

function showHealth(ctx: ParameterizedContext): void {
  ctx.body = { status: 'ok' };
}
