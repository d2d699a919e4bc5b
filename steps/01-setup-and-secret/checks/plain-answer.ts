import { message, messageOf, type Sayable } from '#i18n/message.ts';
import { isNoStore } from '#kata/judge/closing.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer } from '#kata/judge/session.ts';

/** Expects an error of this step: its status and code, both members of the body, no challenge, and `no-store`. */
export function expectPlainError(
  answer: Answer,
  status: number,
  code: string | undefined,
  why: Sayable,
): void {
  const what = messageOf(why);
  expectThat(answer, what, answer.status === status);
  const { error, error_description: description } = answer.body;
  const isShape = typeof error === 'string' && typeof description === 'string';
  expectThat(answer, message('setup.plain.shape', { what }), isShape);
  if (code !== undefined) {
    expectThat(answer, message('setup.plain.code', { what, code }), error === code);
  }
  const isJson = /^application\/json\b/i.test(answer.headers['content-type'] ?? '');
  expectThat(answer, message('setup.plain.json', { what }), isJson);
  const challenge = answer.headers['www-authenticate'];
  expectThat(answer, message('setup.plain.challenge', { what }), challenge === undefined);
  expectThat(answer, message('setup.plain.no-store', { what }), isNoStore(answer));
}

/** A stack trace, also in JSON. */
export const stack = /\n\s+at |\\n\s+at |\.ts:\d|node:internal|node_modules/;

/** The whole text of a response, headers included. */
export function wordsOf({ headers, text }: Answer): string {
  return `${Object.entries(headers).join('\n')}\n${text}`;
}
