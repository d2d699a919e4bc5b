import { canRefresh, forget, refresh, store, storedText } from './refresh.js';
import { hasExpired, readToken } from './token.js';

/** @typedef {import('./token.js').Token} Token */
/** @typedef {'expired' | 'refused' | 'unreadable' | 'signed-out'} Reason Why a session has ended. */

/** In milliseconds. A longer timer overflows and fires immediately. */
const maxTimer = 2 ** 31 - 1;
/** How long before its expiry a token is refreshed at most, in milliseconds. */
const longestLead = 30_000;
/** Milliseconds until the next try, if the server cannot be asked. */
const retryAfter = 5_000;

/** @type {(() => void)[]} */
const listeners = [];

/** The visitor's token. A refresh replaces it. Every other change, in this tab or another, reloads the page. */
export let token = await resume();

/**
 * Starts a session and shows its token.
 *
 * @param {import('./refresh.js').Issued} issued
 */
export function begin(issued) {
  store(issued);
  location.replace('/sign-in');
}

/**
 * Removes a token and asks the visitor to sign in again. A newer token of another tab stays.
 *
 * @param {string} text
 * @param {Reason} reason
 */
export function end(text, reason) {
  if (storedText() !== text) return;
  forget();
  location.replace(`/sign-in?reason=${reason}`);
}

/**
 * Calls back after each refresh.
 *
 * @param {() => void} listener
 */
export function onRefresh(listener) {
  listeners.push(listener);
}

/** Refreshes the token in time, ends the session when it cannot be refreshed, and follows changes in other tabs. */
export function watch() {
  renewInTime();
  document.addEventListener('visibilitychange', renewInTime);
  window.addEventListener('storage', followOtherTabs);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** For a token that the server calls expired, whatever the clock of this machine says. */
export async function renewNow() {
  if (token === undefined) return;
  const { text } = token;
  try {
    const next = canRefresh() ? await refresh(token) : undefined;
    if (next === undefined) end(text, 'expired');
    else replace(next);
  } catch {
    timer = setTimeout(renewInTime, retryAfter);
  }
}

/** @returns {Promise<Token | undefined>} */
async function resume() {
  const text = storedText();
  if (text === null) return undefined;
  const stored = readToken(text);
  if (stored !== undefined && !hasExpired(stored)) return stored;
  if (stored !== undefined && canRefresh()) {
    // Without a response the old token stays, and watch() tries again.
    const next = await refresh(stored).catch(() => stored);
    if (next !== undefined) return next;
  }
  end(text, stored === undefined ? 'unreadable' : 'expired');
  return undefined;
}

/** @type {number | undefined} */
let timer;

function renewInTime() {
  clearTimeout(timer);
  if (token === undefined) return;
  const left = token.expires - Date.now() - (canRefresh() ? leadOf(token) : 0);
  if (left <= 0) renewNow();
  else timer = setTimeout(renewInTime, Math.min(left, maxTimer));
}

/** @param {Token} token */
function leadOf({ claims, expires }) {
  const issued = typeof claims.iat === 'number' ? claims.iat * 1000 : expires;
  return Math.min(longestLead, (expires - issued) / 2);
}

/** @param {Token} next */
function replace(next) {
  token = next;
  renewInTime();
  for (const listener of listeners) listener();
}

function followOtherTabs() {
  const text = storedText();
  if (text === (token?.text ?? null)) return;
  const next = text === null ? undefined : readToken(text);
  if (token !== undefined && next !== undefined && isSameSession(token, next)) replace(next);
  else if (text !== null) location.reload();
  else if (token !== undefined) {
    location.replace(`/sign-in?reason=${hasExpired(token) ? 'expired' : 'signed-out'}`);
  }
}

/**
 * @param {Token} one
 * @param {Token} other
 */
function isSameSession(one, other) {
  return typeof one.claims.sid === 'string' && one.claims.sid === other.claims.sid;
}
