import Router from '@koa/router';
import type { Middleware } from 'koa';
import inject from 'light-my-request';
import { addressOf } from '../../attacks/http/address.ts';
import { curlOf } from '../../attacks/http/curl.ts';
import { encodeRequest, type HttpRequest } from '../../attacks/http/request.ts';
import { objectIn } from '../../attacks/json.ts';
import { attachUser, requireUser } from '../../server/auth/attach.ts';
import { decodeToken } from '../../server/auth/decode.ts';
import { extractToken } from '../../server/auth/extract.ts';
import { login } from '../../server/auth/issue.ts';
import { type Config, createServer } from '../../server/auth/setup.ts';
import { Refusal } from '../../server/http/refusals.ts';
import type { UserStore } from '../../server/users/store.ts';
import { showChain } from '../inspect.ts';
import { me } from '../me.ts';
import { type Journey, type Place, places } from './trace.ts';

/** A server to simulate with, as far as one of the five steps. */
export interface Stage {
  config: Config;
  users: UserStore;
  step: number;
  /** How people reach this server, as in `http://127.0.0.1:3000`: for the line that repeats the request in a shell. */
  origin: string;
}

/** A request that was played through the chain, inside of this process, and what became of it. */
export interface Rehearsal {
  journey: Journey;
  curl: string;
  /** The answer, as it would go over the wire. */
  answer: string;
  body: Record<string, unknown>;
}

const shownHeaders = ['content-type', 'cache-control', 'www-authenticate'];

/** Plays a request through the reference's own storeys, and notes which of them it passed. */
export async function simulate(stage: Stage, request: HttpRequest): Promise<Rehearsal> {
  const passed: Place[] = [];
  let reason: Refusal['reason'] | undefined;
  const pass = (place: Place): Middleware => {
    return (_ctx, next) => {
      passed.push(place);
      return next();
    };
  };
  const watch: Middleware = async (_ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof Refusal) reason = error.reason;
      throw error;
    }
  };

  const encoded = encodeRequest(request);
  const { method, target, headers, content } = encoded;
  const response = await inject(chain(stage, watch, pass).callback(), {
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
  const way: Place[] = target === '/login' ? ['setup', 'issue'] : wayOf(stage.step);
  return {
    journey: { built: stage.step, way, passed, status, ...(reason && { reason }) },
    curl: curlOf(addressOf(stage.origin, true), encoded),
    answer: `HTTP/1.1 ${status} ${statusMessage}\n${head.join('\n')}\n\n${payload}`,
    body: objectIn(payload) ?? {},
  };
}

/** The chain of a step's `app.ts`, with a mark behind every storey. */
function chain(
  { config, users, step }: Stage,
  watch: Middleware,
  pass: (place: Place) => Middleware,
) {
  const app = createServer(config).use(watch).use(pass('setup'));
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

function wayOf(step: number): Place[] {
  return places.slice(0, step).filter((place) => place !== 'issue');
}
