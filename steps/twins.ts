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

/** True only for two types that are the same to the compiler, in both directions. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** What a file exports at run time, each with its parameters and its result. */
type Signatures<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: infer Args) => infer Result
    ? [Args, Result]
    : Module[Name];
};

type Twins<Exercise, Solution> = Same<Signatures<Exercise>, Signatures<Solution>>;

/** Each exercise has the exports and signatures of its solution: this file does not compile where one strays. */
export const twins: [
  Twins<typeof setup, typeof setupSolution>,
  Twins<typeof issue, typeof issueSolution>,
  Twins<typeof extract, typeof extractSolution>,
  Twins<typeof decode, typeof decodeSolution>,
  Twins<typeof attach, typeof attachSolution>,
] = [true, true, true, true, true];
