import { type Step, steps } from '../../course/steps.ts';
import { message, translate } from '../../i18n/message.ts';
import { CheckError } from '../judge/expect.ts';
import { failureOf, type Judged, judge, suiteOf, type Verdict } from '../judge/judge.ts';
import type { Prepare } from '../subject/subject.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ownTextOf } from './texts.ts';
import type { Workspace } from './workspace.ts';

/** Writes into the progress what a verdict on the learner's own file means. */
export function remember(desk: Workspace, judged: Judged): void {
  desk.progress.change((progress) => {
    const known = progress.of(judged.step);
    if (failureOf(judged)) known.tries += 1;
    else known.passedAt ??= new Date().toISOString();
  });
}

/** Judges the steps that passed before, all but one, and gives those that do not pass any more. */
export async function brokenBeside(
  desk: Workspace,
  step: Step,
  known: Set<string>,
  manner: { prepare?: Prepare; signal?: AbortSignal } = {},
): Promise<Judged[]> {
  const progress = desk.progress.read();
  const finished = steps.filter((one) => one.number < step.number && progress.of(one).passedAt);
  const judged = await Promise.all(
    finished.map(async (one) => {
      const print = fingerprintOf(one);
      if (known.has(print)) return undefined;
      const there = ownTextOf(one) !== undefined;
      const verdict = there
        ? await judge({ step: one, file: one.exercise }, manner)
        : await verdictOnNothing(one);
      if (failureOf(verdict) === undefined) known.add(print);
      return verdict;
    }),
  );
  return judged.filter((one) => one !== undefined).filter((one) => failureOf(one) !== undefined);
}

/** The verdict on a file that the learner has deleted: its first check fails. */
export async function verdictOnNothing(step: Step): Promise<Judged> {
  const unmet = new CheckError({
    sent: message('judge.start.sent'),
    received: message('judge.start.no-file', { file: step.shown }),
    expected: message('judge.start.file-expected', { step: step.number }),
    rule: 'judge.start.rule',
    fault: 'import',
  });
  const { checks } = await suiteOf(step);
  const verdicts = checks.map((check, index): Verdict => {
    return index === 0 ? { check, outcome: 'failed', unmet } : { check, outcome: 'skipped' };
  });
  return { step, verdicts, output: '', seed: '', serving: false };
}

/** The name of the hints for a verdict: that of the fault, `unsolved`, or the id of the check that fails. */
export function hintNameOf(judged: Judged): string | undefined {
  const failure = failureOf(judged);
  if (failure === undefined) return undefined;
  const { fault, received } = failure.unmet;
  if (fault !== undefined) return fault;
  return translate(received, 'en').includes('"not_implemented"') ? 'unsolved' : failure.check.id;
}
