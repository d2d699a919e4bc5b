import { widthOf } from './characters.ts';

/** Characters that must not begin a row: closing punctuation. */
const closing = /^[，。、：；！？）」』》〉】”’…—·,.:;!?)\]}%]$/;

/** Stands for a space at which no row ends. */
export const fixedSpace = '\ue000';

/** Characters that must not end a row: opening punctuation, and a no-break space. */
const opening = /^[（「『《〈【“‘([{\u00a0\ue000]$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const units = /\u001b\[[\d;]*m| +|./gsu;

/** One line in rows, broken at spaces and beside full-width characters, as in Chinese. A piece without either is not broken. */
export function wrapWide(line: string, columns: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of piecesOf(line)) {
    if (widthOf(row) > 0 && widthOf(row + piece) > columns) {
      rows.push(row);
      row = piece.trimStart();
    } else row += piece;
  }
  return [...rows, row].map((one) => one.trimEnd());
}

/** A line in pieces, between which it may be broken; a space is at the beginning of its piece. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let last = ''; // The last visible unit.
  for (const unit of line.match(units) ?? []) {
    const seen = !unit.startsWith('\u001b');
    if (seen && canBreak(last, unit)) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
    if (seen) last = unit;
  }
  return [...pieces, piece];
}

function canBreak(last: string, next: string): boolean {
  if (next.startsWith(' ')) return true;
  if (
    next === fixedSpace ||
    last === '' ||
    last.startsWith(' ') ||
    closing.test(next) ||
    opening.test(last)
  )
    return false;
  return isWide(last) || isWide(next);
}

function isWide(character: string): boolean {
  return widthOf(character) > 1;
}
