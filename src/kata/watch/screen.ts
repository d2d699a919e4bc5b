import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root, stepOf } from '../../course/steps.ts';
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
import { keys } from './keys.ts';
import type { WatchState } from './state.ts';

const clear = '\u001b[2J\u001b[H';

/** The watcher's screen, from top to bottom. */
export function screenText(state: WatchState, canvas: Canvas): string {
  const { progress, step, verdict, broken, types, note, address } = state;
  const page = address === '' ? [] : [`${address}/steps/${step.number}`];
  const title = titleOf(step, relative(root, step.exercise), step.exercise, canvas);
  const parts = [
    progressBar(progress, step, broken),
    [title, ...page].join('\n'),
    verdict === undefined ? canvas.words.say`Judging …` : report(verdict, canvas),
    brokenReport(broken, canvas),
    typesReport(types, canvas).trim(),
    note,
    verdict === undefined ? '' : nextText(state, verdict, canvas),
    keyLine(canvas),
  ];
  return `${clear}${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What to do now. */
function nextText({ step, broken }: WatchState, verdict: Verdict, canvas: Canvas): string {
  const { say, tell, language } = canvas.words;
  if (failureOf(verdict) !== undefined) {
    const way = verdict.serving
      ? say`Next: change the file and save it. Until then this server runs, so the curl line can be pasted.`
      : say`Next: change the file and save it.`;
    return wrapped(way, canvas);
  }
  const [first] = broken;
  if (first !== undefined) {
    return wrapped(
      say`Next: repair step ${first.step.number}. To go there, press l, then ${first.step.number}.`,
      canvas,
    );
  }
  const next = stepOf(String(step.number + 1));
  const way =
    next === undefined
      ? say`That was the last step. q, then: npm run kata attack`
      : say`Next: n goes to step ${next.number}, ${tell(next.title).toLowerCase()}. Its lesson: ${lessonPathOf(next, canvas)}`;
  const worth = plain(worthKnowing(step, language), canvas);
  return `${heading(say`Worth knowing`)}\n${worth}\n\n${wrapped(way, canvas)}`;
}

function keyLine({ columns, words }: Canvas): string {
  const lines: string[] = [];
  for (const [key, does] of Object.entries(keys)) {
    const last = lines.at(-1);
    const one = `${styleText('bold', key)} ${words.tell(does)}`;
    const longer = `${last}  ${one}`;
    if (last === undefined || widthOf(longer) > columns) lines.push(one);
    else lines.splice(-1, 1, longer);
  }
  return lines.join('\n');
}
