import Router from '@koa/router';
import Koa, { type Context, type Middleware, type ParameterizedContext } from 'koa';
import compose from 'koa-compose';
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
import { requireUser, type UserState } from './auth/attach.ts';
import { type ClaimsState, decodeToken } from './auth/decode.ts';
import { extractToken, places, type TokenState } from './auth/extract.ts';
import { login } from './auth/issue.ts';
import { type Config, createServer } from './auth/setup.ts';
import { isClientError, logError, logRequests } from './http/log.ts';
import { rejectConflicts } from './tokens/carriers.ts';
import { tokenIssuer } from './tokens/issuer.ts';
import type { TokenOptions } from './tokens/options.ts';
import { attachUnlessRevoked } from './tokens/revocation.ts';
import { tokenVerifier } from './tokens/verifier.ts';
import type { AccountStore, UserStore } from './users/store.ts';

/** What production adds to the five steps. Each is optional. */
export interface AppOptions extends TokenOptions {
  throttle?: Throttle | undefined;
  log?: Logger | undefined;
  /** Number of trusted proxies in front of the server. With 0, the default, `X-Forwarded-For` is ignored. */
  proxies?: number;
}

/** The whole server: the five steps, and around them what production adds. */
export function createApp(config: Config, users: AccountStore, options: AppOptions = {}) {
  const { throttle = noThrottle, log, proxies = 0, tolerance = 0 } = options;
  const issue = tokenIssuer(config, options);
  const identified = identify(config, users, options);
  const hashing = limitConcurrency();
  const delayed = delayUntilNextSecond(tolerance);

  // Every route of this router requires a user. A router ignores case in paths, but not in the prefix of its chain:
  // /API/me must not reach a handler without the chain, so paths are case-sensitive.
  const api = new Router<SignedIn>({ prefix: '/api', sensitive: true })
    .use(compose([...identified, requireUser()]))
    .get('/me', showUser)
    .post('/me', showUser)
    .post(
      '/password',
      throttle.passwords,
      delayed,
      hashing,
      changePassword(users, issue, tolerance),
    )
    .post('/sign-out', delayed, signOutEverywhere(users, tolerance));

  const publicRoutes = new Router<UserState>()
    .get('/greeting', ...identified, greet)
    .post('/users', throttle.registrations, hashing, register(users, issue))
    .post('/login', throttle.passwords, hashing, login(config, users, issue))
    .get('/health', showHealth);

  const app = new Koa();
  app.proxy = proxies > 0;
  app.maxIpsCount = proxies;
  if (log !== undefined) app.use(logRequests(log));
  for (const middleware of createServer(config).middleware) app.use(middleware);
  app.use(api.routes()).use(publicRoutes.routes()).use(publicRoutes.allowedMethods());
  return app.on('error', (error: Error, ctx?: Context) => {
    if (isClientError(error, ctx)) return;
    if (log === undefined) app.onerror(error);
    else logError(log, error, ctx);
  });
}

/** Extracts and verifies the token and attaches the user: steps 3 to 5, with the options around them. */
export function identify(config: Config, users: UserStore, options: TokenOptions = {}) {
  const { places: from = places, conflict } = options;
  const chain: Middleware<TokenState & ClaimsState & UserState>[] = [
    extractToken(from),
    ...(conflict === 'reject' ? [rejectConflicts(from)] : []),
    decodeToken(config, tokenVerifier(config, options)),
    attachUnlessRevoked(users),
  ];
  return chain;
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
