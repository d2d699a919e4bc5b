import type { ParsedUrlQuery } from 'node:querystring';
import type { Attack, StepNumber } from '../../attacks/attack.ts';
import { type Ending, endingOf } from '../../attacks/outcome.ts';
import type { Comparison } from './compare.ts';
import type { ServerName } from './server.ts';
import { type Severity, severities, severityOf } from './severity.ts';

/** Which attacks are shown. Without a field, all values are. */
export interface Filter {
  lesson: StepNumber | undefined;
  severity: Severity | undefined;
  /** The outcome on `server`, or on any server. */
  outcome: Ending | undefined;
  server: ServerName | undefined;
}

export const lessonNumbers: readonly StepNumber[] = [1, 2, 3, 4, 5];
export const endings: readonly Ending[] = ['through', 'wrong', 'held', 'skipped'];
export const serverNames: readonly ServerName[] = ['article', 'reference', 'own'];

/** The filter in the query of an address. Unknown values are ignored. */
export function readFilter(query: ParsedUrlQuery): Filter {
  return {
    lesson: lessonNumbers.find((number) => String(number) === query.lesson),
    severity: severities.find((severity) => severity === query.severity),
    outcome: endings.find((ending) => ending === query.outcome),
    server: serverNames.find((name) => name === query.server),
  };
}

/** The query for a filter, with `?` before it; empty if it shows everything. */
export function queryOf(filter: Partial<Filter>): string {
  const pairs = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** How every attack ended on each server that was attacked, by the attack's id. */
export type Endings = Map<string, Map<ServerName, Ending>>;

/** The endings in a comparison. A server that did not start, or refused an honest client, has none. */
export function endingsIn(comparison: Comparison | undefined): Endings {
  const endings: Endings = new Map();
  for (const { name, run } of comparison?.runs ?? []) {
    for (const { attack, outcome } of 'results' in run ? run.results : []) {
      const ofAttack = endings.get(attack.id) ?? new Map<ServerName, Ending>();
      endings.set(attack.id, ofAttack.set(name, endingOf(outcome)));
    }
  }
  return endings;
}

/** Returns the attacks that a filter shows. */
export function filtered(
  attacks: readonly Attack[],
  { lesson, severity, outcome, server }: Filter,
  endings: Endings,
): Attack[] {
  return attacks.filter((attack) => {
    if (lesson !== undefined && attack.lesson !== lesson) return false;
    if (severity !== undefined && severityOf(attack) !== severity) return false;
    if (outcome === undefined) return true;
    return [...(endings.get(attack.id) ?? [])].some(
      ([name, ending]) => ending === outcome && (server === undefined || name === server),
    );
  });
}
