import { forge, type Part } from '#attacks/forge.ts';
import { fieldOf } from '#attacks/json.ts';
import { listOf, message, messageOf, type Sayable, type Text } from '#i18n/message.ts';
import {
  describe,
  differingHeaders,
  expectOk,
  expectRefusal,
  expectThat,
  expiredToken,
  invalidToken,
} from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';

/** The members of a JSON object, each with its value as JSON text; undefined leaves a member out. */
export type Members = Readonly<Record<string, string | undefined>>;

/** The settings under which tokens are made: those of a session, or of another app. */
export interface Settings {
  secret: string;
  issuer: string;
}

/** A valid header. */
export const plainHeader: Members = { typ: '"JWT"', alg: '"HS256"' };

/** An object as JSON text. Unlike JSON.stringify() it can write 1e400, -0 and a member twice. */
export function writeObject(members: Members): string {
  const written = Object.entries(members).filter(([, json]) => json !== undefined);
  return `{${written.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

/** The claims of a valid token for a new user, with some changed. */
export function claimsFor(session: JudgeSession, changed: Members = {}): Members {
  const now = Math.floor(session.now());
  return {
    iss: JSON.stringify(session.issuer),
    sub: JSON.stringify(session.random.id()),
    iat: String(now),
    exp: String(now + 60),
    ...changed,
  };
}

/** A token of these parts, signed with the secret of the session. */
export function tokenOf(session: JudgeSession, claims: Members, header = plainHeader): string {
  return forge(writeObject(claims), session.secret, { header: writeObject(header) });
}

/** The same token as text or bytes, for parts that are not plain JSON. */
export function tokenOfParts({ secret }: JudgeSession, claims: Part, header?: Part): string {
  return forge(claims, secret, header === undefined ? {} : { header });
}

/** A request with a token in a place that can contain it; a header cannot contain line breaks or other scripts. */
export function placed(session: JudgeSession, token: string): Omit<Asked, 'path'> {
  const places: Omit<Asked, 'path'>[] = [
    { query: { access_token: token } },
    { json: { access_token: token } },
    { form: { access_token: token } },
  ];
  if (/^[!-~]+$/.test(token)) places.unshift({ headers: { 'x-access-token': token } });
  return session.random.pick(places);
}

/** Sends a token in one of the places. */
export function send(session: JudgeSession, token: string): Promise<Answer> {
  return session.ask({ path: '/inspect', ...placed(session, token) });
}

/** Expects that a token is refused as not valid. */
export async function refuse(session: JudgeSession, token: string, why: Sayable): Promise<void> {
  await expectInvalid(session, await send(session, token), why);
}

/** Expects that a token passes, and that its iss, sub and exp are in ctx.state.claims. */
export async function accept(session: JudgeSession, token: string, why: Sayable): Promise<void> {
  expectClaims(await send(session, token), token, why);
}

/** A token, what is expected of it, and why. */
export interface Case {
  token: string;
  why: Sayable;
  /** It passes, or is refused as not valid, or as expired; not valid by default. */
  result?: 'passes' | 'expired' | 'not valid';
}

/** The number of requests that are sent at the same moment: it halves the time of a check. */
const atOnce = 16;

/** Sends many tokens, some at the same moment, and expects the result of each. The first failure in order is reported. */
export async function judgeAll(session: JudgeSession, cases: readonly Case[]): Promise<void> {
  for (let start = 0; start < cases.length; start += atOnce) {
    const some = cases.slice(start, start + atOnce);
    const requests = some.map(({ token }) => ({ path: '/inspect', ...placed(session, token) }));
    const answers = await session.askAll(requests);
    for (const [index, { token, why, result }] of some.entries()) {
      const answer = answers[index];
      if (answer === undefined) continue;
      if (result === 'passes') expectClaims(answer, token, why);
      else if (result === 'expired') expectRefusal(answer, expiredToken, why);
      else await expectInvalid(session, answer, why);
    }
  }
}

const firstRefused = new WeakMap<JudgeSession, Answer>();

/** Expects that a token was refused as not valid, with the same headers and body as a word that is not a token. */
async function expectInvalid(session: JudgeSession, answer: Answer, why: Sayable): Promise<void> {
  expectRefusal(answer, invalidToken, why);
  const first = firstRefused.get(session) ?? (await send(session, session.random.word()));
  firstRefused.set(session, first);
  const list = differences(first, answer);
  const values = { what: messageOf(why), got: describe(first), list };
  expectThat(answer, message('decode.one-answer.same', values), list === '');
}

/** The names of the parts in which two responses differ. */
function differences(one: Answer, other: Answer): string {
  return [
    ...(one.status === other.status && one.text === other.text ? [] : ['status, body']),
    ...differingHeaders(one, other),
  ].join(', ');
}

/** Expects 200, and the iss, sub and exp of the token in the claims. */
export function expectClaims(answer: Answer, token: string, why: Sayable): void {
  expectOk(answer, why);
  const sent: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  for (const name of ['iss', 'sub', 'exp']) {
    const value = fieldOf(sent, name);
    const expected = message('decode.accepted.claim', { name, json: JSON.stringify(value) });
    expectThat(answer, expected, fieldOf(answer.body.claims, name) === value);
  }
}

/** Members as a learner reads them: `"exp": null`, or that exp is missing. */
export function shown(members: Members): Text {
  return listOf(
    Object.entries(members).map(([name, json]) =>
      json === undefined
        ? message('decode.odd.missing', { name })
        : `${JSON.stringify(name)}: ${json.length > 200 ? `${json.slice(0, 200)}…` : json}`,
    ),
  );
}
