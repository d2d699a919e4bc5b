import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectOk, expectThat } from '#kata/judge/expect.ts';
import { eachClass, type InputClass, simplerText } from '#kata/judge/generate.ts';
import { addHandlers, expectUser, present, stateIn, ways } from './requests.ts';

/** What a signed-in user gets: every way to send the token, every name, and nothing that is not theirs. */
export const signedIn: readonly Check[] = [
  defineCheck(
    'attach.nothing-else',
    async (session) => {
      const user = await session.addUser();
      const paths = await addHandlers(session);
      const columns = Object.entries(user).filter(([name]) => !known.has(name));
      const hidden: [Message, unknown][] = [
        [message('attach.nothing-else.hash'), user.passwordHash],
        ...columns.map(([, value]): [Message, unknown] => [
          message('attach.nothing-else.column'),
          value,
        ]),
      ];
      for (const path of [paths.open, paths.guarded]) {
        const answer = await session.ask(present(path, session.token(user.id)));
        const state = [...stateIn(answer)];
        for (const [what, secret] of hidden) {
          const [name] = state.find(([, value]) => includes(value, secret)) ?? [];
          const expected = message('attach.nothing-else.record', { what, name: name ?? '' });
          expectThat(answer, expected, name === undefined);
        }
      }
    },
    { hints: 'public-user' },
  ),

  defineCheck(
    'attach.every-request',
    async (session) => {
      const user = await session.addUser();
      const paths = await addHandlers(session);
      for (const { method, name, asked } of ways) {
        const why = message('attach.every-request.signed-in', { what: name });
        for (const path of [paths.open, paths.guarded]) {
          expectUser(await session.ask(asked(path, session.token(user.id))), method, user, why);
        }
      }
    },
    { hints: 'me' },
  ),

  defineCheck(
    'attach.every-user',
    async (session) => {
      const ids: string[] = [];
      for (let added = 0; added < 3; added++) ids.push((await session.addUser()).id);
      const paths = Object.values(await addHandlers(session));
      const literals = session.literals().map((word) => ({
        name: message('attach.text.literal', { word }),
        draw: () => word,
      }));
      await eachClass(session, [...usernames, ...literals], async (username, name) => {
        const id = session.random.pick(ids);
        await session.changeUser(id, { username });
        const why = message('attach.every-user.username', { what: name });
        const path = session.random.pick(paths);
        const attached = await session.ask(present(path, session.token(id)));
        expectUser(attached, 'GET', { id, username }, why);
      });
    },
    { hints: 'public-user' },
  ),

  defineCheck(
    'attach.state-kept',
    async (session) => {
      const { id } = await session.addUser();
      const paths = await addHandlers(session);
      const token = session.token(id);
      const exp = Math.floor(session.now()) + 600;
      const kept = { token, carrier: 'header', 'claims.sub': id, 'claims.iss': session.issuer };
      for (const path of [paths.open, paths.guarded]) {
        const answer = await session.ask(present(path, token));
        expectOk(answer, 'attach.attached.valid');
        const state = stateIn(answer);
        for (const [name, value] of Object.entries({ ...kept, 'claims.exp': exp })) {
          const expected = message('attach.state-kept.kept', { name });
          expectThat(answer, expected, state.get(name) === value);
        }
      }
    },
    { hints: 'attached' },
  ),
];

const text = (name: Message, draw: InputClass<string>['draw']): InputClass<string> => ({
  name,
  draw,
  simpler: simplerText,
});

const word = (entry: string): InputClass<string> => ({
  name: message('attach.text.word', { word: entry }),
  draw: () => entry,
});

/** Names that a program may confuse with something else, or change. */
const usernames: readonly InputClass<string>[] = [
  text(message('attach.text.one-letter'), (random) => random.text('bcdefghijk', 1)),
  text(message('attach.text.long', { length: 64 }), (random) => random.text('abcdeéщ漢', 64)),
  text(message('attach.text.long', { length: 3000 }), (random) => random.text('abcdeéщ漢', 3000)),
  text(message('attach.text.spaces'), (random) => `  ${random.word()}  `),
  text(message('attach.text.capitals'), (random) => random.word().toUpperCase()),
  text(message('attach.text.digits'), (random) => random.text('123456789', 9)),
  text(message('attach.text.zero'), () => '0'),
  text(message('attach.text.markup'), (random) => `<b>${random.word()}</b> & "'\\$%{{x}}`),
  text(message('attach.text.lines'), (random) => `${random.word()}\r\n\t${random.word()}`),
  text(message('attach.text.decomposed'), (random) => `${random.word()}e\u0301`),
  text(message('attach.text.emoji'), (random) => `${random.word()} 👩‍🚀 ${random.word()}`),
  ...['null', 'undefined', 'false', 'true', 'NaN', '__proto__', 'constructor', 'toString'].map(
    word,
  ),
  ...['admin', 'root', 'guest', 'anonymous', 'system', 'me', 'deleted', 'user', 'test'].map(word),
];

const known = new Set(['id', 'username', 'passwordHash', 'password', 'tokensValidFrom']);

function includes(value: unknown, secret: unknown): boolean {
  return typeof value === 'string' && typeof secret === 'string' && value.includes(secret);
}
