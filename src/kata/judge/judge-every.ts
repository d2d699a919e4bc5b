import { setTimeout } from 'node:timers/promises';
import { includesMessage } from '../../i18n/message.ts';
import { StartError } from '../subject/start-fault.ts';
import type { Subject } from '../subject/subject.ts';
import { type Check, type CheckError, runCheck } from './check.ts';
import { suiteOf, withoutErrors } from './judge.ts';
import { type JudgeSession, openSession, type SessionOptions } from './session.ts';

/** The result of a check when all checks of a suite are run. */
export type EveryResult =
  | { outcome: 'passed' }
  /** `like`: the first check that failed in the same way. */
  | { outcome: 'failed'; error: CheckError; like: Check | undefined }
  /** It was not run, because it needs what has failed. */
  | { outcome: 'depends' };

/** What all checks of a suite say about a program. */
export interface EveryVerdict {
  /** In the order of the suite. */
  results: Map<Check, EveryResult>;
  /** What the program printed, in all of its processes. */
  output: string;
  /** The same without the errors that checks caused which passed. */
  ownOutput: string;
  /** Whether the program behaves otherwise after some time. Then the checks after the one that noticed it depend on it. */
  changes: boolean;
}

/** How all checks are run. */
export interface EveryOptions extends SessionOptions {
  /** Waits for some milliseconds, or longer. Meanwhile the judge does nothing for this program. */
  pause?(milliseconds: number): Promise<unknown>;
}

/** Milliseconds that a program must have lived when it is asked for the last time. */
const lastAgeMs = 6_000;

/** Milliseconds by which a program is older, when a check is repeated, than when the check failed. */
const marginMs = 500;

const oneDay = 24 * 60 * 60;

/**
 * Runs all checks of a step's suite, also after one has failed. If a failure could disturb what follows, the next check gets a
 * new process. A failure of a new kind is repeated in a new process, and in one that has waited: if only the one that has waited
 * fails, the cause is not what was sent before, but time. If neither fails, all checks until then are repeated, too: if they pass
 * now, the failure was one of a busy machine, and does not count. If a check has failed, the examples that passed are repeated at the
 * end in a process that has only waited until then.
 */
