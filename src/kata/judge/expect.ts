import { channel } from 'node:diagnostics_channel';
import type { StartFault } from '../subject/start-fault.ts';
import type { Answer } from './ask.ts';

/** What a learner is told about a requirement that is not met. */
export interface Facts {
  sent: string;
  received: string;
  expected: string;
  rule?: string;
  fault?: StartFault;
}

/** A requirement that a response, or a start, did not meet: everything a learner needs to see what happened. */
export class CheckError extends Error {
  override name = 'CheckError';
  /** What was done, as a line for a shell where it was a request. */
  readonly sent: string;
  readonly received: string;
  readonly expected: string;
  /** The rule that is broken, where it is not the check's own. */
  readonly rule: string | undefined;
  /** Why the program did not start, where that is what happened. */
  readonly fault: StartFault | undefined;

  constructor({ sent, received, expected, rule, fault }: Facts) {
    super(expected);
    this.sent = sent;
    this.received = received;
    this.expected = expected;
    this.rule = rule;
    this.fault = fault;
  }
}

/** A refusal as the contract words it. */
export interface Refused {
  status: number;
  error: string;
  description?: string;
  /** The whole WWW-Authenticate header; null where there must be none. */
  challenge: string | null;
}

/** Every bad token gets this answer, whatever is wrong with it (RFC 6750, 3.1). */
export const invalidToken = tokenRefused('Access token is not valid');

/** The one reason that a client is told. */
export const expiredToken = tokenRefused('Access token has expired');

/** A carrier that is repeated or does not hold text. */
export const invalidCarrier: Refused = {
  status: 400,
  error: 'invalid_request',
  challenge: 'Bearer realm="api", error="invalid_request"',
};

/** A request without a token, where one is needed: the bare challenge and no error code in it. */
export const missingToken: Refused = {
  status: 401,
  error: 'missing_token',
  challenge: 'Bearer realm="api"',
};

const demanded = channel('kata:expectThat');

/** Throws CheckError with these facts unless it holds, and tells them on the channel `kata:expectThat` even where it does. */
export function expectFacts(facts: Facts, holds: boolean): void {
  demanded.publish(facts);
  if (!holds) throw new CheckError(facts);
}

/** Throws CheckError with this expectation unless it holds. */
export function expectThat(answer: Answer, expected: string, holds: boolean): void {
  expectFacts({ sent: answer.curl, received: describe(answer), expected }, holds);
}

/** Demands a status of 200. */
export function expectOk(answer: Answer, why: string): void {
  expectThat(answer, `200: ${why}${meaningOf(answer)}`, answer.status === 200);
}

/** Demands a refusal to the letter: status, challenge and body. */
export function expectRefusal(answer: Answer, refused: Refused, why: string): void {
  const { status, error, description, challenge } = refused;
  expectThat(answer, `${status} ${error}: ${why}${meaningOf(answer)}`, answer.status === status);
  const header = answer.headers['www-authenticate'] ?? null;
  const wanted =
    challenge === null ? 'no WWW-Authenticate header' : `WWW-Authenticate: ${challenge}`;
  expectThat(answer, `${wanted} (${why})`, header === challenge);
  const { error: code, error_description: told } = answer.body;
  expectThat(answer, `"error": "${error}" in a JSON body (${why})`, code === error);
  const fits = description === undefined ? typeof told === 'string' : told === description;
  const sentence = description === undefined ? 'a sentence of yours' : `"${description}"`;
  expectThat(answer, `"error_description": ${sentence} (${why})`, fits);
}

/** Demands that the error of a handler below is still a 500, and tells what has become of it otherwise. */
export function expectOwnError(
  answer: Answer,
  blamed: string,
  handler = 'the handler below',
): void {
  const { status } = answer;
  const hint =
    status === 404 || status === 0
      ? '404, or no answer, means that next() was not called, or neither awaited nor returned'
      : `${status} means that a try stands around next(), and took the error for ${blamed}`;
  expectThat(answer, `500, for ${handler} has failed; ${hint}`, status === 500);
}

/** Demands that none of some secrets stands in what the program has printed. */
export function expectUnprinted(output: string, secrets: Record<string, string>): void {
  for (const [name, secret] of Object.entries(secrets)) {
    const found = spellingsOf(secret).filter((spelling) => output.includes(spelling));
    const told = (text: string, spelling: string) =>
      text.replaceAll(spelling, `(here stood ${name})`);
    expectFacts(
      {
        sent: 'all requests so far',
        received: found.reduce(told, output).trim(),
        expected: `nothing printed that holds ${name}${found.includes(secret) ? '' : ' in hex, in base64 or percent-encoded'}: logs are read by more people than may know it`,
      },
      found.length === 0,
    );
  }
}

/** A text as it is, and in the ways in which it is the same to whoever can read them. */
function spellingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const form = new URLSearchParams({ '': text }).toString().slice(1);
  const packed = [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
  return [text, ...packed, bytes.toString('base64url'), encodeURIComponent(text), form];
}

function tokenRefused(description: string): Refused {
  const challenge = `Bearer realm="api", error="invalid_token", error_description="${description}"`;
  return { status: 401, error: 'invalid_token', description, challenge };
}

/** What a status that comes instead of another one says about the program, where it says the same everywhere. */
function meaningOf({ status }: Answer): string {
  if (status === 404) return '; 404 means that nobody answered';
  return status === 500 ? '; 500 means that your code threw an error' : '';
}

function describe({ status, headers, text }: Answer): string {
  if (status === 0) return `nothing: ${text}`;
  const challenge = headers['www-authenticate'];
  const lines = [`status ${status}`];
  if (challenge !== undefined) lines.push(`WWW-Authenticate: ${challenge}`);
  lines.push(text.length > 600 ? `${text.slice(0, 600)}…` : text || '(an empty body)');
  return lines.join('\n');
}
