import type { StepName } from '../../course/steps.ts';
import type { Text } from '../../i18n/message.ts';
import type { StartFault } from '../subject/start-fault.ts';

// What a run of the grader found, as plain data: every report is made from it, in the same process or after it was read from a
// file of results.

/** The results of a class. */
export interface ClassResult {
  run: Run;
  /** In the order of the command line. */
  learners: LearnerResult[];
}

/** How a class was graded. Results of two runs can be merged if all of this but the time is the same. */
export interface Run {
  /** The version of the course in package.json. */
  version: string;
  /** SHA-256 of the course: its suites, its costs and the code that judges, in hexadecimal. */
  course: string;
  /** The seed of the random inputs, the same for all learners and steps. */
  seed: number;
  /** When the run began (ISO 8601, UTC). */
  time: string;
}

/** The results of one learner. */
export interface LearnerResult {
  /** The name of the folder. */
  name: string;
  /** The place on the command line, from 0. */
  place: number;
  steps: StepResult[];
  points: number;
  /** The maximum of points for all five steps. */
  of: number;
}

/**
 * The result of a step: all checks passed, or one failed; the file is missing, still the exercise, or refused; or the
 * grader could not judge it, which says nothing about the learner.
 */
export type Status = 'passed' | 'failed' | 'missing' | 'untouched' | 'refused' | 'unjudged';

/** A step of a learner, graded. */
export interface StepResult {
  step: number;
  name: StepName;
  status: Status;
  points: number;
  of: number;
  /** SHA-256 of the file in hexadecimal; undefined without a file. */
  hash: string | undefined;
  /** A sample of its shingles as numbers, for a search for near copies; empty without a file of the learner's own. */
  fingerprint: number[];
  /** Why nothing was judged, or why there are no points although checks passed. */
  reason: Text | undefined;
  checks: CheckGrade[];
  /** What a teacher should look at. */
  flags: Flag[];
  /** What the program printed, its last 2,000 characters. */
  printed: string;
  /** The help that the learner's progress file says was used; undefined without that file. */
  help: { hints: number; diffs: number; solutions: number } | undefined;
}

/**
 * What a step does, for which a teacher should read the file: it wanted what is not allowed; it took or printed too much; or it
 * does something else after some time.
 */
export type Flag = 'forbidden' | 'greedy' | 'changes';

/** How bad it is if a check fails, in the words of the attacks. */
export type Severity = 'high' | 'medium' | 'low';

/** A check of a step that was graded. */
export interface CheckGrade {
  id: string;
  title: Text;
  severity: Severity;
  /** `depends`: it was not run, because it depends on a check that failed. `skipped`: nothing was judged. */
  outcome: 'passed' | 'failed' | 'depends' | 'skipped';
  /** The check that failed in the same way before. Then this one costs nothing more, unless its severity is high. */
  like: string | undefined;
  /** What happened in a check that failed. Texts of the submission are cleaned and cut. */
  failure: CheckFailure | undefined;
}

export interface CheckFailure {
  sent: Text;
  received: Text;
  expected: Text;
  rule: Text;
  /** Why the program did not start, if it did not. */
  fault: StartFault | undefined;
}
