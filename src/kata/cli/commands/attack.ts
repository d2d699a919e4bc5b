import type { Attack } from '../../../attacks/attack.ts';
import type { Target } from '../../../attacks/attack-session.ts';
import { catalogue, courseAttacks } from '../../../attacks/catalogue.ts';
import { ForeignHost } from '../../../attacks/http/address.ts';
import { type Report, runAttacks } from '../../../attacks/run.ts';
import { demoUsers } from '../../../demo/users.ts';
import { message, type Text, translate } from '../../../i18n/message.ts';
import { junitOfAttacks } from '../../junit/attacks.ts';
import { attackReport } from '../../screen/attacks.ts';
import { jsonOfAttacks } from '../../screen/attacks-json.ts';
import { makeBar } from '../../screen/bar.ts';
import { startOwnServer } from '../../workspace/own-server.ts';
import { UsageError } from '../arguments.ts';
import { checkReportFile, writeReport } from '../report-file.ts';
import type { Command, CommandContext } from './command.ts';

export const attack: Command = {
  usage: 'attack [URL]',
  does: 'kata.does.attack',
  async run(context) {
    const { json, junit } = context.args.flags;
    if (junit !== undefined) checkReportFile('junit', junit);
    if (json && junit === '-') {
      throw new UsageError('kata.error.report-twice');
    }
    const stop = new AbortController();
    const onSignal = () => stop.abort();
    for (const signal of signals) process.once(signal, onSignal);
    try {
      return await attackServer(context, stop.signal);
    } finally {
      for (const signal of signals) process.off(signal, onSignal);
    }
  },
};

/** Signals that end a run early. The learner's server is still stopped. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function attackServer(context: CommandContext, signal: AbortSignal): Promise<number> {
  const { say } = context.canvas;
  const url = context.args.positionals[1];
  if (url !== undefined)
    return printReport(context, url, await attackTarget(context, targetAt(url), catalogue, signal));

  const own = await startOwnServer();
  if (typeof own === 'string') {
    const why = own || say('kata.attack.silent');
    console.error(`${say('kata.attack.not-started')}\n\n${why}`);
    return 1;
  }
  try {
    const report = await attackTarget(context, own.target, courseAttacks, signal);
    return printReport(context, message('kata.attack.five'), report);
  } finally {
    await own.stop();
  }
}

/** A server that is already running. The environment names the user to sign in as. */
function targetAt(url: string): Target {
  const [demo] = demoUsers;
  const { ATTACK_USERNAME, ATTACK_PASSWORD, ATTACK_SECRET, ATTACK_ORIGIN } = process.env;
  return {
    url,
    username: ATTACK_USERNAME ?? demo?.username ?? '',
    password: ATTACK_PASSWORD ?? demo?.password ?? '',
    secret: ATTACK_SECRET,
    allowedOrigin: ATTACK_ORIGIN,
  };
}

/** Returns undefined if the run was stopped. */
async function attackTarget(
  { args, canvas }: CommandContext,
  target: Target,
  attacks: readonly Attack[],
  signal: AbortSignal,
): Promise<Report | undefined> {
  const bar = makeBar(process.stderr);
  try {
    const report = await runAttacks(target, {
      attacks,
      iOwnThisHost: args.flags['i-own-this-host'] === true,
      signal,
      onTry: ({ name }, done, all) => bar.show(done, all, translate(name, canvas.language)),
    });
    return signal.aborted ? undefined : report;
  } catch (error) {
    if (error instanceof ForeignHost) {
      throw new UsageError('kata.attack.foreign');
    }
    if (error instanceof TypeError) {
      throw new UsageError('kata.attack.url');
    }
    throw error;
  } finally {
    bar.clear();
  }
}

function printReport(
  { args, canvas }: CommandContext,
  target: Text,
  report: Report | undefined,
): number {
  if (report === undefined) {
    console.error(canvas.say('kata.attack.stopped'));
    return 130;
  }
  const { json, junit } = args.flags;
  if (junit !== undefined) writeReport(junit, junitOfAttacks(report));
  if (json) console.log(JSON.stringify(jsonOfAttacks(report), null, 2));
  else if (junit !== '-') console.log(attackReport(target, report, canvas));
  return report.fault === undefined && report.counts.through + report.counts.wrong === 0 ? 0 : 1;
}
