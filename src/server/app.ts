import Router from '@koa/router';
import Koa, { type Middleware, type ParameterizedContext } from 'koa';
import compose from 'koa-compose';
import type { Logger } from 'pino';
import {
  changePassword,
  delayUntilNextSecond,
  register,
  type SignedIn,
  signOutEverywhere,
} from './accounts/accounts.ts';
import { checkNewPassword, checkRegistration, checkSignIn } from './accounts/credentials.ts';
import { limitConcurrency } from './accounts/limit-concurrency.ts';
import { noThrottle, type Throttle } from './accounts/throttle.ts';
import { requireUser, type UserState } from './auth/attach.ts';
import { type Issue, login } from './auth/issue.ts';
import type { Config } from './auth/setup.ts';
import { addLog } from './http/add-log.ts';
import { type BodyLimits, readBody } from './http/body.ts';
import { answerErrors } from './http/errors.ts';
import { allowOrigins } from './http/origins.ts';
import { showReady } from './http/ready.ts';
import { type IdentifyOptions, identify } from './identify.ts';
import { addSessionRoutes } from './sessions/routes.ts';
import { startSessions } from './sessions/sessions.ts';
import { tokenIssuer } from './tokens/issuer.ts';
import type { UserDatabase } from './users/store.ts';

/** What production adds to the five steps. Each is optional. */
export interface AppOptions extends IdentifyOptions {
  throttle?: Throttle | undefined;
  log?: Logger | undefined;
  /** Logs the messages of errors as they are, except tokens. They may contain passwords. */
  development?: boolean;
  /** Number of trusted proxies in front of the server. With 0, the default, `X-Forwarded-For` is ignored. */
  proxies?: number;
  /** Other origins whose pages may call the server, such as `https://app.example`. None by default. */
  origins?: readonly string[];
  /** Bytes of a body, for a path and all below it: `{ '/': 16_384, '/api/pictures': 1_000_000 }`. */
  bodyLimits?: BodyLimits;
  /** Aborted when the server begins to stop: `GET /ready` is 503 from then on. */
  stopping?: AbortSignal;
}

/** The whole server: the five steps, and around them what production adds. */
export function createApp(config: Config, users: UserDatabase, options: AppOptions = {}) {
  const { throttle = noThrottle, log, proxies = 0, origins = [], tolerance = 0 } = options;
  const { sessions } = options;
  const issueIn = (sid?: string) => tokenIssuer(config, options, sid);
  const signIn = sessions
    ? startSessions(sessions, issueIn, tolerance)
    : (handler: (issue: Issue) => Middleware) => handler(issueIn());
  const identified = identify(config, users, options);
  const hashing = limitConcurrency();
  const delayed = delayUntilNextSecond();

  // Your routes go here. Every route of this router requires a user. A router ignores case in paths, but not in the prefix
  // of its chain: /API/me must not reach a handler without the chain, so paths are case-sensitive.
  const api = new Router<SignedIn>({ prefix: '/api', sensitive: true })
    .use(compose([...identified, requireUser()]))
    .get('/me', showUser)
    .post('/me', showUser)
    .post(
      '/password',
      checkNewPassword,
      throttle.passwords,
      delayed,
      hashing,
      signIn((issue) => changePassword(users, issue, tolerance)),
    )
    .post('/sign-out', delayed, signOutEverywhere(users, tolerance));

  const publicRoutes = new Router<UserState>()
    .get('/greeting', ...identified, greet)
    .post(
      '/users',
      checkRegistration,
      throttle.registrations,
      hashing,
      signIn((issue) => register(users, issue)),
    )
    .post(
      '/login',
      checkSignIn,
      throttle.passwords,
      hashing,
      signIn((issue) => login(config, users, issue)),
    )
    .get('/health', showHealth)
    .get('/ready', showReady(users, options.stopping));
  if (sessions) addSessionRoutes({ api, publicRoutes }, sessions, issueIn);

  const app = new Koa();
  app.proxy = proxies > 0;
  app.maxIpsCount = proxies;
  addLog(app, log, options.development);
  const credentials = sessions?.cookie ?? false;
  if (origins.length > 0) app.use(allowOrigins(origins, { credentials }));
  app.use(answerErrors()).use(readBody(options.bodyLimits));
  return app.use(api.routes()).use(publicRoutes.routes()).use(publicRoutes.allowedMethods());
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
