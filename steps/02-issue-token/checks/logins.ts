import { readSegment, segmentsOf, sign } from '#attacks/forge.ts';
import { type Message, message, messageOf, type Sayable, type Text } from '#i18n/message.ts';
import { expectOk, expectThat, type Refused } from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession, KnownUser } from '#kata/judge/session.ts';

export const path = '/login';
export const invalidRequest: Refused = { status: 400, error: 'invalid_request', challenge: null };
export const invalidCredentials: Refused = {
  status: 401,
  error: 'invalid_credentials',
  challenge: null,
};

/** The two fields of a login. */
export type Credentials = Pick<KnownUser, 'username' | 'password'>;

/** A user as far as a login returns it. */
export type LoggedIn = Pick<KnownUser, 'id' | 'username'>;

/** The settings that a token is judged by. */
export type Issuing = Pick<JudgeSession, 'secret' | 'issuer' | 'lifetime'>;

/** A token that was received, with its decoded header and claims. */
export interface Issued {
  answer: Answer;
  token: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
}

/** The two ways to send credentials. */
export const encodings = ['json', 'form'] as const;
export type Encoding = (typeof encodings)[number];

/** A login with these credentials in the body. */
export function loginWith({ username, password }: Credentials, encoding: Encoding = 'json'): Asked {
  return { path, [encoding]: { username, password } };
}

/** Signs in and expects a token. */
export async function signIn(session: JudgeSession, user: Credentials): Promise<Issued> {
  return expectToken(await session.ask(loginWith(user)), 'issue.common.valid');
}

/** Expects 200 and a token with a readable header and readable claims. */
export function expectToken(answer: Answer, why: Sayable): Issued {
  expectOk(answer, why);
  const token = String(answer.body.token);
  const [header, claims] = [readSegment(token, 0), readSegment(token, 1)];
  expectThat(answer, 'issue.common.json', header !== undefined && claims !== undefined);
  return { answer, token, header: header ?? {}, claims: claims ?? {} };
}

/** Sends a wrong password for a name. */
export function tryLogin(session: JudgeSession, username: string): Promise<Answer> {
  return session.ask({ path, json: { username, password: session.random.word() } });
}

/** How a check names what is expected: by default the expectation alone. */
export type Saying = (expected: Sayable) => Message;

/** Names the circumstances of a login in every expectation. */
export function inCase(what: Message): Saying {
  return (expected) =>
    expected === 'issue.common.valid'
      ? what
      : message('issue.common.case', { what, why: messageOf(expected) });
}

/** Expects a whole login: the token, its claims and what is sent with it. */
export function expectLogin(
  answer: Answer,
  user: LoggedIn,
  settings: Issuing,
  now: number,
  say: Saying = messageOf,
): Issued {
  const issued = expectToken(answer, say('issue.common.valid'));
  expectSigned(issued, settings.secret, say);
  expectSubject(issued, user.id, settings.issuer, say);
  expectTimes(issued, settings.lifetime, now, say);
  expectValidAtOnce(issued, settings.lifetime, now, say);
  expectExpires(issued, say);
  expectPublicUser(issued, user, say);
  expectJti(issued, say);
  return issued;
}

/** Expects a header of alg and typ only, and the right signature. */
export function expectSigned(
  { answer, token, header }: Issued,
  secret: string,
  say: Saying = messageOf,
): void {
  const { alg, typ = 'JWT', ...others } = header;
  expectThat(answer, say(message('issue.signed.alg', { got: show(alg) })), alg === 'HS256');
  expectThat(answer, say(message('issue.signed.typ', { got: show(typ) })), typ === 'JWT');
  const more = Object.keys(others);
  const only = say(message('issue.signed.others', { got: more.join(', ') }));
  expectThat(answer, only, more.length === 0);
  const [head, claims, signature] = segmentsOf(token);
  const right = sign(`${head}.${claims}`, secret);
  expectThat(answer, say('issue.signed.signature'), signature === right);
  const exact = [head, claims].every(
    (part) => Buffer.from(part, 'base64url').toString('base64url') === part,
  );
  expectThat(answer, say('issue.signed.base64url'), exact);
}

