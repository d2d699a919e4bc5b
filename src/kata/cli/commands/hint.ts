import { failureOf, judgeFile } from '../../judge/judge.ts';
import { hintReport } from '../../screen/help.ts';
import { titleOfFailure } from '../../screen/report.ts';
import { wrapped } from '../../text/canvas.ts';
import { hintKeyOf, nextHint } from '../../workspace/hints.ts';
import { fileIn, seedIn, stepIn } from '../arguments.ts';
import type { Command } from './command.ts';

export const hint: Command = {
  usage: 'hint [N]',
  does: 'kata.does.hint',
  offInExam: true,
  async run({ args, workspace, canvas }) {
    const { language, say } = canvas;
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    const seed = seedIn(args.flags.seed);
    const verdict = await judgeFile({ step, file: fileIn(step, {}) }, { seed });
    const key = hintKeyOf(verdict);
    const failure = failureOf(verdict);
    if (key === undefined || failure === undefined) {
      console.log(say('kata.hint.none', { number: step.number }));
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
    const failed = wrapped(say('kata.hint.failed', { title: titleOfFailure(failure) }), canvas);
    console.log(`${failed}\n\n${hintReport(hints, level, step, canvas)}`);
    return 0;
  },
};
