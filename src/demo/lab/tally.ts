import type { Attack } from '../../attacks/attack.ts';
import { type Ending, endingOf } from '../../attacks/outcome.ts';
import { countEndings, type Report, type Result } from '../../attacks/run.ts';
import { type StepName, steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, translate } from '../../i18n/message.ts';

/** The attacks on one step, counted by their endings. */
export interface Row extends Record<Ending, number> {
  number: number;
  name: StepName;
  title: string;
  all: number;
}

/** An attack that got through or got a wrong response, in the visitor's language. */
export interface ShownBreach {
  name: string;
  ending: Ending;
  gains: string;
  advice: string;
  sent: string;
  received: string;
  expected: string;
}

/** One row for each step. */
export function tally(attacks: readonly Attack[], results: readonly Result[], say: Say): Row[] {
  return steps.map(({ number, name }) => {
    return {
      number,
      name,
      title: say(`steps.${name}.title`),
      all: attacks.filter(({ lesson }) => lesson === number).length,
      ...countEndings(results.filter(({ attack }) => attack.lesson === number)),
    };
  });
}

/** The attacks that got through or got a wrong response, with everything needed to repeat and fix them. */
export function breachesIn(results: readonly Result[], language: Language): ShownBreach[] {
  return results.flatMap(({ attack, outcome }) => {
    if (!('sent' in outcome)) return [];
    const { sent, received, expected } = outcome;
    return {
      name: translate(attack.name, language),
      ending: endingOf(outcome),
      gains: translate(attack.gains, language),
      advice: translate(attack.advice, language),
      sent,
      received: translate(received, language),
      expected: translate(expected, language),
    };
  });
}

/** How a run ended, in a sentence. */
export function conclusionOf({ fault, counts }: Report, say: Say): string {
  if (fault !== undefined) return say(`attack.report.fault.${fault.when}`);
  const { held, through, wrong } = counts;
  return through + wrong === 0
    ? say('lab.conclusion.right', { count: held })
    : say('lab.conclusion.open', { through, wrong, right: held });
}
