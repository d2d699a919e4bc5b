import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import {
  expectOk,
  expectRefusal,
  expiredToken,
  invalidCarrier,
  invalidToken,
  missingToken,
} from '#kata/judge/expect.ts';
import { alone } from './checks/alone.ts';
import { apps } from './checks/apps.ts';
import { below } from './checks/below.ts';
import { database } from './checks/database.ts';
import { environment } from './checks/environment.ts';
import { examples } from './checks/examples.ts';
import { lookUps } from './checks/look-ups.ts';
import { many } from './checks/many.ts';
import { printed } from './checks/printed.ts';
import { refused } from './checks/refused.ts';
import { present } from './checks/requests.ts';
import { signedIn } from './checks/signed-in.ts';
import { world } from './checks/world.ts';

export const contract: Suite = {
  step: 5,
  examples: examples.length,
  checks: [
    ...examples,
    ...signedIn,
    ...alone,
    ...refused,
    ...world,
    ...lookUps,
    ...apps,
    ...below,
    ...database,
    ...many,
    ...printed,
    ...environment,
    ...closingChecks({
      challenged: [missingToken, invalidToken, expiredToken, invalidCarrier],
      async again(session) {
        const { id } = await session.addUser();
        const path = '/api/me';
        expectOk(await session.ask(present(path, session.token(id))), 'attach.me.header');
        expectRefusal(await session.ask({ path }), missingToken, 'attach.user-required.none');
      },
    }),
  ],
};
