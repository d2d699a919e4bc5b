import type { Live, LiveVerdict } from '../../demo/lessons/live.ts';
import { failureOf, type Judged } from '../judge/judge.ts';
import { cleaned } from '../screen/clean.ts';
import { mostPrinted, titleOfFailure } from '../screen/report.ts';

/** What the watch tells its pages, and they their visitors. */
export interface LiveVerdicts extends Live {
  /** Tells a verdict; what is found out later about the same one comes with `add`. */
  tell(judged: Judged): void;
  add(later: Partial<Pick<LiveVerdict, 'broken' | 'types'>>): void;
  /** Ends all connections that wait for more. */
  end(): void;
}

/** Verdicts for pages: the last one of every step, and each new one as it comes. */
export function makeLive(): LiveVerdicts {
  const last = new Map<number, LiveVerdict>();
  const listeners = new Set<(verdict: LiveVerdict) => void>();
  const over = new AbortController();
  let newest: LiveVerdict | undefined;
  const publish = (verdict: LiveVerdict) => {
    newest = verdict;
    last.set(verdict.step, verdict);
    for (const told of listeners) told(verdict);
  };
  return {
    over: over.signal,
    verdictOn: (step) => last.get(step),
    listen(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    tell: (judged) => publish(verdictOf(judged)),
    add(later) {
      if (newest !== undefined) publish({ ...newest, ...later });
    },
    end: () => over.abort(),
  };
}

/** What has come of steps that had passed, each with the title of the check that fails now. */
export function brokenOf(broken: Judged[]): LiveVerdict['broken'] {
  return broken.map((judged) => ({
    step: judged.step.number,
    title: failureOf(judged)?.check.title ?? '',
  }));
}

function verdictOf(judged: Judged): LiveVerdict {
  const failure = failureOf(judged);
  return {
    step: judged.step.number,
    checks: judged.verdicts.map(({ check: { title }, outcome }) => ({ title, outcome })),
    ...(failure && {
      failure: {
        title: titleOfFailure(failure),
        sent: failure.unmet.sent,
        received: failure.unmet.received,
        expected: failure.unmet.expected,
        rule: failure.unmet.rule ?? failure.check.rule,
      },
    }),
    broken: [],
    types: [],
    printed: cleaned(judged.output).slice(-mostPrinted),
  };
}
