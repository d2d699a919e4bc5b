import type {
  Judgement,
  LearnerProgress,
  Live,
  LiveEvent,
  LiveVerdict,
  Mark,
} from '../../demo/live.ts';
import { type Text, translate } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import { maxPrinted, titleOfFailure } from '../screen/report.ts';
import { cleaned } from '../text/characters.ts';
import { startForLab } from './own-server.ts';

/** The judgements that the watcher shows on its pages. */
export interface Judgements extends Omit<Live, 'workplace'> {
  /** Whether a page of a step is open in a browser. */
  isOpen(step: number): boolean;
  /** A step is being judged. */
  begin(step: number): void;
  /** The examples have passed. */
  passExamples(step: number, examples: { passed: number; all: number }): void;
  /** Sends a verdict, with what was found out about it later, to all pages. */
  publish(verdict: LiveVerdict): void;
  /** A step's file was saved. */
  announceSave(step: number): void;
  /** Ends all connections that wait for more. */
  end(): void;
}

const unjudged: Judgement = { running: false, examples: undefined, verdict: undefined };

/** Judgements for pages: the last one of every step, and each change. `progress` reads how far the learner is. */
export function makeLive(progress: () => LearnerProgress): Judgements {
  const last = new Map<number, Judgement>();
  const listeners = new Map<(event: LiveEvent) => void, number>();
  const over = new AbortController();
  const judgementOf = (step: number) => last.get(step) ?? unjudged;
  const emit = (step: number, event: LiveEvent) => {
    for (const [listener, of] of listeners) if (of === step) listener(event);
  };
  const change = (step: number, changed: Partial<Judgement>, event: LiveEvent) => {
    last.set(step, { ...judgementOf(step), ...changed });
    emit(step, event);
  };
  return {
    over: over.signal,
    startOwnServer: startForLab,
    judgementOf,
    progress,
    listen(step, listener) {
      listeners.set(listener, step);
      return () => listeners.delete(listener);
    },
    isOpen: (step) => [...listeners.values()].includes(step),
    begin(step) {
      // Only one step is judged at a time.
      for (const [other, judgement] of last) {
        last.set(other, { ...judgement, running: false, examples: undefined });
      }
      change(step, { running: true, examples: undefined }, 'judging');
    },
    passExamples: (step, examples) => change(step, { examples }, 'verdict'),
    publish(verdict) {
      change(verdict.step, { running: false, examples: undefined, verdict }, 'verdict');
    },
    announceSave: (step) => emit(step, 'file'),
    end: () => over.abort(),
  };
}

/** A verdict as the pages get it, with the earlier steps that it broke and the compiler's errors. */
export function liveVerdictOf(verdict: Verdict, broken: Verdict[], types: Text[]): LiveVerdict {
  const failure = failureOf(verdict);
  return {
    step: verdict.step.number,
    checks: verdict.results.map(({ check: { id, title }, outcome }) => ({ id, title, outcome })),
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
    marks: [...marksOfTypes(types), ...marksOfErrors(verdict)],
    printed: cleaned(verdict.output).slice(-maxPrinted),
  };
}

function marksOfTypes(types: Text[]): Mark[] {
  return types.flatMap((type) => {
    const [, line, column, text = ''] = /:(\d+):(\d+) (.*)$/.exec(translate(type, 'en')) ?? [];
    return line === undefined ? [] : [{ line: Number(line), column: Number(column), text }];
  });
}

/** The line at which the program stopped or threw, if the failure or the output names one. */
function marksOfErrors(verdict: Verdict): Mark[] {
  const failure = failureOf(verdict);
  if (failure === undefined) return [];
  const text = `${translate(failure.error.received, 'en')}\n${verdict.output}`;
  const [, line, column] =
    new RegExp(`\\b${verdict.step.name}\\.ts:(\\d+)(?::(\\d+))?`).exec(text) ?? [];
  if (line === undefined) return [];
  const [message = ''] = /^\w*Error\b.*$/m.exec(text) ?? [];
  return [{ line: Number(line), column: column ? Number(column) : undefined, text: message }];
}
