import type { Target } from '../../../attacks/attack-session.ts';
import { ForeignHost } from '../../../attacks/http/address.ts';
import { type Report, runAttacks } from '../../../attacks/run.ts';
import { demoUsers } from '../../../demo/users.ts';
import { translate } from '../../../i18n/message.ts';
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
  does: 'attacks your five files together, or a server on this machine, and says what held',
  async run(context) {
    const { words } = context.canvas;
    const { json, junit } = context.args.flags;
    if (junit !== undefined) checkReportFile('junit', junit, words);
    if (json && junit === '-') {
      throw new UsageError(words.say`Only one report can be printed: give --junit a file.`);
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

/** Signals that end a run early. The learner's server is stopped all the same. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function attackServer(context: CommandContext, signal: AbortSignal): Promise<number> {
  const { say } = context.canvas.words;
  const url = context.args.positionals[1];
  if (url !== undefined)
    return printReport(context, url, await attackTarget(context, targetAt(url), signal));

  const own = await startOwnServer();
  if (typeof own === 'string') {
    const why = own || say`It printed nothing, and did not listen within 8 seconds.`;
    console.error(`${say`Your five files together do not start:`}\n\n${why}`);
    return 1;
  }
  try {
    const report = await attackTarget(context, own.target, signal);
    return printReport(context, say`your five files together`, report);
  } finally {
    await own.stop();
  }
}

/** A server that is already running. The environment names the user to sign in as. */
function targetAt(url: string): Target {
  const [demo] = demoUsers;
  const { ATTACK_USERNAME, ATTACK_PASSWORD, ATTACK_SECRET } = process.env;
  return {
    url,
    username: ATTACK_USERNAME ?? demo?.username ?? '',
    password: ATTACK_PASSWORD ?? demo?.password ?? '',
    secret: ATTACK_SECRET,
  };
}

/** Returns undefined if the run was stopped. */
async function attackTarget(
  { args, canvas: { words } }: CommandContext,
  target: Target,
  signal: AbortSignal,
): Promise<Report | undefined> {
  const bar = makeBar(process.stderr);
  try {
    const report = await runAttacks(target, {
      iOwnThisHost: args.flags['i-own-this-host'] === true,
      signal,
      onTry: ({ name }, done, all) => bar.show(done, all, translate(name, words.language)),
    });
    return signal.aborted ? undefined : report;
  } catch (error) {
    if (error instanceof ForeignHost) {
      throw new UsageError(
        words.say`Only servers on this machine are attacked. Is that host yours? npm run kata -- attack URL --i-own-this-host`,
      );
    }
    if (error instanceof TypeError) {
      throw new UsageError(
        words.say`Name a server, for example: npm run kata attack http://127.0.0.1:3000`,
      );
    }
    throw error;
  } finally {
    bar.clear();
  }
}

function printReport(
  { args, canvas }: CommandContext,
  whom: string,
  report: Report | undefined,
): number {
  if (report === undefined) {
    console.error(canvas.words.say`Stopped: there is no result.`);
    return 130;
  }
  const { json, junit } = args.flags;
  if (junit !== undefined) writeReport(junit, junitOfAttacks(report));
  if (json) console.log(JSON.stringify(jsonOfAttacks(report), null, 2));
  else if (junit !== '-') console.log(attackReport(whom, report, canvas));
  return report.fault === undefined && report.counts.through + report.counts.wrong === 0 ? 0 : 1;
}
