import { translate } from '../../i18n/message.ts';
import { fileIn, stepIn } from '../cli/arguments.ts';
import { failureOf, judge } from '../judge/judge.ts';
import { hintReport } from '../screen/help.ts';
import { nextHint } from '../workspace/next-hint.ts';
import { hintNameOf } from '../workspace/verdict.ts';
import type { Command } from './command.ts';

export const hint: Command = {
  usage: 'hint [N]',
  does: 'a hint for the check that fails; again for the next of three',
  async run({ asked, desk, canvas }) {
    const { language, say } = canvas.words;
    const step = stepIn(asked.words[1], canvas.words) ?? desk.progress.read().current;
    const judged = await judge({ step, file: fileIn(step, {}, canvas.words) });
    const name = hintNameOf(judged);
    const failure = failureOf(judged);
    if (name === undefined || failure === undefined) {
      console.log(say`Step ${step.number} passes: there is nothing to hint at.`);
      return 0;
    }
    const { level, hints } = nextHint(desk, step, name, asked.flags.json ? 'en' : language);
    if (asked.flags.json) {
      const check = failure.check.id;
      console.log(
        JSON.stringify(
          { version: 1, step: step.number, check, about: name, level, hints },
          null,
          2,
        ),
      );
      return 0;
    }
    const title = translate(failure.check.title, language);
    console.log(`${title}\n\n${hintReport(hints, level, step, canvas)}`);
    return 0;
  },
};
