import { setTimeout } from 'node:timers/promises';
import type { Context, Middleware, Next, ParameterizedContext } from 'koa';
import compose from 'koa-compose';
import { Refusal, type RefusalName } from '../../server/http/refusals.ts';
import { reachable } from './reachable.ts';

/** An error that a handler of the suite throws. */
export interface Thrown {
  /** The constructor; `http` is what `ctx.throw` throws; those in lower-case after it are not errors at all. */
  kind: 'Error' | 'TypeError' | 'SyntaxError' | 'RangeError' | 'Refusal' | 'http' | NotError;
  message: string;
  status?: number;
  /** Which Refusal it is; an invalid token by default. */
  refusal?: RefusalName;
  /** Further properties of the error, such as `expose`, `code` or `headers`. */
  more?: object;
}

/** Values that are thrown although they are not errors. `text` is the message, and `object` contains it. */
type NotError = 'text' | 'object' | 'null' | 'undefined' | 'number';

/** The middlewares of a step that a handler may run before it: the learner's export of this name. */
export type Guard = 'extractToken' | 'decodeToken' | 'attachUser' | 'requireUser';

/** A handler of the suite, below the learner's chain. By default it responds 200 with a `HandlerReport`. */
export interface SuiteHandler {
  path: string;
  /** Any method by default. */
  method?: string;
  /** Replaces all of `ctx.state` before the guards run. */
  state?: object;
  /** The learner's middlewares that run between `state` and the handler. */
  through?: readonly Guard[];
  /** Merged into `ctx.state`, deeply, before the handler responds: later requests must not see it. */
  writes?: object;
  /** Overwrites every value inside the objects of `ctx.state` with this word, at any depth, and adds it to each of them. */
  overwrites?: string;
  /** Seconds that the handler waits before it responds. They also pass when a stopped clock is moved. */
  waits?: number;
  /** Changes everything in `ctx.request.body` after the report: later requests must not see it. */
  spoilsBody?: true;
  throws?: Thrown;
  responds?: { status?: number; body?: unknown; headers?: Record<string, string> };
}

/** What a handler of the suite saw. */
export interface HandlerReport {
  /** How often this handler has run, this time included. */
  calls: number;
  method: string;
  /** Everything that is reachable from `ctx.state`: paths such as `user.id`, with their values. */
  state: [path: string, value: unknown][];
  /** `ctx.request.body`, as the chain has left it. */
  body: unknown;
}

/** Milliseconds that a handler still waits when its time is over: shorter timers of the program fire first. */
const momentMs = 20;
/** As it is before the timers of the program are replaced. */
const realTimeout = globalThis.setTimeout;

const meant = new WeakSet<object>();

/** Marks an error that the suite causes: it is not shown to the learner. */
export function markMeant<Thrown extends object>(error: Thrown): Thrown {
  meant.add(error);
  return error;
}

/** True if the suite caused an error, or its cause. */
export function isMeant(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (meant.has(error)) return true;
  const own =
    error instanceof Error && /^non-error thrown: |^Broken on purpose$/.test(error.message);
  return own || ('cause' in error && (!isRecord(error.cause) || isMeant(error.cause)));
}

/** Handlers that a suite adds while the program runs. `guard` makes a middleware of the learner's file. */
export function suiteHandlers(guard: (name: Guard) => Middleware) {
  const handlers = new Map<string, { handler: SuiteHandler; guards: Middleware[] }>();
  const calls = new Map<string, number>();

  const respond = async (ctx: ParameterizedContext, handler: SuiteHandler): Promise<void> => {
    const count = (calls.get(handler.path) ?? 0) + 1;
    calls.set(handler.path, count);
    if (handler.waits) {
      await setTimeout(handler.waits * 1000);
      await new Promise((resolve) => realTimeout(resolve, momentMs));
    }
    const state = await reachable(ctx.state);
    if (handler.writes) mergeInto(ctx.state, handler.writes);
    if (handler.overwrites) {
      for (const value of Object.values(ctx.state)) overwrite(value, handler.overwrites);
    }
    if (handler.throws) throw errorFor(ctx, handler.throws);
    const { method } = ctx;
    const { body: parsed } = ctx.request;
    const found = handler.spoilsBody ? structuredClone(parsed) : parsed;
    if (handler.spoilsBody) overwrite(parsed, 'spoiled');
    const report: HandlerReport = { calls: count, method, state, body: found };
    const { status, body = report, headers = {} } = handler.responds ?? {};
    for (const [name, value] of Object.entries(headers)) ctx.set(name, value);
    ctx.body = body;
    if (status !== undefined) ctx.status = status;
  };

  return {
    /** Makes the guards once, as an app does: what they remember must not matter either. */
    add(handler: SuiteHandler): void {
      handlers.set(handler.path, { handler, guards: (handler.through ?? []).map(guard) });
    },
    /** How often the handler of a path has run. */
    calls: (path: string) => calls.get(path) ?? 0,
    /** Runs the handler of the path, if there is one. It belongs below the chain. */
    middleware: async (ctx: Context, next: Next): Promise<void> => {
      const found = handlers.get(ctx.path);
      if (found === undefined) return next();
      const { handler, guards } = found;
      if (handler.method !== undefined && handler.method !== ctx.method) return next();
      if (handler.state) ctx.state = structuredClone(handler.state);
      await compose([...guards, (below: Context) => respond(below, handler)])(ctx);
    },
  };
}

function errorFor(
  ctx: ParameterizedContext,
  { kind, message, status, refusal = 'token_invalid', more = {} }: Thrown,
): unknown {
  if (kind === 'Refusal') return new Refusal(refusal);
  if (kind === 'text') return message;
  if (kind === 'object') return markMeant({ message, ...more });
  if (kind === 'null' || kind === 'undefined') return kind === 'null' ? null : undefined;
  if (kind === 'number') return 403;
  if (kind === 'http') return httpError(() => ctx.throw(status ?? 500, message, more));
  const types = { Error, TypeError, SyntaxError, RangeError };
  const error = new types[kind](message);
  return markMeant(Object.assign(error, more, status !== undefined && { status }));
}

function httpError(throwIt: () => never): unknown {
  try {
    return throwIt();
  } catch (error) {
    return error instanceof Error ? markMeant(error) : error;
  }
}

/** Writes into existing objects, as a careless handler does. A frozen object stays as it is. */
function mergeInto(target: Record<string, unknown>, changes: object): void {
  for (const [name, value] of Object.entries(changes)) {
    const inner = target[name];
    if (isRecord(inner) && isRecord(value)) mergeInto(inner, value);
    else Reflect.set(target, name, value);
  }
}

/** Overwrites all values in an object, also those that it has from its prototypes. Frozen objects stay as they are. */
function overwrite(target: unknown, word: string, seen = new Set<unknown>()): void {
  if (!isRecord(target) || seen.has(target)) return;
  seen.add(target);
  for (const name in target) {
    if (isRecord(target[name])) overwrite(target[name], word, seen);
    else Reflect.set(target, name, word);
  }
  Reflect.set(target, Array.isArray(target) ? target.length : word, word);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
