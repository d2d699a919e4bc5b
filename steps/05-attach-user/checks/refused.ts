import { METHODS } from 'node:http';
import { type Message, message, messageOf, type PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import {
  differingHeaders,
  expectRefusal,
  expectThat,
  invalidToken,
  missingToken,
} from '#kata/judge/expect.ts';
import { eachClass, type InputClass } from '#kata/judge/generate.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import { guardedPaths, type Lookalike, lookalikes, withWords } from './lookalikes.ts';
import { addHandlers, expectNoUser, expectUser, methods, present, ways } from './requests.ts';

/** Requests without a user are refused, in every form and before any handler runs. */
export const refused: readonly Check[] = [
  defineCheck(
    'attach.every-anonymous',
    async (session) => {
      const { open, guarded } = await addHandlers(session);
      for (const method of METHODS.filter((name) => name !== 'CONNECT')) {
        const why = message('attach.every-anonymous.method', { method });
        expectMissing(await session.ask({ method, path: guarded }), method, why);
        expectNoUser(await session.ask({ method, path: open }), method, why);
      }
      for (const guardedPath of guardedPaths(session)) {
        const path = await session.handle({ path: guardedPath, through: ['requireUser'] });
        const why = message('attach.every-anonymous.path', { path });
        expectMissing(await session.ask({ path }), 'GET', why);
      }
      const user = await session.addUser();
      const token = session.token(user.id);
      const words = withWords(session, [user.id, token, '1', 'true']);
      const requests = [...lookalikes(session, user, token), ...words];
      await eachClass(session, requests.map(whole), async (lookalike) => {
        const { method, name, carriesToken, parts: _, ...sent } = lookalike;
        const refusal = await session.ask({ method, path: guarded, ...sent });
        expectMissing(refusal, method, message('attach.every-anonymous.other', { what: name }));
        if (!carriesToken) return;
        const answer = await session.ask({ method, path: open, ...sent });
        expectNoUser(answer, method, message('attach.every-anonymous.open', { what: name }));
      });
    },
    { hints: 'user-required' },
  ),

  defineCheck(
    'attach.only-the-token',
    async (session) => {
      const [user, other] = [await session.addUser(), await session.addUser()];
      const paths = Object.values(await addHandlers(session));
      const token = session.token(user.id);
      const otherToken = session.token(other.id);
      const words = withWords(session, [other.id, encodeURIComponent(other.username), otherToken]);
      const requests = [...lookalikes(session, other, otherToken), ...words];
      await eachClass(session, requests.map(whole), async (lookalike) => {
        const { method, name, carriesToken: _, parts: __, ...sent } = lookalike;
        const headers = { ...sent.headers, 'x-access-token': token };
        const path = session.random.pick(paths);
        const why = message('attach.only-the-token.own', { what: name });
        expectUser(await session.ask({ ...sent, method, path, headers }), method, user, why);
      });
    },
    { hints: 'attached' },
  ),

  defineCheck(
    'attach.same-refusal',
    async (session) => {
      const [deleted, known] = [await session.addUser(), await session.addUser()];
      const paths = await addHandlers(session);
      await session.ask(present(paths.guarded, session.token(deleted.id)));
      await session.removeUser(deleted.id);
      const [one, another] = [session.random.id(), session.random.id()];
      const similar = near(known.id, session);
      const oddIds = [...'0123456789abcdef'].map((digit) =>
        session.random.id().replaceAll(/[\da-f]/g, digit),
      );
      const usual = await session.ask(present(paths.open, session.token(one)));
      for (const id of [...oddIds, ...idsLike(session)]) {
        const answer = await session.ask(
          present(session.random.pick([paths.open, paths.guarded]), session.token(id)),
        );
        expectInvalid(answer, 'GET', message('attach.same-refusal.odd', { id }));
        const got = difference(usual, answer);
        expectThat(
          answer,
          message('attach.same-refusal.same', { got: got ?? '' }),
          got === undefined,
        );
      }
      for (const { method, name, asked } of ways) {
        const expected = await session.ask(asked(paths.open, session.token(one)));
        const others: [PlainId, string][] = [
          ['attach.same-refusal.unknown', another],
          ['attach.same-refusal.near', similar],
          ['attach.same-refusal.deleted', deleted.id],
        ];
        for (const [who, id] of others) {
          for (const path of [session.random.pick([paths.open, paths.guarded])]) {
            const answer = await session.ask(asked(path, session.token(id)));
            const why = message('attach.same-refusal.refused', { why: messageOf(who), what: name });
            expectInvalid(answer, method, why);
            const got = difference(expected, answer);
            const same = message('attach.same-refusal.same', { got: got ?? '' });
            expectThat(answer, same, got === undefined);
          }
        }
      }
    },
    { hints: 'unknown-user' },
  ),

  defineCheck(
    'attach.guard-first',
    async (session) => {
      const [user, deleted] = [await session.addUser(), await session.addUser()];
      await session.removeUser(deleted.id);
      const unknown = session.random.id();
      for (const each of methods) {
        const some = ways.filter(({ method }) => method === each);
        const { method, name, asked } = session.random.pick(some);
        const { open, guarded } = await addHandlers(session);
        const refusals: [PlainId, Asked][] = [
          ['attach.guard-first.anonymous', { method, path: guarded }],
          ['attach.guard-first.unknown', asked(guarded, session.token(unknown))],
          ['attach.guard-first.deleted', asked(guarded, session.token(deleted.id))],
          ['attach.guard-first.unknown', asked(open, session.token(unknown))],
          ['attach.guard-first.deleted', asked(open, session.token(deleted.id))],
        ];
        for (const [who, request] of refusals) {
          const answer = await session.ask(request);
          const expected = message('attach.guard-first.refused', { what: messageOf(who) });
          expectThat(answer, expected, (await session.callsOf(request.path)) === 0);
        }
        for (const path of [open, guarded]) {
          const answer = await session.ask(asked(path, session.token(user.id)));
          expectUser(answer, method, user, message('attach.guard-first.signed-in', { what: name }));
          const times = (await session.callsOf(path)) ?? 0;
          expectThat(answer, message('attach.guard-first.once', { times }), times === 1);
        }
      }
    },
    { hints: 'user-required' },
  ),
];

/** A request, of which a part is tried if it fails. */
function whole(lookalike: Lookalike): InputClass<Lookalike> {
  return {
    name: lookalike.name,
    draw: () => lookalike,
    simpler: ({ parts }) => parts?.() ?? [],
  };
}

/** Expects the refusal of a request without a token. A response to HEAD has no body. */
function expectMissing(answer: Answer, method: string, why: Message): void {
  expectRefusal(bodied(answer, method, missingToken), missingToken, why);
}

/** Expects the refusal of a token without a user. A response to HEAD has no body. */
export function expectInvalid(answer: Answer, method: string, why: Message): void {
  expectRefusal(bodied(answer, method, invalidToken), invalidToken, why);
}

/** The response; one to HEAD with the body that GET gets, as HEAD has none. */
function bodied(answer: Answer, method: string, expected: typeof missingToken): Answer {
  if (method !== 'HEAD') return answer;
  const { error, description = '' } = expected;
  return { ...answer, body: { error, error_description: description } };
}

/** Ids that begin or end with digits from the learner's file. */
function idsLike({ literals, random }: JudgeSession): string[] {
  const digits = literals().filter((word) => /^[\da-f-]{1,36}$/.test(word));
  return digits
    .flatMap((word) => {
      const [one, other] = [random.id(), random.id()];
      return [word + one.slice(word.length), other.slice(0, 36 - word.length) + word];
    })
    .filter((id) => canonical.test(id));
}

/** What step 4 accepts as `sub`. */
const canonical = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** An id that differs from another one in a single digit. */
function near(id: string, { random }: JudgeSession): string {
  const at = random.pick([0, 7, 35]);
  const digit = id[at] === 'a' ? 'b' : 'a';
  return id.slice(0, at) + digit + id.slice(at + 1);
}

/** What differs between two responses; undefined if nothing does. The time and the connection may differ. */
function difference(one: Answer, other: Answer): Message | undefined {
  if (one.status !== other.status) return message('attach.same-refusal.status');
  if (one.text !== other.text) return message('attach.same-refusal.body');
  const [name] = differingHeaders(one, other);
  return name === undefined ? undefined : message('attach.same-refusal.header', { name });
}
