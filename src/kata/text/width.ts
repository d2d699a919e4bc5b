import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

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
