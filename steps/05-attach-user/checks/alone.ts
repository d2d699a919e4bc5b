import { message, messageOf, type PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectRefusal, expectThat, invalidToken, missingToken } from '#kata/judge/expect.ts';
import { eachClass, type InputClass, simplerText } from '#kata/judge/generate.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import type { PublicUser } from '#server/users/store.ts';
import { askedFor, callsDuring } from './look-ups.ts';
import { expectNoUser, expectUser, present } from './requests.ts';

/** The two middlewares alone, with states that the chain does not produce. */
export const alone: readonly Check[] = [
  defineCheck(
    'attach.alone',
    async (session) => {
      const [user, other] = [await session.addUser(), await session.addUser()];
      const { id, username } = user;
      const requests = (path: string) => [{ path }, present(path, session.token(id))];
      for (const [name, state] of statesWithoutUser(session, id, username)) {
        const what = messageOf(name);
        const path = await session.handle({ state, through: ['requireUser'] });
        for (const asked of requests(path)) {
          const refusal = await session.ask(asked);
          expectRefusal(refusal, missingToken, message('attach.alone.refused', { what }));
        }
      }
      for (const [name, state] of statesWithUser(session, user)) {
        const what = messageOf(name);
        const path = await session.handle({ state, through: ['requireUser'] });
        const why = message('attach.alone.let-through', { what });
        expectUser(await session.ask(present(path, session.token(id))), 'GET', user, why);
      }

      for (const [name, state] of statesWithoutClaims(session)) {
        const path = await session.handle({ state, through: ['attachUser'] });
        for (const asked of requests(path)) {
          const why = message('attach.alone.no-claims', { what: messageOf(name) });
          expectNoUser(await session.ask(asked), 'GET', why);
        }
      }
      const claims = claimsFor(session, id);
      const attached = await session.handle({ state: { claims }, through: ['attachUser'] });
      const why = message('attach.alone.attached');
      expectUser(await session.ask({ path: attached }), 'GET', user, why);
      const ofOther = await session.ask(present(attached, session.token(other.id)));
      expectUser(ofOther, 'GET', user, why);
      const state = { claims, user: { id: other.id, username: other.username } };
      const replaced = await session.handle({ state, through: ['attachUser'] });
      const again = message('attach.alone.replaced');
      expectUser(await session.ask({ path: replaced }), 'GET', user, again);

      await eachClass(session, subjects, async (sub, what) => {
        const path = await session.handle({
          state: { claims: claimsFor(session, sub) },
          through: ['attachUser'],
        });
        const { answer, calls } = await callsDuring(session, { path });
        expectRefusal(answer, invalidToken, message('attach.alone.asked', { what }));
        const exactly = message('attach.alone.exactly', { got: askedFor(calls) });
        const asked = calls.length > 0 && calls.every(({ args }) => args[0] === sub);
        expectThat(answer, exactly, asked);
      });
    },
    { hints: 'user-required' },
  ),
];

function claimsFor({ issuer, now }: JudgeSession, sub: string) {
  const iat = Math.floor(now());
  return { iss: issuer, sub, iat, exp: iat + 600 };
}

function statesWithoutUser(
  session: JudgeSession,
  id: string,
  username: string,
): [PlainId, object][] {
  const token = session.token(id);
  const claims = claimsFor(session, id);
  const user = { id, username };
  return [
    ['attach.alone.nothing', {}],
    ['attach.alone.token', { token }],
    ['attach.alone.claims', { claims }],
    ['attach.alone.both', { token, carrier: 'header', claims }],
    ['attach.alone.similar', { User: user, users: [user], currentUser: user, userId: id, sub: id }],
  ];
}

function statesWithUser(session: JudgeSession, { id, username }: PublicUser): [PlainId, object][] {
  const user = { id, username };
  return [
    ['attach.alone.user', { user }],
    ['attach.alone.user-and-claims', { user, claims: claimsFor(session, session.random.id()) }],
  ];
}

function statesWithoutClaims(session: JudgeSession): [PlainId, object][] {
  const sub = session.random.id();
  return [
    ['attach.alone.nothing', {}],
    ['attach.alone.token', { token: session.token(sub), carrier: 'query' }],
    [
      'attach.alone.similar',
      { Claims: { sub }, claim: { sub }, payload: { sub }, sub, userId: sub },
    ],
  ];
}

const subject = (
  name: InputClass<string>['name'],
  draw: InputClass<string>['draw'],
): InputClass<string> => ({ name, draw, simpler: simplerText });

/** Values of `sub` that a program may change before it asks the database. */
const subjects: readonly InputClass<string>[] = [
  subject(message('attach.text.one-letter'), (random) => random.text('bcdefghijk', 1)),
  subject(message('attach.text.long', { length: 300 }), (random) => random.text('abcd-0123', 300)),
  subject(message('attach.text.spaces'), (random) => ` ${random.id()} `),
  subject(message('attach.text.capitals'), (random) => random.id().toUpperCase()),
  subject(message('attach.text.digits'), (random) => `00${random.text('123456789', 9)}`),
  subject(message('attach.text.zero'), () => '0'),
  subject(message('attach.text.markup'), (random) => `'; -- <${random.word()}> %41 + "\\`),
  subject(message('attach.text.lines'), (random) => `${random.id()}\n${random.word()}`),
  subject(message('attach.text.decomposed'), (random) => `${random.word()}e\u0301`),
  ...['null', 'undefined', '__proto__', 'constructor', 'true'].map((word) => ({
    name: message('attach.text.word', { word }),
    draw: () => word,
  })),
];