/** Expects the user in sub and the issuer in iss. */
export function expectSubject(
  { answer, claims: { sub, iss } }: Issued,
  id: string,
  issuer: string,
  say: Saying = messageOf,
): void {
  expectThat(answer, say(message('issue.subject.sub', { id, got: show(sub) })), sub === id);
  const right = say(message('issue.subject.iss', { issuer, got: show(iss) }));
  expectThat(answer, right, iss === issuer);
}

/** Expects iat to be now and exp a lifetime later, both in whole seconds. */
export function expectTimes(
  { answer, claims }: Issued,
  lifetime: number,
  now: number,
  say: Saying = messageOf,
): void {
  const { iat, exp } = claims;
  const values = { iat: { now, got: show(iat) }, exp: { lifetime, now, got: show(exp) } };
  const stale = Number.isInteger(iat) && Number(iat) > 0 && Number(iat) <= now - 1;
  const old = stale && exp === Number(iat) + lifetime;
  expectThat(answer, say(message('issue.expiry-in-seconds.iat-old', values.iat)), !old);
  const wholeExp = say(message('issue.expiry-in-seconds.exp-whole', { got: show(exp) }));
  expectThat(answer, wholeExp, Number.isInteger(exp));
  const unit = Number(exp) > 1e11 ? 'exp-milliseconds' : 'exp';
  const later = say(message(`issue.expiry-in-seconds.${unit}`, values.exp));
  expectThat(answer, later, near(exp, now + lifetime));
  const wholeIat = say(message('issue.expiry-in-seconds.iat-whole', { got: show(iat) }));
  expectThat(answer, wholeIat, Number.isInteger(iat));
  const atOnce = say(message('issue.expiry-in-seconds.iat', values.iat));
  expectThat(answer, atOnce, near(iat, now));
}

/** Expects no time of the token to be later than its login allows, and no audience. */
export function expectValidAtOnce(
  { answer, claims }: Issued,
  lifetime: number,
  now: number,
  say: Saying = messageOf,
): void {
  const { iat, nbf = iat, exp, aud } = claims;
  const issued = say(message('issue.valid-at-once.iat', { now, got: show(iat) }));
  expectThat(answer, issued, Number(iat) <= now);
  const begins = say(message('issue.valid-at-once.nbf', { now, got: show(nbf) }));
  expectThat(answer, begins, typeof nbf === 'number' && nbf <= now);
  const ends = say(message('issue.valid-at-once.exp', { lifetime, now, got: show(exp) }));
  expectThat(answer, ends, Number(exp) <= now + lifetime);
  const audience = say(message('issue.valid-at-once.aud', { got: show(aud) }));
  expectThat(answer, audience, aud === undefined);
}

/** Expects the time of exp in milliseconds next to the token. */
export function expectExpires({ answer, claims }: Issued, say: Saying = messageOf): void {
  const expires = Number(claims.exp) * 1000;
  const found = answer.body.expires;
  const unit = Number(found) < 1e11 ? 'seconds' : 'expires';
  const values = { expires, got: show(found) };
  const expected = say(message(`issue.expires-in-milliseconds.${unit}`, values));
  expectThat(answer, expected, found === expires);
}

/** Expects the user's id and name next to the token, and no other field. */
export function expectPublicUser(
  { answer }: Issued,
  { id, username }: LoggedIn,
  say: Saying = messageOf,
): void {
  const { user } = answer.body;
  const wanted = JSON.stringify({ id, username });
  const shown = typeof user === 'object' && user !== null ? Object.entries(user).sort() : [];
  const expected = say(message('issue.public-user.fields', { user: wanted }));
  expectThat(answer, expected, JSON.stringify(Object.fromEntries(shown)) === wanted);
}

/** Expects a jti of 8 characters or more. */
export function expectJti({ answer, claims: { jti } }: Issued, say: Saying = messageOf): void {
  const long = typeof jti === 'string' && jti.length >= 8;
  const got =
    jti === undefined
      ? message('judge.nothing')
      : message('issue.tokens-differ.characters', { count: String(jti).length });
  expectThat(answer, say(message('issue.tokens-differ.jti', { got })), long);
}

/** A value as JSON, for an expectation. */
export function show(value: unknown): Text {
  return JSON.stringify(value) ?? message('judge.nothing');
}

function near(value: unknown, wanted: number): boolean {
  return typeof value === 'number' && Math.abs(value - wanted) < 1;
}
