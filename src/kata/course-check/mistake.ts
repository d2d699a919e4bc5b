import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What a wrong program says about itself in its first three lines. */
export interface Mistake {
  file: string;
  name: string;
  what: string;
  costs: string;
  /** The id of the check that must refuse it. */
  refusedBy: string;
}

/** Reads the first three lines of a wrong program. Throws if one of them is missing. */
export function readMistake(file: string): Mistake {
  const head = /^\/\/ (?<what>.+)\n\/\/ Costs: (?<costs>.+)\n\/\/ Refused by: (?<refusedBy>\S+)\n/;
  const { what, costs, refusedBy } = head.exec(readFileSync(file, 'utf8'))?.groups ?? {};
  if (!what || !costs || !refusedBy) {
    throw new TypeError(
      `Expected three lines at the head of ${file}: what it is, Costs, Refused by`,
    );
  }
  return { file, name: basename(file, '.ts'), what, costs, refusedBy };
}
