import { type Message, message, type Text } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { StoreCall } from '#kata/judge/memory-users.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import { addHandlers, methods, ways } from './requests.ts';

/** The queries of a program: one look-up for each request with a token, and nothing else. */
export const lookUps: readonly Check[] = [
  defineCheck(
    'attach.look-ups',
    async (session) => {
      const [user, deleted] = [await session.addUser(), await session.addUser()];
      await session.removeUser(deleted.id);
      const unknown = session.random.id();
      const { open, guarded } = await addHandlers(session);
      const paths = [open, guarded];
      for (const path of paths) {
        for (const method of methods) {
          const { answer, calls } = await callsDuring(session, { method, path });
          const got = askedFor(calls);
          expectThat(answer, message('attach.look-ups.anonymous', { got }), calls.length === 0);
        }
      }
      for (const { name, asked } of ways) {
        for (const id of [user.id, deleted.id, unknown]) {
          const path = session.random.pick(paths);
          const { answer, calls } = await callsDuring(session, asked(path, session.token(id)));
          expectLookUp(answer, calls, id, name);
        }
      }
    },
    { hints: 'deleted-user' },
  ),
];

function expectLookUp(answer: Answer, calls: StoreCall[], id: string, what: Message): void {
  const isLookUp = ({ method, args }: StoreCall) => method === 'findById' && args[0] === id;
  const facts = { id, what, got: askedFor(calls) };
  expectThat(answer, message('attach.look-ups.by-id', facts), calls.some(isLookUp));
  expectThat(answer, message('attach.look-ups.only', facts), calls.every(isLookUp));
}

/** Sends a request. Returns the response, and the queries of the program until then. */
export async function callsDuring(
  session: JudgeSession,
  asked: Asked,
): Promise<{ answer: Answer; calls: StoreCall[] }> {
  const before = session.storeCalls.length;
  const answer = await session.ask(asked);
  return { answer, calls: session.storeCalls.slice(before) };
}

/** Queries as a learner reads them. */
export function askedFor(calls: readonly StoreCall[]): Text {
  if (calls.length === 0) return message('attach.look-ups.none');
  const shown = calls.map(({ method, args }) => `${method}(${args.map(quoted).join(', ')})`);
  return shown.join(', ');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
