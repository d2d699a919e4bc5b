import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import { expectInvalid } from './refused.ts';
import { addHandlers, expectUser, present, stateIn, ways } from './requests.ts';

/** Users who change between two requests. */
export const world: readonly Check[] = [
  defineCheck(
    'attach.current-user',
    async (session) => {
      const paths = Object.values(await addHandlers(session));
      const every = ways.flatMap((way) => paths.map((path) => ({ ...way, path })));
      const user = await session.addUser();
      const [same, ...others] = Array.from({ length: 4 }, () =>
        session.token(user.id, { jti: session.random.id() }),
      );
      const rounds = [
        { token: () => same ?? '', all: every },
        {
          token: () => session.random.pick(others),
          all: session.random.shuffle(every).slice(0, 8),
        },
      ];
      for (const { token, all } of rounds) {
        for (const { method, name, asked, path } of session.random.shuffle(all)) {
          const why = message('attach.current-user.first', { what: name });
          expectUser(await session.ask(asked(path, token())), method, user, why);
        }
        for (const { method, name, asked, path } of session.random.shuffle(all)) {
          user.username = await rename(session, user.id);
          const why = message('attach.current-user.renamed', { what: name });
          expectUser(await session.ask(asked(path, token())), method, user, why);
        }
        await session.changeUser(user.id, { password: session.random.secret() });
        const passwordChanged = message('attach.current-user.password', { what: 'GET' });
        for (const path of paths) {
          expectUser(await session.ask(present(path, token())), 'GET', user, passwordChanged);
        }
        await session.removeUser(user.id);
        for (const { method, name, asked, path } of session.random.shuffle(all)) {
          const why = message('attach.current-user.deleted', { what: name });
          expectInvalid(await session.ask(asked(path, token())), method, why);
        }
        session.restoreUser(user);
        for (const { method, name, asked, path } of session.random.shuffle(all)) {
          const why = message('attach.current-user.restored', { what: name });
          expectUser(await session.ask(asked(path, token())), method, user, why);
        }
      }
    },
    { hints: 'deleted-user' },
  ),

  defineCheck(
    'attach.as-time-passes',
    async (session) => {
      const paths = Object.values(await addHandlers(session));
      const [user, deleted] = [await session.addUser(), await session.addUser()];
      await session.removeUser(deleted.id);
      for (const path of paths) {
        for (const [what, changed] of ages(session)) {
          const send = (id: string) => session.ask(present(path, session.token(id, changed)));
          const valid = message('attach.as-time-passes.token', { what });
          expectUser(await send(user.id), 'GET', user, valid);
          const gone = message('attach.as-time-passes.token-deleted', { what });
          expectInvalid(await send(deleted.id), 'GET', gone);
          const unknown = message('attach.as-time-passes.token-unknown', { what });
          expectInvalid(await send(session.random.id()), 'GET', unknown);
        }
      }
      for (const seconds of spans) {
        const what = message('attach.span', { seconds });
        const path = session.random.pick(paths);
        const send = () => session.ask(present(path, session.token(user.id)));
        await send();
        await session.passTime(seconds);
        user.username = await rename(session, user.id);
        const renamed = message('attach.as-time-passes.renamed', { what });
        expectUser(await send(), 'GET', user, renamed);
        await session.removeUser(user.id);
        await session.passTime(seconds);
        expectInvalid(await send(), 'GET', message('attach.as-time-passes.deleted', { what }));
        session.restoreUser(user);
        await session.passTime(seconds);
        const restored = message('attach.as-time-passes.restored', { what });
        expectUser(await send(), 'GET', user, restored);
      }
    },
    { hints: 'deleted-user' },
  ),

  defineCheck(
    'attach.fresh-user',
    async (session) => {
      const user = await session.addUser();
      const [username, added, inAll] = [
        session.random.word(),
        session.random.word(),
        session.random.word(),
      ];
      const adding = { user: { [added]: true }, [inAll]: true };
      const renaming = { user: { username, [added]: true } };
      const paths = [
        ...Object.values(await addHandlers(session, { writes: adding })),
        ...Object.values(await addHandlers(session, { writes: renaming })),
      ];
      const token = session.token(user.id);
      for (const { method, name, asked } of [...ways, ...ways]) {
        const why = message('attach.fresh-user.next', { what: name });
        for (const path of session.random.shuffle(paths).slice(0, 2)) {
          const answer = await session.ask(asked(path, token));
          expectUser(answer, method, user, why);
          const found = [...stateIn(answer).keys()].find((key) =>
            [`user.${added}`, inAll].includes(key),
          );
          const expected = message('attach.fresh-user.added', { name: found ?? added });
          expectThat(answer, expected, found === undefined);
        }
      }
    },
    { hints: 'kept-apart' },
  ),
];

/** Time between two requests in seconds: caches keep a user for a moment, a minute, an hour, a day. */
const spans = [0.001, 0.4, 1, 9, 59, 61, 299, 901, 3599, 86_399, 8 * 86_400];

/** Valid tokens of every age. */
function ages({ now, lifetime, random }: JudgeSession): [Message, object][] {
  const second = Math.floor(now());
  const day = 24 * 60 * 60;
  return [
    [message('attach.token.new'), { iat: second }],
    [message('attach.token.minutes'), { iat: second - random.integer(60, 3600) }],
    [message('attach.token.days'), { iat: second - random.integer(2 * day, 300 * day) }],
    [message('attach.token.no-iat'), { iat: undefined }],
    [message('attach.token.ends'), { iat: second - 100, exp: second + 1 }],
    [message('attach.token.longest'), { exp: second + lifetime }],
    [message('attach.token.more'), { jti: random.id(), [random.word()]: random.word() }],
  ];
}

async function rename(session: JudgeSession, id: string): Promise<string> {
  const username = `Zoë ${session.random.word()}`;
  await session.changeUser(id, { username });
  return username;
}
