import { appendFileSync, readFileSync } from 'node:fs';
import { replaceFile } from '../workspace/files.ts';
import type { ClassResult, LearnerResult, Run } from './result.ts';

// A file of results in JSON Lines: first the run, then a learner in each line, in the order in which they were graded.

/** Begins a file of results with what is known already. An earlier file is replaced, completely or not at all. */
export function beginResults(path: string, { run, learners }: ClassResult): void {
  const lines = [{ results: 1, run }, ...learners].map((line) => `${JSON.stringify(line)}\n`);
  replaceFile(path, lines.join(''));
}

/** Adds a learner to a file of results. */
export function addResult(path: string, learner: LearnerResult): void {
  appendFileSync(path, `${JSON.stringify(learner)}\n`);
}

/**
 * Reads a file of results, in the order of the class; undefined if it is none. A last line that was not written to its end is left out.
 */
export function readResults(path: string): ClassResult | undefined {
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  try {
    const { results, run }: { results?: number; run?: Run } = JSON.parse(first);
    if (results !== 1 || run === undefined) return undefined;
    return { run, learners: inOrder(lines.map((line): LearnerResult => JSON.parse(line))) };
  } catch {
    return undefined;
  }
}

/** Learners in the order of the class. */
export function inOrder(learners: readonly LearnerResult[]): LearnerResult[] {
  return learners.toSorted((one, other) => one.place - other.place);
}
