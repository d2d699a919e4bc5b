import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { invalidCarrier } from '#kata/judge/expect.ts';
import { below } from './checks/below.ts';
import { every } from './checks/every.ts';
import { examples } from './checks/examples.ts';
import { many, oneOfEachOutcome } from './checks/many.ts';
import { otherNames } from './checks/names.ts';
import { nothingPrinted, printedElsewhere } from './checks/printed.ts';
import { requests } from './checks/requests.ts';

export const contract: Suite = {
  step: 3,
  clock: 'stopped',
  checks: [
    ...examples,
    nothingPrinted,
    ...every,
    ...otherNames,
    ...requests,
    ...below,
    ...many,
    printedElsewhere,
    ...closingChecks({ challenged: [invalidCarrier], again: oneOfEachOutcome }),
  ],
};
