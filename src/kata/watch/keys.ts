import { solutionText } from '../../course/specifiers.ts';
import { stepOf, steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { message, type Sayable } from '../../i18n/message.ts';
import { codeReport, differenceReport, hintReport, productionNote } from '../screen/help.ts';
import { wrapped } from '../text/canvas.ts';
import { differencesOf } from '../workspace/difference.ts';
import { isExercise, ownTextOf } from '../workspace/files.ts';
import { hintKeyOf, nextHint } from '../workspace/hints.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { bracketedPaste, keyReader } from './key-reader.ts';
import { type Change, goTo, type Note, noteOf, type WatchEvent, type WatchState } from './state.ts';

/** The keys in the order in which they are shown. `screen.key.…` says what each does. */
export const keys = ['h', 'd', 's', 'n', 'l', 'r', 'o', 'q'] as const;

/** The keys that exam mode switches off. */
const help: readonly string[] = ['h', 'd', 's'];

/** The keys that do something. */
export function keysOf({ exam }: Pick<Workspace, 'exam'>) {
  return keys.filter((key) => !(exam && help.includes(key)));
}

/** Emits every key that is pressed until closed. Ctrl-C and Ctrl-D count as q. A paste is not a key. */
export function listenToKeys(emit: (event: WatchEvent) => void): { close(): void } {
  const { stdin } = process;
  const keyIn = keyReader();
  const read = (text: string) => {
    const key = keyIn(text);
    if (key !== undefined) emit({ type: 'key', key });
  };
  stdin.setRawMode(true);
  process.stdout.write(bracketedPaste.on);
  stdin.setEncoding('utf8').on('data', read);
  stdin.resume();
  return {
    close() {
      stdin.off('data', read);
      process.stdout.write(bracketedPaste.off);
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
  language: Language,
): Change {
  const state: WatchState = { ...asked, question: 'none' };
  if (asked.question === 'reset' && key === 'y') {
    const copy = workspace.reset(state.step);
    const note = noteOf(
      copy === undefined ? 'screen.note.was-reset' : message('screen.note.copied', { id: copy.id }),
    );
    return [{ ...state, note, nextNote: note }];
  }
  const chosen = asked.question === 'step' ? stepOf(key) : undefined;
  if (chosen !== undefined) return goTo(chosen, state, workspace);
  if (workspace.exam && help.includes(key)) return withNote(state, 'screen.note.exam');
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (action !== undefined) return action(state, workspace, language);
  const nothing = asked.note === undefined && asked.question === 'none';
  return [nothing ? asked : { ...state, note: undefined }];
}

type Action = (state: WatchState, workspace: Workspace, language: Language) => Change;

const actions: Record<string, Action> = {
  h(state, { progress }, language) {
    const { step, verdict } = state;
    if (verdict === undefined) return withNote(state, 'screen.note.no-verdict');
    const key = hintKeyOf(verdict);
    if (key === undefined) return withNote(state, 'screen.note.no-hint');
    const { level, hints } = nextHint(progress, step, key, language);
    return [{ ...state, note: (canvas) => hintReport(hints, level, step, canvas) }];
  },
  d(state, { progress }) {
    const { step } = state;
    progress.change((changed) => {
      changed.of(step).diffs += 1;
    });
    const differences = differencesOf(step);
    if (differences.length === 0) return withNote(state, 'screen.note.same');
    const note: Note = (canvas) =>
      `${differenceReport(step, differences, canvas)}\n\n${productionNote(step, canvas)}`;
    return [{ ...state, note }];
  },
  s(state, { progress }) {
    const { step } = state;
    progress.change((changed) => {
      changed.of(step).solutions += 1;
    });
    const code = codeReport(solutionText(step));
    return [{ ...state, note: (canvas) => `${code}\n\n${productionNote(step, canvas)}` }];
  },
  n(state, workspace) {
    const next = stepOf(String(state.step.number + 1));
    if (next === undefined) return withNote(state, 'screen.note.last-step');
    if (state.progress.of(state.step).passedAt === undefined) {
      return withNote(state, message('screen.note.not-passed', { number: next.number }));
    }
    return goTo(next, state, workspace);
  },
  l(state, { progress }) {
    const known = progress.read();
    const note: Note = (canvas) => {
      const lines = steps.map((step) => {
        const mark = known.of(step).passedAt === undefined ? '□' : '■';
        const here = step === state.step ? `  ← ${canvas.say('kata.list.here')}` : '';
        return `${mark} ${step.number}  ${canvas.say(`steps.${step.name}.title`)}${here}`;
      });
      return `${lines.join('\n')}\n\n${wrapped(canvas.say('screen.note.choose'), canvas)}`;
    };
    return [{ ...state, question: 'step', note }];
  },
  r(state) {
    const own = ownTextOf(state.step);
    if (own !== undefined && isExercise(own, state.step)) {
      return withNote(state, 'screen.note.untouched');
    }
    return withNote({ ...state, question: 'reset' }, 'screen.note.reset');
  },
  o: (state) => [state, { do: 'servePages', show: true }],
  q: (state) => [state, { do: 'stop' }],
};

function withNote(state: WatchState, sayable: Sayable): Change {
  return [{ ...state, note: noteOf(sayable) }];
}
