import { once } from 'node:events';
import { relative } from 'node:path';
import { root, type Step, stepOf } from '../../../course/steps.ts';
import { translate } from '../../../i18n/message.ts';
import { failureOf, judge, type Verdict } from '../../judge/judge.ts';
import { type JudgeSession, openSession } from '../../judge/session.ts';
import {
  brokenReport,
  passedReport,
  progressBar,
  report,
  titleOf,
  typesReport,
} from '../../screen/report.ts';
import { wrapped } from '../../text/canvas.ts';
import { findBrokenSteps } from '../../workspace/earlier-steps.ts';
import { worthKnowing } from '../../workspace/hints.ts';
import { typeErrorsOf } from '../../workspace/types.ts';
import { fileIn, seedIn, stepIn } from '../arguments.ts';
import { readerGone } from '../closed-pipe.ts';
import type { Command, CommandContext } from './command.ts';

export const check: Command = {
  usage: 'check [N]',
  does: 'kata.does.check',
  async run(context) {
    const { args, workspace } = context;
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    const file = fileIn(step, args.flags);
    const seed = seedIn(args.flags.seed);
    const session = await openSession({ step, file }, { seed });
    try {
      const verdict = await judge(session);
      return await printVerdict(verdict, file, session, context);
    } finally {
      await session.close();
    }
  },
};

/** Records and prints a verdict. Returns the exit code. */
async function printVerdict(
  verdict: Verdict,
  file: string,
  session: JudgeSession,
  context: CommandContext,
): Promise<number> {
  const { args, workspace, canvas } = context;
  const { progress } = workspace;
  const { step } = verdict;
  const own = file === step.exercise;
  if (own) progress.record(verdict);
  const passed = failureOf(verdict) === undefined;
  const broken =
    own && passed
      ? await findBrokenSteps(progress.read(), step, new Set(), { seed: verdict.seed })
      : [];
  const code = passed && broken.length === 0 ? 0 : 1;
  if (args.flags.json) {
    console.log(JSON.stringify(jsonOf(verdict, relative(root, file), broken), null, 2));
    return code;
  }
  const bar = progressBar(progress.read(), step, broken);
  console.log(`${bar}\n\n${titleOf(step, relative(root, file), file, canvas)}\n`);
  console.log(report(verdict, canvas));
  const [first] = broken;
  if (first !== undefined) {
    const repair = canvas.say('screen.repair', { number: first.step.number });
    console.log(`\n${brokenReport(broken, canvas)}\n\n${wrapped(repair, canvas)}`);
  } else if (passed) console.log(`\n${whatNext(step, context)}`);
  if (own) console.log(typesReport(await typeErrorsOf(verdict), canvas));
  if (!passed) await explainRetry(verdict, session, context);
  return code;
}

function whatNext(step: Step, { canvas }: CommandContext): string {
  const next = stepOf(String(step.number + 1));
  return passedReport(worthKnowing(step, canvas.language), next, canvas);
}

/** Says how to paste the curl line while the server runs; with --keep, keeps the server until Ctrl-C. */
async function explainRetry(
  verdict: Verdict,
  session: JudgeSession,
  { args, canvas }: CommandContext,
): Promise<void> {
  const { say } = canvas;
  if (failureOf(verdict)?.error.curl === undefined) return;
  if (args.flags.keep !== true) {
    const { file, reference } = args.flags;
    const which = file === undefined ? (reference ? ' --reference' : '') : ` --file ${file}`;
    const command = `npm run kata -- check ${verdict.step.number}${which}`;
    const options = `--seed ${verdict.seed} --keep`;
    console.log(`${wrapped(say('kata.check.paste'), canvas)}\n  ${command} ${options}`);
    return;
  }
  if (!verdict.serving) {
    console.log(say('kata.check.ended'));
    return;
  }
  console.log(wrapped(say('kata.check.keeps', { url: await session.address() }), canvas));
  const over = [once(process, 'SIGINT'), once(readerGone, 'abort')];
  if (!readerGone.aborted) await Promise.race(over);
}

/** The verdict for programs; steps/README.md describes its fields. */
function jsonOf(verdict: Verdict, file: string, broken: Verdict[]) {
  const failure = failureOf(verdict);
  return {
    version: 1,
    step: verdict.step.number,
    name: verdict.step.name,
    file,
    passed: failure === undefined,
    checks: verdict.results.map(({ check: { id, title }, outcome }) => ({
      id,
      title: translate(title, 'en'),
      outcome,
    })),
    failure: failure && {
      check: failure.check.id,
      fault: failure.error.fault ?? null,
      sent: translate(failure.error.sent, 'en'),
      received: translate(failure.error.received, 'en'),
      expected: translate(failure.error.expected, 'en'),
      rule: translate(failure.error.rule ?? failure.check.rule, 'en'),
    },
    seed: verdict.seed,
    printed: verdict.output,
    broken: broken.map((one) => ({ step: one.step.number, check: failureOf(one)?.check.id })),
  };
}
