import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Context } from 'koa';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../http/refusals.ts';
import { answered } from '../users/store-error.ts';

/** Counts an attempt. Over the limit is a Refusal, 429; who is over already is only looked up, and nothing is written. */
export async function count(limiter: RateLimiterAbstract, key: string): Promise<void> {
  const before = await asked(limiter.get(key));
  const isOver = before !== null && before.consumedPoints > limiter.points;
  let state = isOver ? before : await asked(limiter.consume(key).catch(whenOver));
  // A window that ends later than a new one would was begun by a clock that was ahead.
  if (state.msBeforeNext > limiter.msDuration) {
    state = await asked(limiter.set(key, state.consumedPoints, limiter.duration));
  }
  if (state.consumedPoints > limiter.points) {
    const retryAfter = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    throw new Refusal('too_many_attempts', 'too_many_attempts', retryAfter);
  }
}

/** The limiter rejects with its state where the limit is passed, and with anything else where its database fails. */
function whenOver(rejected: unknown): RateLimiterRes {
  if (rejected instanceof RateLimiterRes) return rejected;
  throw rejected;
}

/** What a limiter answers; what it rejects with is its database's failure. */
export function asked<Reply>(reply: Promise<Reply>): Promise<Reply> {
  return answered(() => reply);
}

/** A client's address, or its network where it is IPv6: whoever has one address there has 2^64 (RFC 6177). */
export function addressOf(ctx: Pick<Context, 'ip'>): string {
  // Some proxies write the port behind the address, and it changes with every connection.
  const ip = ctx.ip.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (!ipaddr.isValid(ip)) return keyOf(ip);
  const address = ipaddr.process(ip);
  return keyOf(address.toByteArray().slice(0, 8).join('.'));
}

/** As short as a key of the database must be. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
