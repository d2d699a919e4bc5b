import { includesMessage, type Message, message, translate } from '../../i18n/message.ts';
import { failureOf, type JudgeOptions, judgeFile, type Verdict } from '../judge/judge.ts';
import { StartError } from '../subject/start-fault.ts';
import { type Prepare, prepareSubject, type Running, type Subject } from '../subject/subject.ts';

/** Milliseconds for one step. A right program takes 3 seconds; the suite itself refuses one that only waits after 90. */
const stepTimeoutMs = 120_000;

/** The verdict on an untrusted program, or why it was stopped without one. */
export type UntrustedVerdict =
  /** After an offence the passed checks are worth nothing. */
  { verdict: Verdict; offence: boolean } | { stopped: Message };

/** Judges an untrusted file, and detects when the program takes too much or wants what is not allowed. */
export async function judgeUntrusted(subject: Subject, seed: number): Promise<UntrustedVerdict> {
  const running: Running[] = [];
  const faults: unknown[] = [];
  const prepare: Prepare = (one) => {
    const prepared = prepareSubject(one);
    const begin: typeof prepared.begin = async (options) => {
      try {
        const begun = await prepared.begin(options);
        running.push(begun);
        return begun;
      } catch (error) {
        faults.push(error instanceof StartError && error.fault);
        throw error;
      }
    };
    return { ...prepared, begin };
  };
  const verdict = await judgeInTime(subject, { prepare, seed });
  if (verdict === undefined)
    return { stopped: message('grade.slow', { seconds: stepTimeoutMs / 1000 }) };
  const [stopped] = running.flatMap((one) => one.stopped() ?? []);
  if (stopped !== undefined && failureOf(verdict) === undefined) {
    return { stopped };
  }
  const greedy = stopped !== undefined || faults.includes('greedy') || faults.includes('denied');
  return { verdict, offence: greedy || isOffence(verdict) };
}

/** The verdict, or undefined if it does not come in time: no program can make the grader wait for ever. */
async function judgeInTime(subject: Subject, options: JudgeOptions): Promise<Verdict | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort();
    resolve(undefined);
  }, stepTimeoutMs);
  try {
    return await Promise.race([judgeFile(subject, { ...options, signal: end.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the program was slow on purpose, or wanted what is not allowed. */
function isOffence(verdict: Verdict): boolean {
  const received = failureOf(verdict)?.error.received ?? '';
  return (
    includesMessage(received, 'judge.response.time-used-up') ||
    `${verdict.output}${translate(received, 'en')}`.includes('ERR_ACCESS_DENIED')
  );
}
