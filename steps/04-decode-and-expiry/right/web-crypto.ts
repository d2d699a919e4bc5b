// Style: Web Crypto, which browsers and other runtimes have, too; the key is imported once and awaited in each request.
// Worth knowing: crypto.subtle.verify compares in constant time, and it returns false, where timingSafeEqual throws for another length.

import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal, type TokenFault } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export type { Claims, ClaimsState };

const hmac = { name: 'HMAC', hash: 'SHA-256' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const imported = crypto.subtle.importKey('raw', bytesOf(config.secret), hmac, false, ['verify']);
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      const { claims } = assertStrict(token);
      const end = token.lastIndexOf('.');
      const signature = Buffer.from(token.slice(end + 1), 'base64url');
      const content = bytesOf(token.slice(0, end));
      const signed = await crypto.subtle.verify(hmac, await imported, signature, content);
      ctx.state.claims = signed ? judge(claims, config) : refuse('signature');
    }
    await next();
  };
}

function judge({ iss, sub, iat = 0, nbf = 0, exp }: KnownClaims, config: Config): Claims {
  const now = Date.now() / 1000;
  if (iss !== config.issuer) return refuse('issuer');
  if (sub === undefined || exp === undefined) return refuse('claims');
  if (iat > now || nbf > now) return refuse('not_yet');
  if (exp > now + config.lifetime) return refuse('lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}

function refuse(reason: TokenFault): never {
  throw new Refusal('token_invalid', reason);
}
