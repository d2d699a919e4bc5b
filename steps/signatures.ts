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

/** True only if the compiler treats two types as identical, including optional members. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** True if a solution can be called like its exercise, with the same result. It may have further parameters. */
type Fits<Exercise, Solution> = Exercise extends (...args: infer Args) => infer Result
  ? Solution extends (...args: Args) => infer Outcome
    ? Same<Result, Outcome>
    : false
  : Same<Exercise, Solution>;

/** True if an exercise has the exports with these names, each fits its solution, and any others are in the solution, too. */
type Matches<Exercise, Solution, Names extends keyof Solution = keyof Solution> = [
  Names,
  keyof Exercise,
] extends [keyof Exercise, keyof Solution]
  ? [{ [Name in Names]: Fits<Exercise[Name & keyof Exercise], Solution[Name]> }[Names]] extends [
      true,
    ]
    ? true
    : false
  : false;

/** This file does not compile if an exercise lacks an export, or if an export cannot be called like its solution. */
export const matches: [
  Matches<typeof setup, typeof setupSolution>,
  Matches<typeof issue, typeof issueSolution>,
  Matches<typeof extract, typeof extractSolution, 'extractToken'>,
  Matches<typeof decode, typeof decodeSolution, 'decodeToken'>,
  Matches<typeof attach, typeof attachSolution>,
] = [true, true, true, true, true];
