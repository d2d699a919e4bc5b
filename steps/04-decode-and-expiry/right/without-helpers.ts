// Style: only node:crypto: a token is split, verified and checked by hand, and the result is a value, not an exception.
// Worth knowing: JSON.parse keeps the last of two members with one name without an error, so count the members to refuse both.

import { isUtf8 } from 'node:buffer';
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import type { Config } from '#server/setup.ts';

export type { Claims, ClaimsState };

type Members = Record<string, unknown>;
type Verdict = Claims | 'invalid' | 'expired';

const longestToken = 4096;
const userId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const key = createSecretKey(config.secret, 'utf8');
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      const claims = read(token, key);
      const verdict = claims === undefined ? 'invalid' : judge(claims, config);
      if (verdict === 'invalid') return refuse(ctx, 'Access token is not valid');
      if (verdict === 'expired') return refuse(ctx, 'Access token has expired');
      ctx.state.claims = verdict;
    }
    await next();
  };
}

function refuse(ctx: Context, sentence: string): void {
  ctx.status = 401;
  ctx.set(
    'WWW-Authenticate',
    `Bearer realm="api", error="invalid_token", error_description="${sentence}"`,
  );
  ctx.body = { error: 'invalid_token', error_description: sentence };
}

/** Returns the claims of a token if its form, header and signature are valid. */
function read(token: string, key: KeyObject): Members | undefined {
  if (token.length > longestToken) return undefined;
  const [head = '', body = '', mark = '', ...rest] = token.split('.');
  const header = objectIn(head);
  const claims = objectIn(body);
  const signature = bytesIn(mark);
  if (rest.length > 0 || !header || !claims || !signature) return undefined;

  const { alg, typ = 'JWT', ...unknown } = header;
  if (alg !== 'HS256' || typ !== 'JWT' || Object.keys(unknown).length > 0) return undefined;

  const wanted = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const holds = signature.length === wanted.length && timingSafeEqual(signature, wanted);
  return holds ? claims : undefined;
}

/** Checks the types of the claims, then their values, then the times. */
function judge({ iss, sub, aud, iat, nbf, exp }: Members, config: Config): Verdict {
  const now = Date.now() / 1000;
  if (aud !== undefined) return 'invalid';
  if (iss !== config.issuer || typeof sub !== 'string' || !userId.test(sub)) return 'invalid';
  if (!isNumber(exp) || exp > now + config.lifetime) return 'invalid';
  for (const begin of [iat, nbf]) {
    if (begin !== undefined && (!isNumber(begin) || begin > now)) return 'invalid';
  }
  return exp <= now ? 'expired' : { iss: config.issuer, sub, exp };
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Decoders accept padding, foreign letters and unused bits. If encoding again produces the same string, it had none of them. */
function bytesIn(segment: string): Buffer | undefined {
  const bytes = Buffer.from(segment, 'base64url');
  return bytes.toString('base64url') === segment ? bytes : undefined;
}

function objectIn(segment: string): Members | undefined {
  const bytes = bytesIn(segment);
  if (bytes === undefined || !isUtf8(bytes)) return undefined;
  const text = bytes.toString();
  try {
    const value: unknown = JSON.parse(text, refusePrototype);
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    // Outside of strings, each colon follows the name of a member.
    const names = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
    return plain && names === countMembers(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Copying a member of this name into an object sets its prototype. */
function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new SyntaxError('Expected no member __proto__');
  return value;
}

/** The number of members of an object and of all objects in it. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, one) => sum + countMembers(one), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
