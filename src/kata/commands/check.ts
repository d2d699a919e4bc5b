import { once } from 'node:events';
import { relative } from 'node:path';
import { root, stepOf } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import { fileIn, stepIn } from '../cli/arguments.ts';
import { failureOf, type Judged, judge } from '../judge/judge.ts';
import type { JudgeSession } from '../judge/session.ts';
import { brokenReport, passedReport, typesReport } from '../screen/after.ts';
import { progressBar, report, titleOf } from '../screen/report.ts';
import type { Canvas } from '../screen/text.ts';
import { typeErrorsOf } from '../workspace/types.ts';
import { brokenBeside, remember } from '../workspace/verdict.ts';
import { worthKnowing } from '../workspace/workspace.ts';
import type { Command } from './command.ts';

export const check: Command = {
  usage: 'check [N]',
  does: 'judges your file once; -- --reference, -- --file F, -- --keep',
  async run({ asked: { words, flags }, desk, canvas }) {
    const step = stepIn(words[1], canvas.words) ?? desk.progress.read().current;
    const file = fileIn(step, flags, canvas.words);
    const own = file === step.exercise;
    let code = 0;
    await judge(
      { step, file },
      {
        async beforeClosing(lab, judged) {
          if (own) remember(desk, judged);
          const passed = failureOf(judged) === undefined;
          const broken = own && passed ? await brokenBeside(desk, step, new Set()) : [];
          code = passed && broken.length === 0 ? 0 : 1;
          if (flags.json) {
            console.log(JSON.stringify(jsonOf(judged, relative(root, file), broken), null, 2));
            return;
          }
          const bar = progressBar(
            desk.progress.read(),
            step,
            broken.map((one) => one.step),
          );
          console.log(`${bar}\n\n${titleOf(step, relative(root, file), file, canvas)}\n`);
          console.log(report(judged, canvas));
          if (broken.length > 0) console.log(`\n${brokenReport(broken, canvas)}`);
          if (passed) {
            const next = stepOf(String(step.number + 1));
            console.log(
              `\n${passedReport(worthKnowing(step, canvas.words.language), next, canvas)}`,
            );
          }
          if (own) console.log(typesReport(await typeErrorsOf(judged), canvas));
          if (!passed)
            await tellHowToTry(judged, lab, { keep: flags.keep === true, words, canvas });
        },
      },
    );
    return code;
  },
};

/** A curl line can be pasted while the server runs: with --keep it does. */
async function tellHowToTry(
  judged: Judged,
  lab: JudgeSession,
  { keep, words, canvas }: { keep: boolean; words: string[]; canvas: Canvas },
): Promise<void> {
  const { say } = canvas.words;
  if (failureOf(judged)?.unmet.curl === undefined) return;
  if (!keep) {
    const options = process.argv.slice(2).filter((word) => !words.includes(word));
    const again = options.map((word) => `${word} `);
    console.log(
      say`To paste that line while the server runs: npm run kata -- check ${judged.step.number} ${again.join('')}--keep`,
    );
    return;
  }
  if (!judged.serving) {
    console.log(say`Your program has ended, so there is no server to keep.`);
    return;
  }
  console.log(
    say`This very server still runs on ${await lab.address()}: paste the line. Ctrl-C ends it.`,
  );
  await once(process, 'SIGINT');
}

/** The verdict for programs; its shape is described in steps/README.md. */
function jsonOf(judged: Judged, file: string, broken: Judged[]) {
  const failure = failureOf(judged);
  return {
    version: 1,
    step: judged.step.number,
    name: judged.step.name,
    file,
    passed: failure === undefined,
    checks: judged.verdicts.map(({ check: { id, title }, outcome }) => ({
      id,
      title: translate(title, 'en'),
      outcome,
    })),
    failure: failure && {
      check: failure.check.id,
      fault: failure.unmet.fault ?? null,
      sent: translate(failure.unmet.sent, 'en'),
      received: translate(failure.unmet.received, 'en'),
      expected: translate(failure.unmet.expected, 'en'),
      rule: translate(failure.unmet.rule ?? failure.check.rule, 'en'),
    },
    printed: judged.output,
    broken: broken.map((one) => ({ step: one.step.number, check: failureOf(one)?.check.id })),
  };
}
