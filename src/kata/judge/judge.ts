import { pathToFileURL } from 'node:url';
import type { Step } from '../../course/steps.ts';
import { type Message, messageOf, type Text } from '../../i18n/message.ts';
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
  /** What the program printed during the run. */
  output: string;
  /** The seed of the random inputs, which repeats them; undefined if no program was run. */
  seed: number | undefined;
  /** Whether the server that failed a request still responds, so that the request can be sent again. */
  serving: boolean;
}

/** How a file is judged. */
export interface JudgeOptions extends Omit<SessionOptions, 'clock'> {
  /** Changes the order of the checks, which must not matter. */
  order?(checks: readonly Check[]): readonly Check[];
  /** Called once, when all checks that are not slow have passed and others are left, with their numbers. */
  onQuickPass?(passed: number, all: number): void;
}

/** Runs a step's suite on a subject in a session of its own, which is closed afterwards. */
export async function judgeFile(subject: Subject, options: JudgeOptions = {}): Promise<Verdict> {
  const session = await openSuiteSession(subject, options);
  try {
    return await judge(session, options);
  } finally {
    await session.close();
  }
}

/** Opens a session with the clock that the step's suite needs. The caller closes it. */
export async function openSuiteSession(
  { step, file }: Subject,
  options: Omit<SessionOptions, 'clock'> = {},
): Promise<JudgeSession> {
  const { clock } = await suiteOf(step);
  return openSession({ step, file }, { ...options, clock });
}

/** Runs a step's suite in an open session. The server is still running afterwards. */
export async function judge(
  session: JudgeSession,
  { order, onQuickPass }: Pick<JudgeOptions, 'order' | 'onQuickPass'> = {},
): Promise<Verdict> {
  const { step } = session;
  const { checks } = await suiteOf(step);
  const results: CheckResult[] = [];
  const quick = checks.findIndex(({ slow }) => slow);
  for (const check of order?.(checks) ?? checks) {
    if (results.length === quick && failureOf({ results }) === undefined) {
      onQuickPass?.(quick, checks.length);
    }
    if (failureOf({ results }) !== undefined) results.push({ check, outcome: 'skipped' });
    else {
      const error = await runCheck(check, session);
      const token = error && decodeTokens(error, session);
      results.push(
        error ? { check, outcome: 'failed', error, token } : { check, outcome: 'passed' },
      );
    }
  }
  const output = await session.output();
  const failure = failureOf({ results });
  if (failure !== undefined) failure.cause = await causeOf(failure, session);
  const { seed } = session.random;
  return { step, results, output, seed, serving: await stillServes(results, session) };
}

/** The check that failed, if one did. */
export function failureOf({ results }: Pick<Verdict, 'results'>): Failure | undefined {
  return results.find((result) => result.outcome === 'failed');
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
