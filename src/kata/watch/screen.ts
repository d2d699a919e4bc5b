import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root, stepOf } from '../../course/steps.ts';
import { message } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import {
  brokenReport,
  lessonPathOf,
  progressBar,
  report,
  titleOf,
  typesReport,
} from '../screen/report.ts';
import { type Canvas, heading, plain, wrapped } from '../text/canvas.ts';
import { widthOf } from '../text/characters.ts';
import { worthKnowing } from '../workspace/hints.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { keysOf } from './keys.ts';
import type { WatchState } from './state.ts';

const clear = '\u001b[2J\u001b[H';

/** The watcher's screen, from top to bottom. */
export function screenText(
  state: WatchState,
  canvas: Canvas,
  workspace: Pick<Workspace, 'exam'>,
): string {
  const { progress, step, verdict, broken, types, note, address } = state;
  const page = address === '' ? [] : [`${address}/steps/${step.number}`];
  const title = titleOf(step, relative(root, step.exercise), step.exercise, canvas);
  const parts = [
    progressBar(progress, step, broken),
    [title, ...page].join('\n'),
    verdict === undefined ? waitingText(state, canvas) : report(verdict, canvas),
    brokenReport(broken, canvas),
    typesReport(types, canvas).trim(),
    note?.(canvas) ?? '',
    verdict === undefined ? '' : nextText(state, verdict, canvas),
    keyLine(keysOf(workspace), canvas),
  ];
  return `${clear}${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The text on the screen until there is a verdict. */
function waitingText({ quickPass }: WatchState, canvas: Canvas): string {
  if (quickPass === undefined) return canvas.say('screen.checking');
  return wrapped(styleText('green', `✓ ${canvas.say('screen.quick', quickPass)}`), canvas);
}

/** What to do now. */
function nextText({ step, broken }: WatchState, verdict: Verdict, canvas: Canvas): string {
  const { say, language } = canvas;
  if (failureOf(verdict) !== undefined) {
    const way = verdict.serving ? say('screen.watch.serving') : say('screen.watch.failed');
    return wrapped(way, canvas);
  }
  const [first] = broken;
  if (first !== undefined) {
    return wrapped(say('screen.watch.repair', { number: first.step.number }), canvas);
  }
  const next = stepOf(String(step.number + 1));
  const way =
    next === undefined
      ? say('screen.watch.last')
      : say('screen.watch.next', {
          number: next.number,
          title: message(`steps.${next.name}.title`),
          lesson: lessonPathOf(next, canvas),
        });
  const worth = plain(worthKnowing(step, language), canvas);
  return `${heading(say('screen.worth'))}\n${worth}\n\n${wrapped(way, canvas)}`;
}

function keyLine(keys: ReturnType<typeof keysOf>, { columns, say }: Canvas): string {
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const one = `${styleText('bold', key)} ${say(`screen.key.${key}`)}`;
    const longer = `${last}  ${one}`;
    if (last === undefined || widthOf(longer) > columns) lines.push(one);
    else lines.splice(-1, 1, longer);
  }
  return lines.join('\n');
}
