/** @typedef {'bearer' | 'quotes' | 'breaks' | 'blanks'} Stray What came along when a token was copied. */

/**
 * What surrounds or interrupts a token, and the token without it. A server refuses the text as it is.
 *
 * @param {string} text
 * @returns {{ strays: Stray[], token: string }}
 */
export function straysIn(text) {
  /** @type {Stray[]} */
  const strays = [];
  let token = text.trim();
  const take = (/** @type {Stray} */ stray, /** @type {string} */ rest) => {
    if (rest !== token) strays.push(stray);
    token = rest;
  };
  take('quotes', token.replace(/^(["'`])([\s\S]*)\1$/, '$2'));
  take('bearer', token.replace(/^(authorization:\s*)?bearer\s+/i, ''));
  const isBroken = /[\r\n]/.test(text);
  const isBlank = /[^\S\r\n]/.test(token) || /^[^\S\r\n]|[^\S\r\n]$/.test(text);
  if (isBroken) strays.push('breaks');
  if (isBlank) strays.push('blanks');
  return { strays, token: token.replaceAll(/\s/g, '') };
}
