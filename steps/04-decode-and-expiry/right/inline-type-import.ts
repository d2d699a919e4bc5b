// Style: a class that keeps the config and the clock; its type imports are inside the braces.
// Worth knowing: Node removes types, but it still loads a module that is imported with `import { type … }`; `import type { … }` loads nothing.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';
// biome-ignore lint/style/useImportType: editors write it like this.
import { type Claims, type ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export type { Claims, ClaimsState };

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const verifier = new TokenVerifier(config);
  return async (ctx, next) => {
    if (ctx.state.token) ctx.state.claims = verifier.verify(ctx.state.token);
    return next();
  };
}

class TokenVerifier {
  readonly #config: Config;
  readonly #clock: () => number;

  constructor(config: Config, clock: () => number = Date.now) {
    this.#config = config;
    this.#clock = clock;
  }

  verify(token: string): Claims {
    const { claims } = assertStrict(token);
    this.#assertSigned(token);
    return this.#assertOurs(claims);
  }

  #assertSigned(token: string): void {
    const end = token.lastIndexOf('.');
    const mac = createHmac('sha256', this.#config.secret).update(token.slice(0, end)).digest();
    const given = Buffer.from(token.slice(end + 1), 'base64url');
    if (!timingSafeEqual(given, mac)) throw new Refusal('token_invalid', 'signature');
  }

  #assertOurs({ iss, sub, iat = 0, nbf = 0, exp }: KnownClaims): Claims {
    const now = this.#clock() / 1000;
    const { issuer, lifetime } = this.#config;
    if (iss !== issuer || !sub || exp === undefined) throw new Refusal('token_invalid', 'claims');
    for (const begin of [iat, nbf]) if (begin > now) throw new Refusal('token_invalid', 'not_yet');
    if (exp - now > lifetime) throw new Refusal('token_invalid', 'lifetime');
    if (now >= exp) throw new Refusal('token_expired');
    return { iss, sub, exp };
  }
}
