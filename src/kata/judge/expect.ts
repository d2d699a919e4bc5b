import { findSecret } from '../../attacks/find-secrets.ts';
import { type Message, message, messageOf, type Sayable, type Text } from '../../i18n/message.ts';
import { expectFacts } from './check.ts';
import type { Answer } from './session.ts';

/** A refusal as the contract words it. */
export interface Refused {
  status: number;
  error: string;
  description?: string;
  /** The whole WWW-Authenticate header; null if there must be none. */
  challenge: string | null;
}

/** Every bad token gets this refusal, for any reason but expiry (RFC 6750, 3.1). */
export const invalidToken = tokenRefused('Access token is not valid');

/** The only reason that a client gets. */
export const expiredToken = tokenRefused('Access token has expired');

/** A place of a token that is repeated or does not contain a string. */
export const invalidCarrier: Refused = {
  status: 400,
  error: 'invalid_request',
  challenge: 'Bearer realm="api", error="invalid_request"',
};

/** A request without a token to a path that needs one: the bare challenge, without an error code. */
export const missingToken: Refused = {
  status: 401,
  error: 'missing_token',
  challenge: 'Bearer realm="api"',
};

/** Throws CheckError with this expectation if the condition is false. */
export function expectThat(answer: Answer, expected: Sayable, condition: boolean): void {
  if (condition) return;
  const facts = { sent: answer.curl, received: describe(answer), expected, answer };
  expectFacts(facts, false);
}

/** Expects a status of 200. */
export function expectOk(answer: Answer, why: Sayable): void {
  const expected = message('judge.ok', { why: messageOf(why) });
  expectThat(answer, withMeaning(expected, answer), answer.status === 200);
}

/** Expects a refusal to the letter: status, challenge and body. */
export function expectRefusal(answer: Answer, refused: Refused, reason: Sayable): void {
  const { status, error, description, challenge } = refused;
  const why = messageOf(reason);
  const expected = message('judge.refused', { status, error, why });
  expectThat(answer, withMeaning(expected, answer), answer.status === status);
  const header = answer.headers['www-authenticate'] ?? null;
  const wanted =
    challenge === null
      ? message('judge.challenge.none', { why })
      : message('judge.challenge', { challenge, why });
  expectThat(answer, wanted, header === challenge);
  const { error: code, error_description: told } = answer.body;
  expectThat(answer, message('judge.error', { error, why }), code === error);
  if (description === undefined) {
    expectThat(answer, message('judge.description.own', { why }), typeof told === 'string');
  } else {
    expectThat(answer, message('judge.description', { description, why }), told === description);
  }
}

/** Expects that the error of a handler stays a 500; `mistaken` names the error that is returned instead. */
export function expectOwnError(
  answer: Answer,
  mistaken: Sayable,
  handler: Sayable = 'judge.own-error.handler',
): void {
  const { status } = answer;
  const why =
    status === 404 || status === 0
      ? message('judge.own-error.next')
      : message('judge.own-error.caught', { status, what: messageOf(mistaken) });
  expectThat(answer, message('judge.own-error', { what: messageOf(handler), why }), status === 500);
}

function tokenRefused(description: string): Refused {
  const challenge = `Bearer realm="api", error="invalid_token", error_description="${description}"`;
  return { status: 401, error: 'invalid_token', description, challenge };
}

/** Adds what 404 or 500 says about the program, which is the same for every check. */
function withMeaning(what: Message, { status }: Answer): Message {
  if (status !== 404 && status !== 500) return what;
  return message('judge.meaning', { what, why: message(`judge.meaning.${status}`) });
}

/** Returns a response as a learner reads it. */
export function describe({ status, headers, text, failure }: Answer): Text {
  if (status === 0) {
    return message('judge.received.nothing', { why: failure ?? message('judge.response.cut') });
  }
  const challenge = headers['www-authenticate'];
  const short = text.length > 600 ? `${text.slice(0, 600)}…` : text;
  return [
    message('judge.received.status', { status }),
    challenge === undefined ? '\n' : `\nWWW-Authenticate: ${challenge}\n`,
    failure ?? (short || message('judge.received.empty')),
  ];
}

/** Expects that the program has printed none of these secrets, and no part of one, in any encoding. Each has its name. */
export function expectUnprinted(output: string, secrets: readonly [Sayable, string][]): void {
  const expectNone = (name: Sayable, secret: string, found: string[], spelled: boolean) => {
    const what = messageOf(name);
    const mark = message('judge.printed.here', { what });
    const received = found.reduce(
      (text: Text, spelling) => replaced(text, spelling, mark),
      output.trim(),
    );
    const id = found.includes(secret) ? 'judge.printed' : 'judge.printed.encoded';
    const sent = message('judge.all-requests');
    expectFacts({ sent, received, expected: message(id, { what }) }, !spelled);
  };
  // Whole secrets first: a piece of one token may also be a piece of another.
  for (const [name, secret] of secrets) {
    const found = spellingsOf(secret).filter((spelling) => output.includes(spelling));
    expectNone(name, secret, found, found.length > 0);
  }
  for (const [name, secret] of secrets) {
    const leak = findSecret([{ text: secret }], [output]);
    const found = leak?.part === undefined ? [] : [leak.part];
    expectNone(name, secret, found, leak !== undefined);
  }
}

/** Returns the text with a message in every place of a secret. */
export function replaced(text: Text, secret: string, mark: Message): Text {
  if (typeof text === 'string') {
    return text.split(secret).flatMap((part, index) => (index === 0 ? [part] : [mark, part]));
  }
  return 'id' in text ? text : text.map((part) => replaced(part, secret, mark));
}

/** Returns a string as it is, and in every encoding that anyone can decode. */
function spellingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const form = new URLSearchParams({ '': text }).toString().slice(1);
  const packed = [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
  return [text, ...packed, bytes.toString('base64url'), encodeURIComponent(text), form];
}

/** Headers of a connection or a moment: two equal requests may get different values. */
const passing = new Set([
  ...['date', 'connection', 'keep-alive', 'transfer-encoding'],
  ...['server-timing', 'x-response-time', 'x-request-id'],
]);

/** The names of the headers of a response, except those of a connection or a moment. */
export function headerNames({ headers }: Pick<Answer, 'headers'>): string[] {
  return Object.keys(headers).filter((name) => !passing.has(name));
}

/** The names of the headers that differ between two responses. */
export function differingHeaders(one: Answer, other: Answer): string[] {
  const names = new Set([...headerNames(one), ...headerNames(other)]);
  return [...names].filter((name) => one.headers[name] !== other.headers[name]);
}
