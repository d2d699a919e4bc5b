import type { Breach, Outcome } from '../../attacks/outcome.ts';
import type { Report } from '../../attacks/run.ts';
import { translate } from '../../i18n/message.ts';

/** The report for programs, in English. steps/README.md describes its shape. */
export function jsonOfAttacks({ fault, counts, results, time }: Report) {
  return {
    version: 1,
    milliseconds: Math.round(time),
    fault: fault === undefined ? null : inEnglish(fault),
    counts,
    attacks: results.map(({ attack: { id, name, group, lesson }, outcome }) => {
      return { id, name: translate(name, 'en'), group, lesson, ...outcomeInEnglish(outcome) };
    }),
  };
}

function outcomeInEnglish(outcome: Outcome) {
  if ('skipped' in outcome) return { skipped: translate(outcome.skipped, 'en') };
  return 'sent' in outcome ? inEnglish(outcome) : outcome;
}

function inEnglish<Facts extends Pick<Breach, 'received' | 'expected'>>(facts: Facts) {
  return {
    ...facts,
    received: translate(facts.received, 'en'),
    expected: translate(facts.expected, 'en'),
  };
}
