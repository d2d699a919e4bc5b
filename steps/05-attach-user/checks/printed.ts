import type { PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectUnprinted } from '#kata/judge/expect.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import { addHandlers, methods, present, ways } from './requests.ts';

/** What the program prints, whatever happens to a request. */
export const printed: readonly Check[] = [
  defineCheck(
    'attach.never-printed',
    async (session) => {
      const [user, deleted] = [await session.addUser(), await session.addUser()];
      await session.ask(present('/api/me', session.token(deleted.id)));
      await session.removeUser(deleted.id);
      const { open, guarded } = await addHandlers(session);
      const failing = await addHandlers(session, {
        throws: { kind: 'Error', message: session.random.word() },
      });
      const refusing = await addHandlers(session, {
        throws: { kind: 'http', message: session.random.word(), status: 403 },
      });
      const tokens: [PlainId, string][] = [];
      /** A token of its own for each case, so that the message names what was printed. */
      const send = async (name: PlainId, id: string, paths: readonly string[]) => {
        const token = session.token(id, { jti: session.random.id() });
        tokens.push([name, token]);
        for (const method of methods) {
          const way = session.random.pick(ways.filter((one) => one.method === method));
          await session.ask(way.asked(session.random.pick(paths), token));
        }
      };
      await send('attach.never-printed.token', user.id, [open, guarded, '/api/me']);
      await send('attach.never-printed.unknown', session.random.id(), [open, guarded]);
      await send('attach.never-printed.deleted', deleted.id, [open, guarded]);
      const repair = session.breakDatabase({ message: session.random.word() });
      await send('attach.never-printed.failed', user.id, [open, guarded]);
      repair();
      const handlers = [...Object.values(failing), ...Object.values(refusing), '/broken'];
      await send('attach.never-printed.handler-failed', user.id, handlers);
      await send('attach.never-printed.missing', user.id, [`/${session.random.word()}`]);
      tokens.push(['attach.never-printed.elsewhere', await sendElsewhere(session, guarded)]);
      expectUnprinted(await session.output(), [
        ...tokens,
        ['attach.never-printed.hash', user.passwordHash],
        ['attach.never-printed.hash', deleted.passwordHash],
      ]);
    },
    { hints: 'nothing-printed' },
  ),
];

/** Sends a token in places that the server does not read, and returns it. */
async function sendElsewhere(session: JudgeSession, path: string): Promise<string> {
  const token = session.token(session.random.id(), { jti: session.random.id() });
  for (const method of methods) {
    await session.ask({ method, path, headers: { authorization: `Bearer ${token}` } });
    await session.ask({ method, path, headers: { cookie: `access_token=${token}` } });
    await session.ask({ method, path, query: { token } });
  }
  await session.ask({ path, json: { token } });
  return token;
}
