import { type Message, message, messageOf, type PlainId } from '#i18n/message.ts';
import { expectOk, expectThat } from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import type { PublicUser } from '#server/users/store.ts';

/** A method and a place for the token. */
export interface Way {
  method: string;
  name: Message;
  /** The request to a path with this token. */
  asked(path: string, token: string): Asked;
}

/** Every method that Koa passes to a middleware. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const methodsWithBody: readonly string[] = ['POST', 'PUT', 'PATCH'];

interface Place {
  name: PlainId;
  inBody?: true;
  carry(token: string): Omit<Asked, 'path' | 'method'>;
}

const places: readonly Place[] = [
  { name: 'attach.place.header', carry: (token) => ({ headers: { 'x-access-token': token } }) },
  { name: 'attach.place.query', carry: (token) => ({ query: { access_token: token } }) },
  {
    name: 'attach.place.json',
    inBody: true,
    carry: (token) => ({ json: { access_token: token } }),
  },
  {
    name: 'attach.place.form',
    inBody: true,
    carry: (token) => ({ form: { access_token: token } }),
  },
];

/** Every method with every place for a token that it has. */
export const ways: readonly Way[] = methods.flatMap((method) =>
  places
    .filter(({ inBody }) => !inBody || methodsWithBody.includes(method))
    .map(({ name, carry }) => ({
      method,
      name: message('attach.way', { method, what: messageOf(name) }),
      asked: (path, token) => ({ method, path, ...carry(token) }),
    })),
);

/** The way of curl in the lesson: GET, with the token in the header. */
export const present = (path: string, token: string): Asked => ({
  path,
  headers: { 'x-access-token': token },
});

/** Two handlers of the suite: one for all requests, one behind requireUser(). */
export async function addHandlers(
  session: JudgeSession,
  handler: Omit<Parameters<JudgeSession['handle']>[0], 'path' | 'through'> = {},
): Promise<{ open: string; guarded: string }> {
  const open = await session.handle(handler);
  const guarded = await session.handle({ ...handler, through: ['requireUser'] });
  return { open, guarded };
}

/** What a handler of the suite found in ctx.state, by paths such as `user.id`. */
export function stateIn({ body }: Answer): Map<string, unknown> {
  const entries: unknown[] = Array.isArray(body.state) ? body.state : [];
  const pairs = entries.filter((entry): entry is unknown[] => Array.isArray(entry));
  return new Map(pairs.map(([path, value]) => [String(path), value]));
}

/** Expects that a handler of the suite ran, and found this user in ctx.state. A response to HEAD only shows its status. */
export function expectUser(
  answer: Answer,
  method: string,
  { id, username }: PublicUser,
  why: Message,
): void {
  expectOk(answer, why);
  if (method === 'HEAD') return;
  const state = stateIn(answer);
  const expected = message('attach.own-user', { id, username, why });
  const same = state.get('user.id') === id && state.get('user.username') === username;
  expectThat(answer, expected, same);
  const [path] = [...state].find(isOtherField) ?? [];
  const name = path?.replace('user.', '');
  expectThat(answer, message('attach.other-field', { name: name ?? '', why }), name === undefined);
}

/** True for a member of ctx.state.user that is data, and neither id nor username. A mark under a symbol is not. */
function isOtherField([path, value]: [string, unknown]): boolean {
  const name = /^user\.(?!id$|username$)[^.()]+$/.exec(path);
  const mark = path.startsWith('user.[') && typeof value === 'boolean';
  return name !== null && value !== 'function' && !mark && !path.endsWith('[Symbol.toStringTag]');
}

/** Expects that a handler of the suite ran, and found no user in ctx.state. */
export function expectNoUser(answer: Answer, method: string, why: Message): void {
  expectOk(answer, why);
  if (method === 'HEAD') return;
  const state = stateIn(answer);
  const user = state.get('user') ?? 'undefined';
  expectThat(answer, message('attach.no-user', { why }), user === 'undefined');
}
