import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { expectOk } from '#kata/judge/expect.ts';
import { alikeSecrets } from './checks/alike-secrets.ts';
import { answerChecks } from './checks/answers.ts';
import { bodyChecks, parsingChecks } from './checks/bodies.ts';
import { environmentChecks, expectRulesAgain } from './checks/environments.ts';
import { errorMinimal } from './checks/errors.ts';
import { faultChecks } from './checks/faults.ts';
import { sizeChecks } from './checks/large-bodies.ts';
import { secretChecks, secretShapes } from './checks/secrets.ts';
import { configObject, settingChecks } from './checks/settings.ts';

const examples = [...answerChecks, ...bodyChecks, configObject, ...secretChecks, ...settingChecks];

export const contract: Suite = {
  step: 1,
  examples: examples.length,
  checks: [
    ...examples,
    ...secretShapes,
    alikeSecrets,
    errorMinimal,
    ...faultChecks,
    ...parsingChecks,
    ...sizeChecks,
    ...environmentChecks,
    ...closingChecks({
      challenged: [],
      again: async (session) => {
        expectOk(await session.ask({ path: '/health' }), 'setup.health.ok');
        await expectRulesAgain(session);
      },
    }),
  ],
};
