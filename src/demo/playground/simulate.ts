import Router from '@koa/router';
import type { Middleware } from 'koa';
import inject from 'light-my-request';
import { addressOf } from '../../attacks/http/address.ts';
import { curlOf } from '../../attacks/http/curl.ts';
import { encodeRequest, type HttpRequest } from '../../attacks/http/request.ts';
import { objectIn } from '../../attacks/json.ts';
import { type StepName, stepNames } from '../../course/steps.ts';
import { attachUser, requireUser } from '../../server/auth/attach.ts';
import { decodeToken } from '../../server/auth/decode.ts';
import { extractToken } from '../../server/auth/extract.ts';
import { login } from '../../server/auth/issue.ts';
import { type Config, createServer } from '../../server/auth/setup.ts';
import { Refusal } from '../../server/http/refusals.ts';
import type { UserStore } from '../../server/users/store.ts';
import { showChain } from '../inspect.ts';
import { me } from '../me.ts';
import type { Trace } from './trace.ts';

/** The server to simulate: the chain of the first steps. */
export interface SimulatedServer {
  config: Config;
  users: UserStore;
  /** The number of its last step. */
  step: number;
  /** The origin of this server, for example `http://127.0.0.1:3000`, for the curl command. */
  origin: string;
}

/** A request that passed through the chain inside this process, and its response. */
export interface Simulation {
  trace: Trace;
  curl: string;
  /** The response as text: status line, headers and body. */
  response: string;
  body: Record<string, unknown>;
}

const shownHeaders = ['content-type', 'cache-control', 'www-authenticate'];

/** Sends a request through the reference's own middleware, and records which steps it passed. */
export async function simulate(server: SimulatedServer, request: HttpRequest): Promise<Simulation> {
  const passed: StepName[] = [];
  let reason: Refusal['reason'] | undefined;
  const pass = (name: StepName): Middleware => {
    return (_ctx, next) => {
      passed.push(name);
      return next();
    };
  };
  const recordReason: Middleware = async (_ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof Refusal) reason = error.reason;
      throw error;
    }
  };

  const encoded = encodeRequest(request);
  const { method, target, headers, content } = encoded;
  const response = await inject(chain(server, recordReason, pass).callback(), {
    method: method === 'POST' ? 'POST' : 'GET',
    url: target,
    headers,
    ...(content !== undefined && { payload: Buffer.from(content) }),
  });
  const head = shownHeaders.flatMap((name) => {
    const value = response.headers[name];
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  const { statusCode: status, statusMessage, payload } = response;
  const route: StepName[] = target === '/login' ? ['setup', 'issue'] : routeUpTo(server.step);
  return {
    trace: { built: server.step, route, passed, status, ...(reason && { reason }) },
    curl: curlOf(addressOf(server.origin, true), encoded),
    response: `HTTP/1.1 ${status} ${statusMessage}\n${head.join('\n')}\n\n${payload}`,
    body: objectIn(payload) ?? {},
  };
}

/** The chain of a step's `app.ts`, which calls `pass` after every step. */
function chain(
  { config, users, step }: SimulatedServer,
  recordReason: Middleware,
  pass: (name: StepName) => Middleware,
) {
  const app = createServer(config).use(recordReason).use(pass('setup'));
  app.silent = true;
  const signIn: Middleware = async (ctx, next) => {
    await login(config, users)(ctx, next);
    await pass('issue')(ctx, next);
  };
  app.use(new Router().post('/login', signIn).routes());
  if (step >= 3) app.use(extractToken()).use(pass('extract'));
  if (step >= 4) app.use(decodeToken(config)).use(pass('decode'));
  if (step < 5) return app.use(new Router().all('/inspect', showChain).routes());
  const routes = new Router()
    .all('/inspect', pass('attach'), showChain)
    .get('/api/me', requireUser(), pass('attach'), me);
  return app.use(attachUser(users)).use(routes.routes());
}

function routeUpTo(step: number): StepName[] {
  return stepNames.slice(0, step).filter((name) => name !== 'issue');
}
