// "token" is taken as another name of the parameter, and x-access-token as a field of the body.
// Costs: whoever redacts access_token from the logs of a proxy, as the course advises: this one stays.
// Refused by: no-other-carrier

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import { Refusal } from '#server/refusals.ts';

/** Where a client may put its token. */
export type Carrier = 'body' | 'query' | 'header';

/** What extractToken leaves behind; nothing where no token came. */
export interface TokenState {
  token?: string;
  carrier?: Carrier;
}

type Read = (ctx: Pick<Context, 'request' | 'query' | 'get'>) => unknown;

/** The three carriers in their order: the first that holds something decides, good or bad. */
const carriers: [Carrier, Read][] = [
  ['body', (ctx) => bodyField(ctx, 'access_token') ?? bodyField(ctx, 'x-access-token')],
  ['query', (ctx) => ctx.query.access_token ?? ctx.query.token],
  ['header', (ctx) => ctx.get('x-access-token')],
];

/** Takes the token, unjudged, from body, query or header. A carrier used twice or not with text ends the request. */
export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const [carrier, read] of carriers) {
      const token = read(ctx);
      if (token === undefined || token === null || token === '') continue;
      if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
      ctx.state.token = token;
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
