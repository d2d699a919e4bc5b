// Only "alg" and "typ" of the header are checked; its other members are ignored.
// Costs: everybody: a program that does not understand a "crit" must refuse the token (RFC 7515, 4.1.11), and this one accepts it.
// Refused by: header-checked

import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

const ourHeader = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url');

export interface Claims {
  iss: string;
  sub: string;
  exp: number;
}

export interface ClaimsState {
  claims?: Claims;
}

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = judge(readSigned(token, config.secret), config);
    await next();
  };
}

function readSigned(token: string, secret: string): KnownClaims {
  const [header = '', ...rest] = token.split('.');
  assertStrict([ourHeader, ...rest].join('.'));
  assertHeader(header);
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message === 'Token expired') throw new Refusal('token_expired');
    const reason = message === 'Token not yet active' ? 'not_yet' : 'signature';
    throw new Refusal('token_invalid', reason);
  }
}

function assertHeader(segment: string): void {
  const bytes = Buffer.from(segment, 'base64url');
  const { alg, typ = 'JWT' } = objectIn(bytes.toString());
  const plain = alg === 'HS256' && typ === 'JWT';
  if (!plain || bytes.toString('base64url') !== segment)
    throw new Refusal('token_invalid', 'header');
}

function objectIn(json: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(json) };
  } catch {
    return {};
  }
}

function judge({ iss, sub, iat = 0, nbf = 0, exp }: KnownClaims, config: Config): Claims {
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now || nbf > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}
