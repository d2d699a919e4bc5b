import type { Crowd } from './crowd.ts';
import type { Asking } from './job.ts';
import type { SubjectName } from './subjects.ts';

/** One line of a table: a server, its request, and the only right response. */
export interface Row extends Asking {
  title: string;
  subject: SubjectName;
  crowd: Crowd;
}

/** Rows of one table of the output. */
export interface Section {
  heading: string;
  /** The bare server first: the others are measured by it. */
  rows: Row[];
}

/** Headers with tokens, in turn. */
export function carry(tokens: string[], scheme = ''): Row['headers'] {
  return tokens.map((token) => ({ 'x-access-token': scheme + token }));
}
