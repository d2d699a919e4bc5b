import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

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

const graphemes = new Intl.Segmenter();

/** The columns of a text in a terminal: two for each full-width character and each emoji, none for colours. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) {
    const emoji = /\p{Emoji_Presentation}|\ufe0f/u.test(segment);
    width += emoji ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return width;
}

/** A text of at most some columns: a longer one ends with an ellipsis. */
export function cutToWidth(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) >= columns) break;
    kept += segment;
  }
  return `${kept}…`;
}
