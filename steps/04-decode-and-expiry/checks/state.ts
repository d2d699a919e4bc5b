import { isDeepStrictEqual } from 'node:util';
import { message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer } from '#kata/judge/session.ts';

/** decodeToken() leaves the fields of other middlewares in ctx.state as they are. */
export const otherFields = defineCheck(
  'decode.other-fields',
  async (session) => {
    const { random } = session;
    const fields = {
      user: { id: random.id(), name: random.word() },
      requestId: random.word(),
      list: [random.word()],
      off: false,
    };
    for (const token of [session.token(random.id()), undefined]) {
      const state = { ...fields, ...(token !== undefined && { token, carrier: 'header' }) };
      const [plain, decoded] = [
        await session.handle({ state }),
        await session.handle({ state, through: ['decodeToken'] }),
      ];
      const before = othersIn(await session.ask({ path: plain }));
      const answer = await session.ask({ path: decoded });
      const after = new Map(othersIn(answer));
      const lost = before.find(([name, value]) => !isDeepStrictEqual(after.get(name), value));
      const expected = message('decode.other-fields.kept', { name: lost?.[0] ?? '' });
      expectThat(answer, expected, lost === undefined);
    }
  },
  { hints: 'kept-apart' },
);

/** What a handler of the suite found in ctx.state beside the claims. */
function othersIn({ body }: Answer): [string, unknown][] {
  const state: unknown[] = Array.isArray(body.state) ? body.state : [];
  const pairs = state.filter((entry): entry is unknown[] => Array.isArray(entry));
  return pairs
    .map(([path, value]): [string, unknown] => [String(path), value])
    .filter(([path]) => !/^claims\b/.test(path));
}
