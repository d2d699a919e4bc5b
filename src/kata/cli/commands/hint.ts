import { translate } from '../../../i18n/message.ts';
import { failureOf, judgeFile } from '../../judge/judge.ts';
import { hintReport } from '../../screen/help.ts';
import { hintKeyOf, nextHint } from '../../workspace/hints.ts';
import { fileIn, stepIn } from '../arguments.ts';
import type { Command } from './command.ts';

export const hint: Command = {
  usage: 'hint [N]',
  does: 'a hint for the check that fails; again for the next of three',
  async run({ args, workspace, canvas }) {
    const { language, say } = canvas.words;
    const step = stepIn(args.positionals[1], canvas.words) ?? workspace.progress.read().current;
    const verdict = await judgeFile({ step, file: fileIn(step, {}, canvas.words) });
    const key = hintKeyOf(verdict);
    const failure = failureOf(verdict);
    if (key === undefined || failure === undefined) {
      console.log(say`Step ${step.number} passes, so there is no hint.`);
      return 0;
    }
    const { level, hints } = nextHint(
      workspace.progress,
      step,
      key,
      args.flags.json ? 'en' : language,
    );
    if (args.flags.json) {
      const check = failure.check.id;
      console.log(
        JSON.stringify({ version: 1, step: step.number, check, about: key, level, hints }, null, 2),
      );
      return 0;
    }
    const title = translate(failure.check.title, language);
    console.log(`${title}\n\n${hintReport(hints, level, step, canvas)}`);
    return 0;
  },
};
