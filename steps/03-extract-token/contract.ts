import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { below, challenged } from './checks/below.ts';
import { every } from './checks/every.ts';
import { examples } from './checks/examples.ts';
import { many, oneOfEachOutcome } from './checks/many.ts';
import { otherNames } from './checks/names.ts';
import { environment, noPiece } from './checks/printed.ts';
import { requests } from './checks/requests.ts';

export const contract: Suite = {
  step: 3,
  examples: examples.length,
  checks: [
    ...examples,
    ...every,
    ...otherNames,
    ...requests,
    ...below,
    ...many,
    noPiece,
    environment,
    ...closingChecks({ challenged, again: oneOfEachOutcome }),
  ],
};
