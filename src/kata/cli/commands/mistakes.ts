import { type Mistake, mistakesOf } from '../../../course/mistakes.ts';
import type { Step } from '../../../course/steps.ts';
import { message } from '../../../i18n/message.ts';
import { suiteOf } from '../../judge/judge.ts';
import { mistakeList, mistakeReport } from '../../screen/mistakes.ts';
import { wrapped } from '../../text/canvas.ts';
import { nearest, stepIn, UsageError } from '../arguments.ts';
import type { Command } from './command.ts';

export const mistakes: Command = {
  usage: 'mistakes [N]',
  does: 'kata.does.mistakes',
  offInExam: true,
  async run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    const known = mistakesOf(step);
    const word = args.positionals[2];
    if (word === undefined) {
      const { number } = step;
      const how = canvas.say('kata.mistakes.how', { number, count: known.length });
      console.log(`${wrapped(how, canvas)}\n\n${mistakeList(known, canvas)}`);
      return 0;
    }
    const mistake = mistakeIn(known, word, step);
    const { checks } = await suiteOf(step);
    const check = checks.find(({ id }) => id === mistake.refusedBy);
    console.log(mistakeReport(mistake, check?.title ?? mistake.refusedBy, canvas));
    return 0;
  },
};

function mistakeIn(known: readonly Mistake[], word: string, { number }: Step): Mistake {
  const found = known.find(({ name }) => name === word);
  if (found !== undefined) return found;
  const near = nearest(
    word,
    known.map(({ name }) => name),
  );
  throw new UsageError(
    near === undefined
      ? message('kata.error.mistake', { number, word })
      : message('kata.error.mistake-near', { number, word, near }),
  );
}
