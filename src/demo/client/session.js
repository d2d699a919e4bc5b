import { hasExpired, readToken } from './token.js';

/** @typedef {'expired' | 'refused' | 'unreadable' | 'signed-out'} Reason Why a session has ended. */

const key = 'token';

/** In milliseconds. A longer timer overflows and fires immediately. */
const maxTimer = 2 ** 31 - 1;

/** The visitor's token. Every change, in this tab or another, reloads the page. */
export const token = resume();

/**
 * Starts a session and shows its token.
 *
 * @param {string} text
 */
export function begin(text) {
  localStorage.setItem(key, text);
  location.replace('/sign-in');
}

/**
 * Removes a token and asks the visitor to sign in again. A newer token of another tab stays.
 *
 * @param {string} text
 * @param {Reason} reason
 */
export function end(text, reason) {
  if (localStorage.getItem(key) !== text) return;
  localStorage.removeItem(key);
  location.replace(`/sign-in?reason=${reason}`);
}

/** Ends the session when its token expires, and follows changes in other tabs. */
export function watch() {
  expireInTime();
  document.addEventListener('visibilitychange', expireInTime);
  window.addEventListener('storage', followOtherTabs);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

function resume() {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  const stored = readToken(text);
  if (stored !== undefined && !hasExpired(stored)) return stored;
  end(text, stored === undefined ? 'unreadable' : 'expired');
  return undefined;
}

/** @type {number | undefined} */
let timer;

function expireInTime() {
  clearTimeout(timer);
  if (token === undefined) return;
  if (hasExpired(token)) end(token.text, 'expired');
  else timer = setTimeout(expireInTime, Math.min(token.expires - Date.now(), maxTimer));
}

function followOtherTabs() {
  const text = localStorage.getItem(key);
  if (text === (token?.text ?? null)) return;
  if (text !== null) location.reload();
  else if (token !== undefined) {
    location.replace(`/sign-in?reason=${hasExpired(token) ? 'expired' : 'signed-out'}`);
  }
}
