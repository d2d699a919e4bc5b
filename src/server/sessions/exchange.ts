import type { SessionOptions } from './options.ts';
import { hashOf, type RefreshToken, successorOf } from './refresh-token.ts';
import type { Chain } from './session.ts';
import type { SessionStore } from './store.ts';

/** The result of an exchange: the next refresh token, or that an old one was used again, which has ended the session. */
export type Exchange =
  | { kind: 'refreshed'; chain: Chain; next: RefreshToken; expires: number }
  | { kind: 'reused'; chain: Chain }
  | { kind: 'unknown' };

/**
 * Exchanges a refresh token for its successor. An old token ends the session, because either its owner or a thief has
 * kept it (RFC 9700, 4.14.2). Within the interval the last one gets the same successor again. `now` is in milliseconds.
 */
export async function exchange(
  store: SessionStore,
  { family, secret }: RefreshToken,
  { lifetime, interval }: Pick<SessionOptions, 'lifetime' | 'interval'>,
  now = Date.now(),
): Promise<Exchange> {
  const chain = await store.findByFamily(hashOf(family), now);
  if (chain === undefined) return { kind: 'unknown' };

  const hash = hashOf(secret);
  const next = { family, secret: successorOf(secret, chain.key) };
  if (hash === chain.currentHash) {
    const expires = now + lifetime * 1000;
    const rotated = await store.rotate(chain, hashOf(next.secret), now, expires);
    if (rotated) return { kind: 'refreshed', chain, next, expires };
    // Another request was faster. A secret never becomes the current one again, so this ends.
    return exchange(store, { family, secret }, { lifetime, interval }, now);
  }
  if (hash === chain.previousHash && now <= chain.lastUsed + interval * 1000) {
    return { kind: 'refreshed', chain, next, expires: chain.expires };
  }
  await store.end(chain.id, chain.userId);
  return { kind: 'reused', chain };
}
