// A token without iat is refused.
// Costs: issuers that leave it out: RFC 7519, 4.1.6 makes it optional.
// Refused by: header-checked

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';

export interface Claims {
  iss: string;
  sub: string;
  exp: number;
}

export interface ClaimsState {
  claims?: Claims;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = judge(token, config);
    await next();
  };
}

function judge(token: string, config: Config): Claims {
  const invalid = () => new Refusal('token_invalid');
  const [head = '', body = '', mark = '', ...rest] = token.split('.');
  const header = parse(head);
  if (rest.length > 0 || header.alg !== 'HS256' || (header.typ ?? 'JWT') !== 'JWT') throw invalid();
  if (Object.keys(header).some((name) => name !== 'alg' && name !== 'typ')) throw invalid();
  const key = Buffer.from(config.secret);
  const wanted = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = Buffer.from(mark, 'base64url');
  if (given.toString('base64url') !== mark) throw invalid();
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw invalid();
  const { iss, sub, exp, iat, nbf = 0, aud } = parse(body);
  const now = Date.now() / 1000;
  if (aud !== undefined) throw invalid();
  if (iss !== config.issuer || typeof sub !== 'string' || !uuid.test(sub)) throw invalid();
  if (typeof iat !== 'number' || typeof nbf !== 'number' || iat > now || nbf > now) throw invalid();
  if (typeof exp !== 'number' || exp > now + config.lifetime) throw invalid();
  if (exp <= now) throw new Refusal('token_expired');
  return { iss: config.issuer, sub, exp };
}

function parse(segment: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(segment, 'base64url').toString());
  } catch {
    throw new Refusal('token_invalid', 'form');
  }
  if (typeof value !== 'object' || value === null) throw new Refusal('token_invalid', 'form');
  return { ...value };
}
