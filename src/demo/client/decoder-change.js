import { jsonOf, toBase64url } from './decoder-read.js';

/** @typedef {{ kind: 'same' | 'removed' | 'added', text: string }} Line */

/**
 * JSON for an editor: with line breaks, if that changes nothing else; otherwise as it is.
 *
 * @param {string} text
 */
export function pretty(text) {
  const value = jsonOf(text);
  return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text;
}

/**
 * A part of a token with the text of an editor: the old part if the text has not changed.
 *
 * @param {import('./decoder-read.js').Part} part
 * @param {string} text
 */
export function segmentOf({ segment, text: before }, text) {
  if (before !== undefined && pretty(before) === text) return segment;
  const value = jsonOf(text);
  const written = JSON.stringify(value, null, 2) === text ? JSON.stringify(value) : text;
  return toBase64url(new TextEncoder().encode(written));
}

/**
 * The lines of two texts, with those that were removed and added. The lines that both have are as many as possible.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Line[]}
 */
export function diffLines(before, after) {
  const a = before.split('\n');
  const b = after.split('\n');
  // common[i][j] is the number of lines that a from i on and b from j on have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  /** @type {Line[]} */
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}
