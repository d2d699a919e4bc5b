import { type Text, translate } from '#i18n/message.ts';
import type { Breach } from '../../src/attacks/outcome.ts';

/** What was received and expected, in English; undefined if there is neither. */
export function factsOf(outcome: object | undefined): Partial<Breach> | undefined {
  if (outcome === undefined) return undefined;
  const { received = '', expected = '' }: { received?: Text; expected?: Text } = outcome;
  return { ...outcome, received: translate(received, 'en'), expected: translate(expected, 'en') };
}
