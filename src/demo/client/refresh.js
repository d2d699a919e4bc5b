import { storage } from './storage.js';
import { hasExpired, readToken } from './token.js';

/**
 * What the server returns for a password or a refresh token. Without sessions there is only the token. If the refresh token is
 * in a cookie, the JSON contains only its expiry, in milliseconds since 1970.
 *
 * @typedef {{ token: string, refreshToken?: string, refreshExpires?: number }} Issued
 */

/** Milliseconds until what another tab has stored is visible here: browsers run tabs in several processes. */
const settling = 100;

const keys = { token: 'token', refresh: 'refresh' };

/** The text of the stored token, or null. */
export function storedText() {
  return storage?.getItem(keys.token) ?? null;
}

/** @param {Issued} issued */
export function store({ token, refreshToken, refreshExpires }) {
  if (refreshExpires === undefined) storage?.removeItem(keys.refresh);
  else storage?.setItem(keys.refresh, JSON.stringify({ refreshToken, refreshExpires }));
  // Last, because other tabs read both as soon as the token changes.
  storage?.setItem(keys.token, token);
}

/** Forgets both tokens. */
export function forget() {
  storage?.removeItem(keys.refresh);
  storage?.removeItem(keys.token);
}

/** Whether there is a refresh token that has not expired by the clock of this machine. */
export function canRefresh() {
  return storedRefresh() !== undefined;
}

/**
 * Exchanges the refresh token for new tokens, once for all tabs. Returns the new token; undefined if the session has ended.
 * Rejects if the server cannot be asked now.
 *
 * @param {import('./token.js').Token} old
 * @returns {Promise<import('./token.js').Token | undefined>}
 */
export function refresh(old) {
  return onceForAllTabs(async () => {
    await new Promise((resolve) => setTimeout(resolve, settling));
    const text = storedText();
    const stored = text === null ? undefined : readToken(text);
    // Another tab was faster.
    if (stored?.text !== old.text) return stored && !hasExpired(stored) ? stored : undefined;
    const kept = storedRefresh();
    if (kept === undefined) return undefined;
    const response = await fetch('/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: kept.refreshToken }),
    });
    if (response.status === 401) return undefined;
    if (!response.ok) throw new TypeError(`Expected new tokens, got ${response.status}`);
    /** @type {Issued} */
    const issued = await response.json();
    store(issued);
    return readToken(issued.token);
  });
}

/**
 * Web Locks are there on https and on loopback only. Without them, several tabs get tokens of the same session, one each.
 *
 * @template Result
 * @param {() => Promise<Result>} run
 * @returns {Promise<Result>}
 */
async function onceForAllTabs(run) {
  return navigator.locks === undefined ? run() : navigator.locks.request('refresh', run);
}

/** @returns {Pick<Issued, 'refreshToken'> | undefined} */
function storedRefresh() {
  try {
    const kept = JSON.parse(storage?.getItem(keys.refresh) ?? 'null');
    return kept !== null && kept.refreshExpires > Date.now() ? kept : undefined;
  } catch {
    return undefined;
  }
}
