import type { Ending } from '../../attacks/outcome.ts';
import { afterStop, type Report } from '../../attacks/run.ts';
import type { Say } from '../../i18n/message.ts';
import type { Comparison, ServerRun } from './compare.ts';
import { serverNames } from './filter.ts';
import type { ServerName } from './server.ts';
import { words } from './words.ts';

/** A server above the results. */
export interface ShownServer {
  name: ServerName;
  title: string;
  about: string;
  /** Undefined if there are no results. */
  counts: Record<Ending, number> | undefined;
  /** How it withstood the attacks, in one sentence; empty before the first run. */
  sentence: string;
  /** True if it did not start, stopped, or refused an honest client. */
  failed: boolean;
  /** What a server printed that did not start, or stopped. */
  printed: string;
  /** The time for all attacks, in seconds. */
  seconds: number | undefined;
}

/** All servers, also those that were not attacked. */
export function serversIn(comparison: Comparison | undefined, say: Say): ShownServer[] {
  return serverNames.map((name) => {
    const one = comparison?.runs.find((other) => other.name === name);
    const run = one?.run;
    const results = run !== undefined && 'results' in run ? run : undefined;
    const fault = results?.fault?.when;
    const counts = fault === undefined || fault === 'stopped' ? results?.counts : undefined;
    return {
      name,
      title: say(words.server[name]),
      about: say(words.about[name]),
      counts,
      sentence: run === undefined ? '' : sentenceOf({ name, run }, say),
      failed: run !== undefined && (results === undefined || fault !== undefined),
      printed: run !== undefined && 'printed' in run ? run.printed : (one?.printed ?? ''),
      seconds: counts && results && Math.round(results.time / 1000),
    };
  });
}

/** How the servers withstood the attacks, in one sentence for each. */
export function conclusionOf({ runs }: Comparison, say: Say): string[] {
  return runs.map((run) =>
    say('lab.conclusion', {
      title: say(words.server[run.name]),
      what: sentenceOf(run, say),
    }),
  );
}

function sentenceOf({ run }: Pick<ServerRun, 'run' | 'name'>, say: Say): string {
  if ('printed' in run) return say('lab.not-started');
  if (run.fault?.when === 'stopped') return stopOf(run, say);
  if (run.fault !== undefined) return say(`attack.report.fault.${run.fault.when}`);
  const { held, through, wrong, skipped } = run.counts;
  const count = run.results.length;
  if (held === count) return say('lab.sentence.held', { count });
  const sentence = say('lab.sentence.open', { through, wrong, held, count });
  return skipped === 0 ? sentence : sentence + say('lab.sentence.skipped', { skipped });
}

/** The attack during which a server stopped, and the number of those that were not tried. */
function stopOf({ results }: Report, say: Say): string {
  const tried = results.filter(({ outcome }) => outcome !== afterStop);
  const { attack } = tried.at(-1) ?? {};
  const left = say('lab.sentence.not-tried', { count: results.length - tried.length });
  return attack ? say('lab.sentence.stopped', { what: attack.name }) + left : left;
}
