import type * as attachSolution from '#server/attach.ts';
import type * as decodeSolution from '#server/decode.ts';
import type * as extractSolution from '#server/extract.ts';
import type * as issueSolution from '#server/issue.ts';
import type * as setupSolution from '#server/setup.ts';
import type * as setup from './01-setup-and-secret/setup.ts';
import type * as issue from './02-issue-token/issue.ts';
import type * as extract from './03-extract-token/extract.ts';
import type * as decode from './04-decode-and-expiry/decode.ts';
import type * as attach from './05-attach-user/attach.ts';

/** True only for two types that the compiler takes for identical, optional members included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Whether a solution can be called as its exercise is, with the same outcome. It may have further parameters, which a
 * team may give and the course does not. What is no function must be the same.
 */
type Fits<Exercise, Solution> = Exercise extends (...args: infer Args) => infer Result
  ? Solution extends (...args: Args) => infer Outcome
    ? Same<Result, Outcome>
    : false
  : Same<Exercise, Solution>;

/** Whether each export of an exercise fits that of its solution, name by name. */
type Alike<Exercise, Solution> = {
  [Name in keyof Exercise]: Name extends keyof Solution
    ? Fits<Exercise[Name], Solution[Name]>
    : false;
}[keyof Exercise];

type Twins<Exercise, Solution> =
  Same<keyof Exercise, keyof Solution> extends true
    ? [Alike<Exercise, Solution>] extends [true]
      ? true
      : false
    : false;

/** Each exercise has the exports of its solution, to be called in the same way: this file does not compile where one strays. */
export const twins: [
  Twins<typeof setup, typeof setupSolution>,
  Twins<typeof issue, typeof issueSolution>,
  Twins<typeof extract, typeof extractSolution>,
  Twins<typeof decode, typeof decodeSolution>,
  Twins<typeof attach, typeof attachSolution>,
] = [true, true, true, true, true];
