import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { expiredToken, invalidCarrier, invalidToken } from '#kata/judge/expect.ts';
import { furtherClaims, lengths, optionalParts, otherSpellings } from './checks/accepted.ts';
import { otherEnvironment } from './checks/environments.ts';
import { examples } from './checks/examples.ts';
import { forgedFirst } from './checks/forged-first.ts';
import { oddClaims, oddHeaders, oddPairs } from './checks/odd-members.ts';
import { neverPrinted } from './checks/printed.ts';
import {
  atOnce,
  errorsBelow,
  everyMethod,
  everywhere,
  lateHandler,
  literals,
  oneAnswer,
  oneOfEachOutcome,
  ownClaims,
} from './checks/requests.ts';
import { issuers, lifetimes, secretShapes, severalApps } from './checks/settings.ts';
import { changedTokens, otherSignatures } from './checks/signatures.ts';
import { looseBase64url, looseJson, looseToken, namesOnce } from './checks/spellings.ts';
import { otherFields } from './checks/state.ts';
import {
  expiredLast,
  fractions,
  longExpired,
  manyTokens,
  remembered,
  validTimes,
} from './checks/times.ts';

export const contract: Suite = {
  step: 4,
  examples: examples.length,
  checks: [
    ...examples,
    // From here on, each check visits every class of inputs.
    ...[oneAnswer, oddClaims, oddHeaders, oddPairs],
    ...[
      looseToken,
      looseBase64url,
      looseJson,
      namesOnce,
      changedTokens,
      otherSignatures,
      forgedFirst,
    ],
    ...[lengths, otherSpellings, optionalParts, furtherClaims],
    ...[expiredLast, validTimes, longExpired, fractions],
    ...[ownClaims, otherFields, atOnce, everyMethod, everywhere, errorsBelow, lateHandler],
    ...[manyTokens, severalApps, issuers, secretShapes, remembered, lifetimes, literals],
    ...[neverPrinted, otherEnvironment],
    ...closingChecks({
      challenged: [invalidToken, expiredToken, invalidCarrier],
      again: oneOfEachOutcome,
    }),
  ],
};
