import type { Context, Middleware } from 'koa';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { bearerToken } from '../tokens/bearer.ts';
import type { AnyCarrier, Options } from '../tokens/options.ts';

/** Where a client may put its token. */
export type Carrier = 'body' | 'query' | 'header';

/** What extractToken leaves behind; nothing where no token came. */
export interface TokenState {
  token?: string;
  carrier?: AnyCarrier;
}

type Read = (ctx: Pick<Context, 'request' | 'req' | 'query' | 'get'>) => unknown;

/** How each carrier is read. */
const readers: Record<AnyCarrier, Read> = {
  body: (ctx) => bodyField(ctx, 'access_token'),
  query: (ctx) => ctx.query.access_token,
  header: (ctx) => ctx.get('x-access-token'),
  bearer: bearerToken,
};

/** The three of the article in their order: the first that holds something decides, good or bad. */
const usual: readonly AnyCarrier[] = ['body', 'query', 'header'];

/**
 * Takes the token, unjudged, from body, query or header. A carrier used twice or not with text ends the request, and
 * so do two that disagree, where the options ask for that (RFC 6750, 3.1).
 */
export function extractToken({ carriers = usual, conflict }: Options = {}): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const carrier of carriers) {
      const token = readers[carrier](ctx);
      if (token === undefined || token === null || token === '') continue;
      // Node joins a repeated header with a comma, which no token contains.
      if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
      ctx.state.token ??= token;
      ctx.state.carrier ??= carrier;
      if (conflict !== 'reject') break;
      if (ctx.state.token !== token) throw new Refusal('carrier_invalid');
    }
    await next();
  };
}