export async function judgeEvery(
  subject: Subject,
  { pause = setTimeout, ...options }: EveryOptions = {},
): Promise<EveryVerdict> {
  const { checks, examples } = await suiteOf(subject.step);
  const results = new Map<Check, EveryResult>(
    checks.map((check) => [check, { outcome: 'passed' }]),
  );
  const sending = checks.filter(({ looksBack }) => !looksBack);
  const ways = new Map<string, Check>();
  let output = '';
  let ownOutput = '';
  const printed = new WeakMap<JudgeSession, ErrorsOf[]>();

  const open = async (): Promise<JudgeSession> => {
    const session = await openSession(subject, options);
    try {
      await session.address();
      await session.passTime(oneDay); // Timers of the program that are due within a day fire now.
    } catch (error) {
      if (!(error instanceof StartError)) throw error; // The first check reports it.
    }
    return session;
  };
  const run = async (check: Check, session: JudgeSession): Promise<CheckError | undefined> => {
    const errors: ErrorsOf = { from: session.printedErrors().length, passed: false };
    printed.set(session, [...(printed.get(session) ?? []), errors]);
    const error = await runCheck(check, session);
    errors.passed = error === undefined;
    return error;
  };
  const fail = (check: Check, error: CheckError) => {
    if (results.get(check)?.outcome !== 'passed') return;
    const way = wayOf(error);
    results.set(check, { outcome: 'failed', error, like: ways.get(way) });
    if (!ways.has(way)) ways.set(way, check);
  };
  const waitUntil = async (session: JudgeSession, age: number, wait = pause) => {
    const left = age - session.age().least;
    if (left > 0) await wait(left);
  };
  /** Ends a process, after a look at everything that it has sent and printed. */
  const end = async (session: JudgeSession) => {
    for (const check of checks.filter(({ looksBack }) => looksBack)) {
      const error = await run(check, session);
      if (error) fail(check, error);
    }
    const text = await session.output(); // After it, all errors are known.
    output += text;
    const ran = printed.get(session) ?? [];
    const caused = ran.flatMap(({ from, passed }, index) =>
      passed ? session.printedErrors().slice(from, ran[index + 1]?.from) : [],
    );
    ownOutput += withoutErrors(text, caused);
    await session.close();
  };
  /** Whether a check fails in a new process that has lived for some milliseconds. */
  const failsAlone = async (check: Check, age: number): Promise<boolean> => {
    const session = await open();
    await waitUntil(session, age, setTimeout); // There is one pause at a time, and it may be in a replay.
    const error = await run(check, session);
    await end(session);
    return error !== undefined;
  };
  /** A new process in which these checks were run, the last of them at this age in milliseconds, and what it failed with. */
  const replayed = async (some: readonly Check[], age: number) => {
    const session = await open();
    let error: CheckError | undefined;
    for (const [index, check] of some.entries()) {
      if (index === some.length - 1) await waitUntil(session, age);
      error = await run(check, session);
    }
    return { session, error };
  };
  /** Whether examples that have passed fail in a process that has lived for some seconds. */
  const failsLater = async (session: JudgeSession): Promise<boolean> => {
    await waitUntil(session, lastAgeMs);
    let error: CheckError | undefined;
    for (const check of sending.slice(0, examples)) {
      if (results.get(check)?.outcome === 'passed') error ??= await run(check, session);
    }
    await end(session);
    return error !== undefined;
  };

  let session = await open();
  /** A process that only grows old from the first failure on. */
  let aging: JudgeSession | undefined;
  let isNew = true;
  for (const [index, check] of sending.entries()) {
    if (check === sending.at(-1)) await waitUntil(session, lastAgeMs);
    const error = await run(check, session);
    if (error === undefined) {
      isNew = false;
      continue;
    }
    if (error.fault === undefined) aging ??= await open();
    const isOther = !ways.has(wayOf(error));
    const age = session.age().most + marginMs;
    const passesAlone = isOther && !isNew && !(await failsAlone(check, 0));
    let changes = false;
    if (isOther && (isNew || passesAlone)) {
      const [failsThen, again] = await Promise.all([
        passesAlone && failsAlone(check, age),
        replayed(isNew ? [check] : sending.slice(0, index + 1), age),
      ]);
      // Twice, because a check that measures times may fail by chance on a busy machine.
      changes = failsThen && (await failsAlone(check, age));
      if (!changes && again.error === undefined) {
        await session.close();
        session = again.session;
        isNew = false;
        continue;
      }
      await (changes ? again.session.close() : end(again.session));
    }
    fail(check, error);
    const cannotStart = isNew && error.fault !== undefined;
    const isSlow = includesMessage(error.received, 'judge.response.time-used-up');
    if (changes || check.needed || cannotStart || isSlow) {
      await end(session);
      await aging?.close();
      const missed = new Set(sending.slice(index + 1));
      for (const [later, { outcome }] of results) {
        if (missed.has(later) || (later.looksBack && outcome === 'passed')) {
          results.set(later, { outcome: 'depends' });
        }
      }
      return { results, output, ownOutput, changes };
    }
    isNew = false;
    if (session.isDisturbed() || error.answer?.status === 0 || error.fault !== undefined) {
      await end(session);
      session = await open();
      isNew = true;
    }
  }
  await end(session);
  if (ways.size === 0) {
    await aging?.close();
    return { results, output, ownOutput, changes: false };
  }
  // Twice, for the same reason as above.
  const changes = (await failsLater(aging ?? (await open()))) && (await failsLater(await open()));
  return { results, output, ownOutput, changes };
}

/** Where the printed errors of a check begin, and whether it passed. Then it has caused them. */
interface ErrorsOf {
  from: number;
  passed: boolean;
}

/** The way in which a check failed: what was expected and what came, whatever was sent. */
function wayOf({ expected, answer }: CheckError): string {
  const { status, error } = expected.values;
  return [expected.id, status, error, answer?.status, answer?.body.error].join();
}
