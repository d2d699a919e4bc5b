import type { Live, LiveVerdict } from '../../demo/live.ts';
import type { Text } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import { maxPrinted, titleOfFailure } from '../screen/report.ts';
import { cleaned } from '../text/characters.ts';

/** The verdicts that the watcher shows on its pages. */
export interface LiveVerdicts extends Live {
  /** Sends a verdict, with what was found out about it later, to all pages. */
  publish(verdict: LiveVerdict): void;
  /** Ends all connections that wait for more. */
  end(): void;
}

/** Verdicts for pages: the last one of every step, and each new one. */
export function makeLive(): LiveVerdicts {
  const last = new Map<number, LiveVerdict>();
  const listeners = new Set<(verdict: LiveVerdict) => void>();
  const over = new AbortController();
  return {
    over: over.signal,
    verdictOn: (step) => last.get(step),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(verdict) {
      last.set(verdict.step, verdict);
      for (const listener of listeners) listener(verdict);
    },
    end: () => over.abort(),
  };
}

/** A verdict as the pages get it, with the earlier steps that it broke and the compiler's errors. */
export function liveVerdictOf(verdict: Verdict, broken: Verdict[], types: Text[]): LiveVerdict {
  const failure = failureOf(verdict);
  return {
    step: verdict.step.number,
    checks: verdict.results.map(({ check: { title }, outcome }) => ({ title, outcome })),
    ...(failure && {
      failure: {
        title: titleOfFailure(failure),
        sent: failure.error.sent,
        received: failure.error.received,
        token: failure.token,
        cause: failure.cause,
        expected: failure.error.expected,
        rule: failure.error.rule ?? failure.check.rule,
      },
    }),
    broken: broken.map((one) => ({
      step: one.step.number,
      title: failureOf(one)?.check.title ?? '',
    })),
    types,
    printed: cleaned(verdict.output).slice(-maxPrinted),
  };
}
