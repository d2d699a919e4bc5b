import type { Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { expectRefusal } from '#kata/judge/expect.ts';
import { bodyTypes } from './checks/body-types.ts';
import { clockAtEachLogin } from './checks/clock.ts';
import { databaseRecovers, slowDatabase, unreadableHash } from './checks/database.ts';
import { onlyTheBody, othersIgnored } from './checks/elsewhere.ts';
import { examples } from './checks/examples.ts';
import { anyType, exactFields } from './checks/fields.ts';
import { expectLogin, invalidRequest, path, signIn, tryLogin } from './checks/logins.ts';
import { anyCredentials, nameAsFound, nearMisses } from './checks/passwords.ts';
import { expectWrong, sampleRefusal } from './checks/refusals.ts';
import { anySettings } from './checks/settings.ts';
import { nothingShared } from './checks/sharing.ts';
import { sameTimeAlways, unknownUserTime } from './checks/time.ts';
import { usersChange } from './checks/users.ts';
import { afterRestart, eachLoginFresh } from './checks/volume.ts';

export const contract: Suite = {
  step: 2,
  examples: examples.length,
  checks: [
    ...examples,
    unknownUserTime,
    eachLoginFresh,
    anyCredentials,
    nameAsFound,
    nearMisses,
    nothingShared,
    anyType,
    exactFields,
    bodyTypes,
    onlyTheBody,
    othersIgnored,
    anySettings,
    usersChange,
    databaseRecovers,
    unreadableHash,
    slowDatabase,
    clockAtEachLogin,
    afterRestart,
    sameTimeAlways,
    ...closingChecks({
      challenged: [],
      again: async (session) => {
        const user = await session.addUser();
        const { answer } = await signIn(session, user);
        expectLogin(answer, user, session, session.now());
        const sample = await sampleRefusal(session);
        expectWrong(await tryLogin(session, user.username), sample, 'issue.password-checked.wrong');
        const empty = await session.ask({ path, json: {} });
        expectRefusal(empty, invalidRequest, 'issue.fields-checked.both');
      },
    }),
  ],
};
