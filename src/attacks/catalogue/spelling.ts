import type { AttackSession } from '../attack-session.ts';
import { segmentsOf } from '../forge.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A token made of the three segments of the good one. */
export function rewritten(rewrite: (header: string, claims: string, signature: string) => string) {
  return ({ token }: AttackSession): string => rewrite(...segmentsOf(token));
}

/** The same bytes to a kind reader, with another last character (RFC 4648, 3.5). */
export function twinOf(segment: string): string {
  const last = alphabet.indexOf(segment.slice(-1));
  return segment.slice(0, -1) + alphabet.charAt(last ^ 1);
}

/** A text with one character replaced by another of base64url. */
export function changedAt(text: string, place: number): string {
  const other = text[place] === 'A' ? 'B' : 'A';
  return text.slice(0, place) + other + text.slice(place + 1);
}

/** A text with something put into its middle. */
export function inside(text: string, intruder: string): string {
  const middle = text.length >> 1;
  return text.slice(0, middle) + intruder + text.slice(middle);
}
