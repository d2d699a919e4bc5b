import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { AppUnderTest, JudgeSession } from '#kata/judge/session.ts';
import type { AppKind } from '#kata/subject/channel.ts';
import type { Environment } from '#server/config/settings.ts';
import { expectInvalid } from './refused.ts';
import { expectNoUser, expectUser, present } from './requests.ts';

/** Several apps in one process, each with a store of its own. */
export const apps: readonly Check[] = [
  defineCheck(
    'attach.own-store',
    async (session) => {
      const user = await session.addUser();
      const path = await session.handle();
      const empty = await opened(session, {}, { empty: true });
      const full = await opened(session, {}, {});
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

/** Opens a further app, with some settings of its environment. */
export async function opened(
  session: JudgeSession,
  env: Environment,
  kind: AppKind,
): Promise<AppUnderTest> {
  const app = await session.openApp(env, kind);
  if (app !== undefined) return app;
  const set = Object.entries(env).map((setting) => setting.join('='));
  const what = set.length === 0 ? message('attach.own-store.no-settings') : set.join(' ');
  const answer = await session.ask({ path: '/health' });
  expectThat(answer, message('attach.own-store.starts', { what }), false);
  throw new Error('unreachable');
}
