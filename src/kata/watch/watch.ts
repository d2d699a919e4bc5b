import { EventEmitter, on } from 'node:events';
import { join } from 'node:path';
import open from 'open';
import { root, type Step } from '../../course/steps.ts';
import { type Language, languageOf } from '../../i18n/language.ts';
import { message, translate } from '../../i18n/message.ts';
import { canvasOf } from '../text/canvas.ts';
import { hintKeyOf } from '../workspace/hints.ts';
import { progressOnPages } from '../workspace/progress-on-pages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { watchFiles } from './files.ts';
import { startJudging } from './judging.ts';
import { listenToKeys, pressKey } from './keys.ts';
import { liveVerdictOf, makeLive } from './live.ts';
import { servePages } from './pages.ts';
import { screenText } from './screen.ts';
import {
  type Change,
  type Effect,
  goTo,
  goToCurrent,
  noteOf,
  stateAt,
  type WatchEvent,
  type WatchState,
} from './state.ts';
import { openWorkplace } from './workplace.ts';

/** Runs the watcher in a terminal until a key or a signal stops it. One event after another changes its state. */
export async function runWatcher(
  workspace: Workspace,
  language: Language,
  { poll }: { poll: boolean },
): Promise<number> {
  const { progress } = workspace;
  const events = new EventEmitter<{ event: [WatchEvent] }>();
  const emit = (event: WatchEvent) => void events.emit('event', event);
  const queue = on(events, 'event');
  const live = makeLive(() => progressOnPages(progress));
  const judging = startJudging(progress, emit);
  const isOpen = ({ number }: Step) => live.isOpen(number);
  const files = watchFiles(join(root, '.kata/progress.json'), emit, { poll, isOpen });
  const workplace = openWorkplace(workspace, {
    hintKeyOf: (step) =>
      state.step === step && state.verdict ? hintKeyOf(state.verdict) : undefined,
    look: files.look,
    isOpen,
    judge: (step) => emit({ type: 'asked', step }),
  });
  const pages = servePages({ ...live, workplace }, languageOf(process.env.KATA_LANG));
  const keyboard = listenToKeys(emit);
  const onResize = () => emit({ type: 'resized' });
  process.stdout.on('resize', onResize);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => emit({ type: 'stop' }));
  }
  let state = stateAt(progress.read().current, progress.read());

  const perform = (effect: Effect): void => {
    if (effect.do === 'judge') {
      live.begin(state.step.number);
      judging.judge(state.step);
    } else if (effect.do === 'announceSave') live.announceSave(effect.step.number);
    else if (effect.do === 'publishExamples') {
      const { passed, all } = effect;
      live.passExamples(state.step.number, { passed, all });
    } else if (effect.do === 'renewProcesses') judging.renew();
    else if (effect.do === 'publish' && state.verdict) {
      live.publish(liveVerdictOf(state.verdict, state.broken, state.types));
    } else if (effect.do === 'servePages') {
      // Verdicts must not depend on pages: if the reference is broken, there are none.
      const url = pages.url().catch(() => undefined);
      url.then((address) => emit({ type: 'pages', address, show: effect.show }));
    } else if (effect.do === 'openBrowser') openBrowser(effect.url);
    else if (effect.do === 'stop') emit({ type: 'stop' });
  };
  const apply = ([next, ...effects]: Change, repaint = false): void => {
    const changed = next !== state;
    state = next;
    if (changed || repaint)
      process.stdout.write(screenText(state, canvasOf(process.stdout, language), workspace));
    for (const effect of effects) perform(effect);
  };

  try {
    apply(goToCurrent(progress.read()));
    for await (const [event] of queue) {
      if (event.type === 'stop') break;
      apply(update(state, event, workspace, language), event.type === 'resized');
    }
    return 0;
  } finally {
    keyboard.close();
    process.stdout.off('resize', onResize);
    live.end();
    await Promise.all([files.close(), judging.close(), pages.close()]);
    console.log(translate(message('screen.watch.bye'), language));
  }
}

/** What an event changes. The same state means that nothing is painted. */
function update(
  state: WatchState,
  event: WatchEvent,
  workspace: Workspace,
  language: Language,
): Change {
  const { step } = state;
  if ('run' in event && event.run.aborted) return [state];
  switch (event.type) {
    case 'saved': {
      const announced = { do: 'announceSave', step: event.step } as const;
      if (event.step === step) return [state, announced, { do: 'judge' }];
      if (event.isOpen) {
        const [next, ...effects] = goTo(event.step, state, workspace);
        return [next, announced, ...effects];
      }
      const { number, shown } = event.step;
      const note = noteOf(message('screen.note.saved-other', { file: shown, number }));
      return [{ ...state, note }, announced];
    }
    case 'asked':
      return goTo(event.step, state, workspace);
    case 'key':
      return pressKey(state, event.key, workspace, language);
    case 'referenceChanged':
      return [state, { do: 'renewProcesses' }];
    case 'progressChanged': {
      const progress = workspace.progress.read();
      return progress.current === step ? [state] : goToCurrent(progress, state);
    }
    case 'quickPass': {
      const { passed, all } = event;
      const before = stateAt(step, workspace.progress.read(), state);
      const next = { ...before, quickPass: { passed, all }, note: state.note };
      return [next, { do: 'publishExamples', passed, all }];
    }
    case 'judged': {
      const judged = stateAt(step, workspace.progress.read(), state);
      const { verdict } = event;
      return [
        { ...judged, verdict, note: state.nextNote, nextNote: undefined },
        { do: 'publish' },
        ...(state.address === '' ? [{ do: 'servePages', show: false } as const] : []),
      ];
    }
    case 'broken':
      if (event.broken.length === 0) return [state];
      return [{ ...state, broken: event.broken }, { do: 'publish' }];
    case 'types':
      if (event.errors.length === 0) return [state];
      return [{ ...state, types: event.errors }, { do: 'publish' }];
    case 'polling': {
      const note = noteOf('screen.note.polling');
      return [{ ...state, note, nextNote: note }];
    }
    case 'failed':
    case 'unwatched':
      throw event.error;
    case 'pages': {
      const { address, show } = event;
      if (address === undefined) {
        const note = noteOf('screen.note.no-pages');
        return [show || state.note === undefined ? { ...state, note } : state];
      }
      const url = `${address}/steps/${step.number}`;
      if (!show) return [{ ...state, address }];
      return [
        { ...state, address, note: noteOf(message('screen.note.opened', { url })) },
        { do: 'openBrowser', url },
      ];
    }
    default:
      return [state];
  }
}

async function openBrowser(url: string): Promise<void> {
  const child = await open(url).catch(() => undefined);
  child?.on('error', () => {}); // There is no browser: the link is on the screen.
}
