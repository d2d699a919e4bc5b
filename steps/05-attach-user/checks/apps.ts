import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectInvalid } from './refused.ts';
import { expectNoUser, expectUser, present } from './requests.ts';

/** Several apps in one process, each with a store of its own. */
export const apps: readonly Check[] = [
  defineCheck(
    'attach.own-store',
    async (session) => {
      const user = await session.addUser();
      const path = await session.handle();
      const empty = await session.openApp({}, { empty: true });
      const full = await session.openApp({});
      if (empty === undefined || full === undefined) throw new Error('The program does not start');
      const requests: [Pick<typeof full, 'ask' | 'token'>, boolean, Message][] = [
        [session, true, message('attach.own-store.first')],
        [empty, false, message('attach.own-store.empty')],
        [full, true, message('attach.own-store.last')],
        [empty, false, message('attach.own-store.empty')],
        [session, true, message('attach.own-store.first')],
      ];
      for (const [app, known, why] of requests) {
        const answer = await app.ask(present(path, app.token(user.id)));
        if (known) expectUser(answer, 'GET', user, why);
        else expectInvalid(answer, 'GET', why);
        expectNoUser(await app.ask({ path }), 'GET', why);
      }
    },
    { hints: 'unknown-user' },
  ),
];
