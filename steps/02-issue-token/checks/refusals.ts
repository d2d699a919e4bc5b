import { message, type Sayable } from '#i18n/message.ts';
import { differingHeaders, expectRefusal, expectThat } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import { invalidCredentials, tryLogin } from './logins.ts';

/** What every refusal of wrong credentials must look like. */
export interface Sample {
  answer: Answer;
  /** Headers that differ from one response to the next, such as a request id. */
  varying: ReadonlySet<string>;
}

/** Sends two wrong passwords of a user who exists, and returns what both responses have in common. */
export async function sampleRefusal(session: JudgeSession): Promise<Sample> {
  const { username } = await session.addUser();
  return sampleOf(await tryLogin(session, username), await tryLogin(session, username));
}

/** What two responses to inputs that are wrong in the same way have in common. */
export function sampleOf(answer: Answer, other: Answer): Sample {
  return { answer, varying: new Set(differingHeaders(answer, other)) };
}

/** Expects 401, with the same body and headers as for any other wrong password. */
export function expectWrong(answer: Answer, sample: Sample, why: Sayable): void {
  expectRefusal(answer, invalidCredentials, why);
  expectSame(answer, sample, 'issue.unknown-user.same', 'issue.unknown-user.headers');
}

/** Expects the body and the headers of the sample. */
export function expectSame(
  answer: Answer,
  { answer: wanted, varying }: Sample,
  body: 'issue.unknown-user.same' | 'issue.any-type.same',
  headers: 'issue.unknown-user.headers' | 'issue.any-type.headers',
): void {
  expectThat(answer, message(body, { content: wanted.text }), answer.text === wanted.text);
  const shown = (one: Answer, name: string) => one.headers[name] ?? message('judge.nothing');
  for (const name of differingHeaders(wanted, answer)) {
    const values = { name, content: shown(wanted, name), got: shown(answer, name) };
    expectThat(answer, message(headers, values), varying.has(name) && name in answer.headers);
  }
}
