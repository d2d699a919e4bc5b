import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import Koa from 'koa';
import { type Claims, type ClaimsState, decodeToken } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';

/** Asks decodeToken about one token after another, with no network between: claims, or the reason against it. */
export function makeJudge(config: Config) {
  const decode = decodeToken(config);
  const app = new Koa<TokenState & ClaimsState>();
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);

  return async (token: string): Promise<Claims | string> => {
    const ctx = app.createContext(req, res);
    ctx.state.token = token;
    try {
      await decode(ctx, async () => {});
      return ctx.state.claims ?? 'neither claims nor a refusal';
    } catch (error) {
      if (error instanceof Refusal) return error.reason;
      throw error;
    }
  };
}
