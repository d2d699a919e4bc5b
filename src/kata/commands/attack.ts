import { ForeignHost } from '../../attacks/address.ts';
import type { Target } from '../../attacks/foothold.ts';
import { type Report, runAttacks } from '../../attacks/run.ts';
import { demoUsers } from '../../demo/users.ts';
import { UsageError } from '../cli/arguments.ts';
import { startOwnServer } from '../learner/own-server.ts';
import { attackReport } from '../screen/attacks.ts';
import type { Command, Setting } from './command.ts';

export const attack: Command = {
  usage: 'attack [URL]',
  does: 'attacks your five files together, or a server on this machine, and says what held',
  async run(setting) {
    const url = setting.asked.words[1];
    if (url !== undefined) return tell(setting, url, await aim(setting, targetAt(url)));

    const own = await startOwnServer();
    if (typeof own === 'string') {
      console.error(`Your five files together do not start:\n\n${own}`);
      return 1;
    }
    try {
      return tell(setting, 'your five files together', await aim(setting, own.target));
    } finally {
      await own.stop();
    }
  },
};

/** A server that somebody else has started: whom to sign in as stands in the environment. */
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

async function aim({ asked, canvas }: Setting, target: Target): Promise<Report> {
  const bar = process.stderr.isTTY && !asked.flags.json;
  try {
    const report = await runAttacks(target, {
      iOwnThisHost: asked.flags['i-own-this-host'] === true,
      onProgress: (_result, done, all) => {
        if (bar) process.stderr.write(`\r${barOf(done, all, canvas.columns)}`);
      },
    });
    if (bar) process.stderr.write('\r\u001b[K');
    return report;
  } catch (error) {
    if (error instanceof ForeignHost) {
      throw new UsageError(
        'Only servers on this machine are attacked. Is that host yours? npm run kata -- attack URL --i-own-this-host',
      );
    }
    if (error instanceof TypeError) {
      throw new UsageError('Say which server, as in: npm run kata attack http://127.0.0.1:3000');
    }
    throw error;
  }
}

function tell({ asked, canvas }: Setting, whom: string, report: Report): number {
  console.log(
    asked.flags.json ? JSON.stringify(jsonOf(report), null, 2) : attackReport(whom, report, canvas),
  );
  return report.fault === undefined && report.counts.through + report.counts.wrong === 0 ? 0 : 1;
}

function barOf(done: number, all: number, columns: number): string {
  const width = Math.max(10, Math.min(40, columns - 20));
  const full = Math.round((done / all) * width);
  return `${'■'.repeat(full)}${'□'.repeat(width - full)} ${done} of ${all}`;
}

/** The report for programs; its shape is described in steps/README.md. */
function jsonOf({ fault, counts, results, time }: Report) {
  return {
    version: 1,
    milliseconds: Math.round(time),
    fault: fault ?? null,
    counts,
    attacks: results.map(({ attack: { id, name, group, lesson }, outcome }) => {
      return { id, name, group, lesson, ...outcome };
    }),
  };
}
