import type { Crowd } from './crowd.ts';
import type { SubjectName } from './subjects.ts';

/** One line of a table: a server, what it is sent, and the one right answer. */
export interface Row {
  title: string;
  subject: SubjectName;
  crowd: Crowd;
  /** The headers of each request, in turn. */
  headers: Record<string, string>[];
  status: number;
  /** Whichever of these is the answer is right. */
  bodies: string[];
}

/** Rows of one table of the output. */
export interface Section {
  heading: string;
  /** The bare server first: the others are measured by it. */
  rows: Row[];
}

/** Headers that carry tokens, in turn. */
export function carry(tokens: string[], scheme = ''): Row['headers'] {
  return tokens.map((token) => ({ 'x-access-token': scheme + token }));
}
