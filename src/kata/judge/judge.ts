import { pathToFileURL } from 'node:url';
import type { Step } from '../../course/steps.ts';
import { type Message, messageOf, type Text } from '../../i18n/message.ts';
import { withoutForeignFrames } from '../subject/start-fault.ts';
import type { Subject } from '../subject/subject.ts';
import { findCause } from './causes.ts';
import { type Check, type CheckError, runCheck, type Suite } from './check.ts';
import { decodeTokens } from './decode-tokens.ts';
import { type JudgeSession, openSession, type SessionOptions } from './session.ts';

/** The result of one check. All checks after the first failure are skipped. */
export type CheckResult =
  | { check: Check; outcome: 'passed' | 'skipped' }
  | {
      check: Check;
      outcome: 'failed';
      error: CheckError;
      /** The tokens of the request and the response, decoded. */
      token?: Text | undefined;
      /** A known cause. */
      cause?: Message | undefined;
    };

/** A check that failed. */
export type Failure = Extract<CheckResult, { outcome: 'failed' }>;

/** The result of a suite on a subject. */
export interface Verdict {
  step: Step;
  results: CheckResult[];
  /** What the program printed during the run, without lines of stacks that are not in the learner's files. */
  output: string;
  /** The seed of the random inputs, which repeats them; undefined if no program was run. */
  seed: number | undefined;
  /** Whether the server that failed a request still responds, so that the request can be sent again. */
  serving: boolean;
}

/** How a file is judged. */
export interface JudgeOptions extends SessionOptions {
  /** Changes the order of the checks, which must not matter. */
  order?(checks: readonly Check[]): readonly Check[];
  /** Called once, when all examples have passed, with the numbers of examples and of checks. */
  onQuickPass?(passed: number, all: number): void;
}

/** Runs a step's suite on a subject in a session of its own, which is closed afterwards. */
export async function judgeFile(subject: Subject, options: JudgeOptions = {}): Promise<Verdict> {
  const session = await openSession(subject, options);
  try {
    return await judge(session, options);
  } finally {
    await session.close();
  }
}

/** Runs a step's suite in an open session. The server is still running afterwards. */
export async function judge(
  session: JudgeSession,
  { order, onQuickPass }: Pick<JudgeOptions, 'order' | 'onQuickPass'> = {},
): Promise<Verdict> {
  const { step } = session;
  const { checks, examples } = await suiteOf(step);
  const results: CheckResult[] = [];
  // If a check passes, its errors are those that it has caused.
  let caused = 0;
  for (const check of order?.(checks) ?? checks) {
    if (results.length === examples && failureOf({ results }) === undefined) {
      onQuickPass?.(examples, checks.length);
    }
    if (failureOf({ results }) !== undefined) results.push({ check, outcome: 'skipped' });
    else {
      const error = await runCheck(check, session);
      const token = error && decodeTokens(error, session);
      if (error === undefined) caused = session.printedErrors().length;
      results.push(
        error ? { check, outcome: 'failed', error, token } : { check, outcome: 'passed' },
      );
    }
  }
  const printed = await session.output(); // After it, all errors are known.
  if (failureOf({ results }) === undefined) caused = session.printedErrors().length;
  const output = withoutForeignFrames(
    withoutErrors(printed, session.printedErrors().slice(0, caused)),
  );
  const failure = failureOf({ results });
  if (failure !== undefined) failure.cause = await causeOf(failure, session);
  const { seed } = session.random;
  return { step, results, output, seed, serving: await stillServes(results, session) };
}

/** The check that failed, if one did. */
export function failureOf({ results }: Pick<Verdict, 'results'>): Failure | undefined {
  return results.find((result) => result.outcome === 'failed');
}

/** An output without some of the errors in it. */
export function withoutErrors(output: string, errors: readonly string[]): string {
  return errors.reduce((rest, error) => rest.replace(`${error}\n`, ''), output);
}

/** The suite of a step. */
export async function suiteOf(step: Step): Promise<Suite> {
  const { contract }: { contract: Suite } = await import(pathToFileURL(step.contract).href);
  return contract;
}

async function stillServes(results: CheckResult[], session: JudgeSession): Promise<boolean> {
  if (failureOf({ results })?.error.curl === undefined) return false;
  return (await session.ask({ path: '/health' })).status !== 0;
}

async function causeOf({ check, error }: Failure, session: JudgeSession) {
  const id = await findCause(`${session.step.name}.${check.id}`, error, session);
  return id && messageOf(id);
}
