import type { Attack } from '../../attacks/attack.ts';
import { endingOf } from '../../attacks/outcome.ts';
import type { Result } from '../../attacks/run.ts';
import { steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, translate } from '../../i18n/message.ts';
import type { Comparison } from './compare.ts';
import { severityOf } from './severity.ts';
import { words } from './words.ts';

/** What happened on one server. Empty strings are not shown. */
export interface ShownResult {
  server: string;
  ending: string;
  word: string;
  sent: string;
  received: string;
  expected: string;
  /** Why it was skipped, or why there is no request to show. */
  why: string;
}

/** An attack on a page of its own. */
export function detailsOf(
  attack: Attack,
  comparison: Comparison | undefined,
  { say, language }: { say: Say; language: Language },
) {
  const step = steps.find(({ number }) => number === attack.lesson);
  const results = (comparison?.runs ?? []).flatMap(({ name, run }) => {
    const result = 'results' in run ? run.results.find((one) => one.attack === attack) : undefined;
    return result === undefined
      ? []
      : { server: say(words.server[name]), ...resultOf(result, say, language) };
  });
  return {
    id: attack.id,
    name: translate(attack.name, language),
    severity: say(words.severity[severityOf(attack)]),
    needsSecret: attack.needs === 'secret',
    gains: translate(attack.gains, language),
    advice: translate(attack.advice, language),
    lesson: { number: attack.lesson, title: step ? say(`steps.${step.name}.title`) : '' },
    results,
  };
}

function resultOf(
  { outcome, last }: Result,
  say: Say,
  language: Language,
): Omit<ShownResult, 'server'> {
  const ending = endingOf(outcome);
  const shown = { ending, word: say(words.ending[ending]), expected: '', why: '' };
  if ('skipped' in outcome) {
    return { ...shown, sent: '', received: '', why: translate(outcome.skipped, language) };
  }
  const { sent = '', received = '' } = 'sent' in outcome ? outcome : (last ?? {});
  return {
    ...shown,
    sent,
    received: translate(received, language),
    expected: 'expected' in outcome ? translate(outcome.expected, language) : '',
    why: sent === '' ? say('lab.details.no-request') : '',
  };
}
