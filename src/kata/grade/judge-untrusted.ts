import { includesMessage, translate } from '../../i18n/message.ts';
import { failureOf, type Judged, judge } from '../judge/judge.ts';
import { StartError } from '../subject/start-fault.ts';
import { type Prepare, prepareSubject, type Running, type Subject } from '../subject/subject.ts';

/** Milliseconds for one step. A right program takes 2 seconds; one that only waits is told so by the suite after 30. */
const patience = 40_000;

/** A stranger's program, judged: the verdict and its conduct, or why there is no verdict. */
export type Seen =
  /** With an offence the verdict is no merit, as far as it got. */
  { judged: Judged; offence: boolean } | { stopped: string };

/** Judges a stranger's file, and sees what else it does. */
export async function judgeUntrusted(subject: Subject): Promise<Seen> {
  const running: Running[] = [];
  const faults: unknown[] = [];
  const prepare: Prepare = (one) => {
    const prepared = prepareSubject(one);
    const begin: typeof prepared.begin = async (ground) => {
      try {
        const begun = await prepared.begin(ground);
        running.push(begun);
        return begun;
      } catch (error) {
        faults.push(error instanceof StartError && error.fault);
        throw error;
      }
    };
    return { ...prepared, begin };
  };
  const judged = await judgeInTime(subject, prepare);
  if (judged === undefined)
    return { stopped: `it was not through after ${patience / 1000} seconds` };
  const [stopped] = running.flatMap((one) => one.stopped() ?? []);
  if (stopped !== undefined && failureOf(judged) === undefined) {
    return { stopped: translate(stopped, 'en') };
  }
  const greedy = stopped !== undefined || faults.includes('greedy') || faults.includes('denied');
  return { judged, offence: greedy || isOffence(judged) };
}

/** The verdict, or undefined where it does not come in time: no program can make us wait for ever. */
async function judgeInTime(subject: Subject, prepare: Prepare): Promise<Judged | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort();
    resolve(undefined);
  }, patience);
  try {
    return await Promise.race([judge(subject, { prepare, signal: end.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** True where the program failed by being slow on purpose, or by wanting what it must not have. */
function isOffence(judged: Judged): boolean {
  const received = failureOf(judged)?.unmet.received ?? '';
  return (
    includesMessage(received, 'judge.response.time-used-up') ||
    `${judged.output}${translate(received, 'en')}`.includes('ERR_ACCESS_DENIED')
  );
}
