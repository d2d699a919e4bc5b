import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Context } from 'koa';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../http/refusals.ts';
import { retryWhileBusy } from '../users/retry-while-busy.ts';
import { wrapStoreError } from '../users/store-error.ts';

/** Counts an attempt. Over the limit it throws a Refusal, 429. A key that is over its limit already is only read. */
export async function count(limiter: RateLimiterAbstract, key: string): Promise<void> {
  const before = await queryLimiter(() => limiter.get(key));
  const isOver = before !== null && before.consumedPoints > limiter.points;
  let state = isOver ? before : await queryLimiter(() => limiter.consume(key).catch(stateIfOver));
  // The window ends later than a new one would: a machine whose clock was ahead has opened it.
  if (state.msBeforeNext > limiter.msDuration) {
    state = await queryLimiter(() => limiter.set(key, state.consumedPoints, limiter.duration));
  }
  if (state.consumedPoints > limiter.points) {
    const retryAfter = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    throw new Refusal('too_many_attempts', 'too_many_attempts', retryAfter);
  }
}

/** The limiter rejects with its state over the limit, and with an error if its database fails. */
function stateIfOver(rejected: unknown): RateLimiterRes {
  if (rejected instanceof RateLimiterRes) return rejected;
  throw rejected;
}

/** Queries a limiter. Rejects with a StoreError if its database does not answer. */
export function queryLimiter<Value>(query: () => Promise<Value>): Promise<Value> {
  return wrapStoreError(() => retryWhileBusy(query));
}

/** The address of a client. Of an IPv6 address only the network: one client has 2^64 addresses in it (RFC 6177). */
export function addressOf(ctx: Pick<Context, 'ip'>): string {
  // Some proxies append the port, which changes with every connection.
  const ip = ctx.ip.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (!ipaddr.isValid(ip)) return keyOf(ip);
  const address = ipaddr.process(ip);
  return keyOf(address.toByteArray().slice(0, 8).join('.'));
}

/** A hash of a text, short enough for a key of the database. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
