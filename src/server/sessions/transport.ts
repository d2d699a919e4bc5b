import type { Context } from 'koa';
import { assertMediaType, bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { originRefused } from './refusals.ts';

type Request = Pick<
  Context,
  'get' | 'protocol' | 'host' | 'is' | 'throw' | 'request' | 'cookies' | 'append'
>;

/** How a refresh token comes and goes. */
export interface Transport {
  /** Throws a Refusal if a page of another origin may have sent the request. */
  assertTrusted(ctx: Request): void;
  /** What the client sent, of any type. */
  read(ctx: Request): unknown;
  /** Sends a refresh token. Returns the fields for the JSON. `expires` is in milliseconds since 1970. */
  write(ctx: Request, refreshToken: string, expires: number): object;
}

/** In the JSON, as `refreshToken`. */
export const inJson: Transport = {
  assertTrusted() {},
  read(ctx) {
    assertMediaType(ctx);
    return bodyField(ctx, 'refreshToken');
  },
  write: (_ctx, refreshToken, expires) => ({ refreshToken, refreshExpires: expires }),
};

/**
 * In a cookie that scripts cannot read, and that browsers send to `/refresh` alone. Browsers send it by themselves, so the
 * `Origin` must be that of this server or one of `origins` (RFC 6265, 8.2).
 */
export function inCookie(origins: readonly string[]): Transport {
  return {
    assertTrusted(ctx) {
      const origin = ctx.get('Origin');
      // Not `ctx.origin`: in Koa 3 that is the header itself.
      const own = `${ctx.protocol}://${ctx.host}`;
      if (origin !== own && !origins.includes(origin)) throw new Refusal(originRefused);
    },
    read: (ctx) => ctx.cookies.get('refresh'),
    write(ctx, refreshToken, expires) {
      const seconds = Math.ceil((expires - Date.now()) / 1000);
      const scope = `Path=/refresh; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;
      ctx.append('Set-Cookie', `refresh=${refreshToken}; ${scope}`);
      return { refreshExpires: expires };
    },
  };
}
