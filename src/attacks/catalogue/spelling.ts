import type { AttackSession } from '../attack-session.ts';
import { segmentsOf } from '../forge.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A token made from the three segments of the valid one. */
export function rewriteToken(
  rewrite: (header: string, claims: string, signature: string) => string,
) {
  return ({ token }: AttackSession): string => rewrite(...segmentsOf(token));
}

/** Another last character that a lenient decoder reads as the same bytes (RFC 4648, 3.5). */
export function looseTwin(segment: string): string {
  const last = alphabet.indexOf(segment.slice(-1));
  return segment.slice(0, -1) + alphabet.charAt(last ^ 1);
}

/** A string with one character replaced by another of base64url. */
export function changeAt(text: string, place: number): string {
  const other = text[place] === 'A' ? 'B' : 'A';
  return text.slice(0, place) + other + text.slice(place + 1);
}

/** A string with another string inserted in its middle. */
export function insertInto(text: string, intruder: string): string {
  const middle = text.length >> 1;
  return text.slice(0, middle) + intruder + text.slice(middle);
}
