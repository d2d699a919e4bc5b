/** Colours and other orders to a terminal: they begin with Escape and a bracket, or with one character for both. */
const orders = /(?:(?![\t\n\r])\p{Cc}\[|\u009b)[0-?]*[ -/]*[@-~]/gu;

/** Control characters, marks that change the direction of writing, and characters that XML does not allow. */
const unseen = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]/gu;

/** A foreign text without anything that could move a cursor, colour a screen, hide a word or break a report. */
export function cleaned(text: string): string {
  return text.toWellFormed().replaceAll(orders, '').replaceAll(unseen, '');
}

/** The same in one line. */
export function cleanedLine(text: string): string {
  return cleaned(text.replaceAll(/\s+/g, ' ')).trim();
}
