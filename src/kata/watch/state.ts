import type { Step } from '../../course/steps.ts';
import { messageOf, type Sayable, type Text, translate } from '../../i18n/message.ts';
import type { Verdict } from '../judge/judge.ts';
import { type Canvas, wrapped } from '../text/canvas.ts';
import type { Progress } from '../workspace/progress.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Everything that can happen while the watcher runs. */
export type WatchEvent =
  /** A step's file was saved. `isOpen`: while a page of that step was open in a browser. */
  | { type: 'saved'; step: Step; isOpen: boolean }
  | { type: 'key'; key: string }
  /** A file of the reference was changed. */
  | { type: 'referenceChanged' }
  /** The progress file was changed, perhaps in another terminal. */
  | { type: 'progressChanged' }
  /** A page asks for a verdict. */
  | { type: 'asked'; step: Step }
  | JudgingEvent
  /** The pages are served at an address, or cannot be served. `show` opens them in a browser. */
  | { type: 'pages'; address: string | undefined; show: boolean }
  /** The system cannot report changes, so the files are looked at regularly. */
  | { type: 'polling' }
  /** The files cannot be watched at all. */
  | { type: 'unwatched'; error: unknown }
  | { type: 'resized' }
  | { type: 'stop' };

/** What happens while a step is judged, in this order. It is outdated once `run` is aborted. */
export type JudgingEvent =
  /** All examples have passed. */
  | { type: 'quickPass'; passed: number; all: number; run: AbortSignal }
  /** The verdict. The server that was judged runs until the next one. */
  | { type: 'judged'; verdict: Verdict; run: AbortSignal }
  /** Earlier steps that no longer pass; set after a pass. */
  | { type: 'broken'; broken: Verdict[]; run: AbortSignal }
  /** The compiler's errors, last because it is slow. */
  | { type: 'types'; errors: Text[]; run: AbortSignal }
  /** The step could not be judged. */
  | { type: 'failed'; error: unknown; run: AbortSignal };

/** A text for the screen, in the language and the width of a canvas. */
export type Note = (canvas: Canvas) => string;

/** Everything that the watcher shows or remembers. */
export interface WatchState {
  step: Step;
  progress: Progress;
  /** The number of examples, which have passed, and of all checks, while the others run. */
  quickPass: { passed: number; all: number } | undefined;
  /** Undefined until the first verdict. */
  verdict: Verdict | undefined;
  broken: Verdict[];
  types: Text[];
  /** Shown below the verdict: hints, a question. */
  note: Note | undefined;
  /** A note for the next verdict, which clears the others. */
  nextNote: Note | undefined;
  /** The question that the next key answers. */
  question: 'none' | 'reset' | 'step';
  /** The address of the pages; empty until they are served. */
  address: string;
}

/** What the watcher does after an event, besides painting a changed state. */
export type Effect =
  | { do: 'judge' }
  /** Tells the open pages that a step's file was saved. */
  | { do: 'announceSave'; step: Step }
  /** Tells the open pages that the examples have passed. */
  | { do: 'publishExamples'; passed: number; all: number }
  /** Stops the processes that wait: they have loaded an old reference. */
  | { do: 'renewProcesses' }
  /** Sends the verdict, and everything found since, to the open pages. */
  | { do: 'publish' }
  /** Serves the pages, unless they are served. */
  | { do: 'servePages'; show: boolean }
  | { do: 'openBrowser'; url: string }
  | { do: 'stop' };

/** The next state, and what to do. */
export type Change = [WatchState, ...Effect[]];

/** The state at a step that is not judged yet. */
export function stateAt(step: Step, progress: Progress, previous?: WatchState): WatchState {
  return {
    step,
    progress,
    quickPass: undefined,
    verdict: undefined,
    broken: [],
    types: [],
    note: undefined,
    nextNote: previous?.nextNote,
    question: previous?.question ?? 'none',
    address: previous?.address ?? '',
  };
}

/** Goes to the current step of the progress, and judges it. */
export function goToCurrent(progress: Progress, previous?: WatchState): Change {
  return [stateAt(progress.current, progress, previous), { do: 'judge' }];
}

/** Makes a step the current one, and judges it. */
export function goTo(
  step: Step,
  state: WatchState,
  { progress }: Pick<Workspace, 'progress'>,
): Change {
  const changed = progress.change((known) => {
    known.current = step;
  });
  return goToCurrent(changed, state);
}

/** A note that consists of one message. */
export function noteOf(sayable: Sayable): Note {
  return (canvas) => wrapped(translate(messageOf(sayable), canvas.language), canvas);
}
