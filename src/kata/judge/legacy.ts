import { type Message, translate } from '../../i18n/message.ts';
import type { StartFault } from '../subject/start-fault.ts';
import type { Answer } from './ask.ts';
import type { Check } from './check.ts';
import { CheckError } from './expect.ts';

// Only for contracts whose sentences are not messages yet; goes with the last of them.
export { expiredToken, invalidCarrier, invalidToken, missingToken } from './expect.ts';

import type { Refused } from './expect.ts';

export type { Refused };

function legacy(content: string): Message {
  return { id: 'judge.legacy', values: { content } };
}

/** A suite whose titles and rules are sentences. */
export function legacySuite<Clock extends string>(suite: {
  step: number;
  clock: Clock;
  checks: readonly (Omit<Check, 'title' | 'rule'> & { title: string; rule: string })[];
}) {
  return {
    ...suite,
    checks: suite.checks.map((check) => ({
      ...check,
      title: legacy(check.title),
      rule: legacy(check.rule),
    })),
  };
}

/** What a learner is told about a requirement that is not met. */
export interface Facts {
  sent: string;
  received: string;
  expected: string;
  rule?: string;
  fault?: StartFault;
}

export function expectFacts(facts: Facts, holds: boolean): void {
  if (holds) return;
  const { sent, received, expected, rule, fault } = facts;
  throw new CheckError({
    sent: sent.startsWith('curl') ? sent : legacy(sent),
    received: legacy(received),
    expected: legacy(expected),
    ...(rule !== undefined && { rule: legacy(rule) }),
    ...(fault !== undefined && { fault }),
  });
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

/** What a status that comes instead of another one says about the program, where it says the same everywhere. */
function meaningOf({ status }: Answer): string {
  if (status === 404) return '; 404 means that nobody answered';
  return status === 500 ? '; 500 means that your code threw an error' : '';
}

function describe({ status, headers, text, failure }: Answer): string {
  if (status === 0) return `nothing: ${translate(failure ?? '', 'en')}`;
  const challenge = headers['www-authenticate'];
  const lines = [`status ${status}`];
  if (challenge !== undefined) lines.push(`WWW-Authenticate: ${challenge}`);
  lines.push(text.length > 600 ? `${text.slice(0, 600)}…` : text || '(an empty body)');
  return lines.join('\n');
}
