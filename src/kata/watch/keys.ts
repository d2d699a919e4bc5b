import { solutionText } from '../../course/specifiers.ts';
import { type Step, stepOf, steps } from '../../course/steps.ts';
import { codeReport, differenceReport, hintReport, productionNote } from '../screen/help.ts';
import type { Canvas } from '../text/canvas.ts';
import { differencesOf } from '../workspace/difference.ts';
import { exerciseOf, ownTextOf } from '../workspace/files.ts';
import { hintKeyOf, nextHint } from '../workspace/hints.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Change, goToCurrent, type WatchEvent, type WatchState } from './state.ts';

/** What each key does, in the order in which they are shown. */
export const keys = {
  h: 'hint',
  d: 'diff',
  s: 'solution',
  n: 'next',
  l: 'list',
  r: 'reset',
  o: 'open page',
  q: 'quit',
} as const;

/** Emits every key that is pressed, one character each, until closed. Ctrl-C and Ctrl-D count as q. */
export function listenToKeys(emit: (event: WatchEvent) => void): { close(): void } {
  const { stdin } = process;
  const read = (text: string) => {
    for (const key of text) {
      const quits = key === '\u0003' || key === '\u0004';
      emit({ type: 'key', key: quits ? 'q' : key.toLowerCase() });
    }
  };
  stdin.setRawMode(true);
  stdin.setEncoding('utf8').on('data', read);
  stdin.resume();
  return {
    close() {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}

/** What a key changes: it answers the open question, or does what `keys` says, or clears the note. */
export function pressKey(
  asked: WatchState,
  key: string,
  workspace: Workspace,
  canvas: Canvas,
): Change {
  const { say } = canvas.words;
  const state: WatchState = { ...asked, question: 'none' };
  if (asked.question === 'reset' && key === 'y') {
    const copy = workspace.reset(state.step);
    const note =
      copy === undefined
        ? say`The exercise is back.`
        : say`The exercise is back. To bring your file back: npm run kata restore ${copy.id}`;
    return [{ ...state, note, nextNote: note }];
  }
  const chosen = asked.question === 'step' ? stepOf(key) : undefined;
  if (chosen !== undefined) return moveTo(state, chosen, workspace);
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (action !== undefined) return action(state, workspace, canvas);
  return [asked.note === '' && asked.question === 'none' ? asked : { ...state, note: '' }];
}

const actions: Record<string, (state: WatchState, workspace: Workspace, canvas: Canvas) => Change> =
  {
    h(state, { progress }, canvas) {
      const { say, language } = canvas.words;
      if (state.verdict === undefined) {
        return [{ ...state, note: say`There is no verdict yet.` }];
      }
      const key = hintKeyOf(state.verdict);
      if (key === undefined) {
        return [{ ...state, note: say`No check fails, so there is no hint.` }];
      }
      const { level, hints } = nextHint(progress, state.step, key, language);
      return [{ ...state, note: hintReport(hints, level, state.step, canvas) }];
    },
    d(state, { progress }, canvas) {
      progress.change((changed) => {
        changed.of(state.step).diffs += 1;
      });
      const differences = differencesOf(state.step);
      if (differences.length === 0) {
        return [{ ...state, note: canvas.words.say`Your file is the solution.` }];
      }
      const text = differenceReport(state.step, differences, canvas);
      return [{ ...state, note: `${text}\n\n${productionNote(state.step, canvas)}` }];
    },
    s(state, { progress }, canvas) {
      progress.change((changed) => {
        changed.of(state.step).solutions += 1;
      });
      const code = codeReport(solutionText(state.step));
      return [{ ...state, note: `${code}\n\n${productionNote(state.step, canvas)}` }];
    },
    n(state, workspace, { words: { say } }) {
      const next = stepOf(String(state.step.number + 1));
      if (next === undefined) return [{ ...state, note: say`This is the last step.` }];
      if (state.progress.of(state.step).passedAt === undefined) {
        const note = say`This step has not passed yet. To continue anyway, press l, then ${next.number}.`;
        return [{ ...state, note }];
      }
      return moveTo(state, next, workspace);
    },
    l(state, { progress }, { words: { say, tell } }) {
      const lines = steps.map((step) => {
        const mark = progress.read().of(step).passedAt === undefined ? '□' : '■';
        const here = step === state.step ? `  ← ${say`you are here`}` : '';
        return `${mark} ${step.number}  ${tell(step.title)}${here}`;
      });
      const how = say`Press a number to go there, any other key to stay.`;
      return [{ ...state, question: 'step', note: `${lines.join('\n')}\n\n${how}` }];
    },
    r(state, _workspace, { words: { say } }) {
      if (ownTextOf(state.step)?.equals(exerciseOf(state.step))) {
        return [{ ...state, note: say`The file is already the exercise.` }];
      }
      const note = say`Restore the exercise? A copy of your file is kept. y for yes, any other key for no.`;
      return [{ ...state, question: 'reset', note }];
    },
    o: (state) => [state, { do: 'servePages', show: true }],
    q: (state) => [state, { do: 'stop' }],
  };

function moveTo(state: WatchState, step: Step, { progress }: Workspace): Change {
  const changed = progress.change((known) => {
    known.current = step;
  });
  return goToCurrent(changed, state);
}
