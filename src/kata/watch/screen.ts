import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root, type Step, stepOf } from '../../course/steps.ts';
import { failureOf, type Judged } from '../judge/judge.ts';
import { brokenReport, lessonOf, typesReport } from '../screen/after.ts';
import { progressBar, report, titleOf } from '../screen/report.ts';
import { type Canvas, head, plain, wrapped } from '../screen/text.ts';
import { widthOf } from '../screen/width.ts';
import type { Progress } from '../workspace/progress.ts';
import { worthKnowing } from '../workspace/workspace.ts';
import { keys } from './keys.ts';

/** All that the screen shows. */
export interface Scene {
  progress: Progress;
  step: Step;
  /** Undefined while the first verdict is awaited. */
  judged: Judged | undefined;
  broken: Judged[];
  types: string[];
  /** Shown below the verdict: hints, a question. */
  note: string;
  /** The address of the lesson, with the verdict beside it; empty until it is served. */
  page: string;
}

const clear = '\u001b[2J\u001b[H';

/** The screen of the watch, from top to bottom. */
export function sceneText(scene: Scene, canvas: Canvas): string {
  const { progress, step, judged, broken, types, note, page } = scene;
  const parts = [
    progressBar(
      progress,
      step,
      broken.map((one) => one.step),
    ),
    [titleOf(step, relative(root, step.exercise), step.exercise, canvas), page]
      .filter(Boolean)
      .join('\n'),
    judged === undefined ? canvas.words.say`Judging …` : report(judged, canvas),
    ...(broken.length > 0 ? [brokenReport(broken, canvas)] : []),
    typesReport(types, canvas).trim(),
    note,
    judged === undefined ? '' : onward(step, judged, broken, canvas),
    keyLine(canvas),
  ];
  return `${clear}${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What to do now. */
function onward(step: Step, judged: Judged, broken: Judged[], canvas: Canvas): string {
  const { say, tell, language } = canvas.words;
  const failure = failureOf(judged);
  if (failure !== undefined) {
    const way = judged.serving
      ? say`Next: change the file and save it. Until then this server runs, so the curl line can be pasted.`
      : say`Next: change the file and save it.`;
    return wrapped(way, canvas);
  }
  const [first] = broken;
  if (first !== undefined) {
    return wrapped(
      say`Next: mend step ${first.step.number}; l, then ${first.step.number}, goes there.`,
      canvas,
    );
  }
  const next = stepOf(String(step.number + 1));
  const way =
    next === undefined
      ? say`That was the last step. q, then: npm run kata attack`
      : say`Next: n goes to step ${next.number}, ${tell(next.title).toLowerCase()}. Its lesson: ${lessonOf(next, canvas)}`;
  return `${head(say`Worth knowing`)}\n${plain(worthKnowing(step, language), canvas)}\n\n${wrapped(way, canvas)}`;
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
