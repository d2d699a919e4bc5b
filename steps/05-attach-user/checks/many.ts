import { message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectInvalid } from './refused.ts';
import { addHandlers, expectNoUser, expectUser, present, ways } from './requests.ts';

/** The hundredth request, and many users at once. */
export const many: readonly Check[] = [
  defineCheck(
    'attach.many-requests',
    async (session) => {
      const paths = Object.values(await addHandlers(session));
      const user = await session.addUser();
      const [times, refusedTimes] = [105, 60];
      const token = session.token(user.id);
      const send = () => session.ask(present(session.random.pick(paths), token));
      const signedIn = message('attach.many-requests.signed-in', { times });
      for (let sent = 0; sent < times; sent++) expectUser(await send(), 'GET', user, signedIn);
      user.username = `Zoë ${session.random.word()}`;
      await session.changeUser(user.id, { username: user.username });
      for (const path of paths) {
        const renamed = message('attach.many-requests.renamed', { times });
        expectUser(await session.ask(present(path, token)), 'GET', user, renamed);
      }
      await session.removeUser(user.id);
      const deleted = message('attach.many-requests.deleted', { times });
      for (let sent = 0; sent < refusedTimes; sent++) expectInvalid(await send(), 'GET', deleted);
      session.restoreUser(user);
      const refusals = message('attach.many-requests.after-refusals', {
        times: refusedTimes,
      });
      for (const path of paths) {
        expectUser(await session.ask(present(path, token)), 'GET', user, refusals);
      }
      const repair = session.breakDatabase();
      for (let sent = 0; sent < 30; sent++) await send();
      repair();
      const failures = message('attach.many-requests.after-failures', { times: 30 });
      expectUser(await send(), 'GET', user, failures);

      const users = await Promise.all(
        Array.from({ length: 110 }, () => session.addUser('unreadable')),
      );
      const [gone, there] = [users.slice(0, 30), users.slice(30)];
      await Promise.all(
        users.map(({ id }) => session.ask(present(paths[0] ?? '', session.token(id)))),
      );
      await Promise.all(gone.map(({ id }) => session.removeUser(id)));
      for (const path of paths) {
        const all = session.random.shuffle([
          ...users.map((sender) => ({ sender, way: session.random.pick(ways) })),
          ...(path === paths[0] ? gone.map(() => ({ sender: undefined, way: ways[0] })) : []),
        ]);
        const senders = path === paths[0] ? all : all.slice(0, 30);
        const answers = await session.askAll(
          senders.map(({ sender, way }) =>
            sender === undefined || way === undefined
              ? { path }
              : way.asked(path, session.token(sender.id)),
          ),
        );
        for (const [at, answer] of answers.entries()) {
          const { sender, way } = senders[at] ?? {};
          const method = way?.method ?? 'GET';
          const facts = { times: users.length };
          if (sender === undefined) {
            expectNoUser(answer, 'GET', message('attach.many-requests.stranger', facts));
          } else if (there.includes(sender)) {
            expectUser(answer, method, sender, message('attach.many-requests.own', facts));
          } else expectInvalid(answer, method, message('attach.many-requests.gone', facts));
        }
      }
    },
    { hints: 'deleted-user' },
  ),
];
