import { setImmediate } from 'node:timers/promises';
import type { Message } from '#i18n/message.ts';
import { eachClass, type InputClass } from '#kata/judge/generate.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';

/** A request, and what its response must be. */
export interface Expected {
  asked: Asked;
  /** Throws a CheckError. */
  expect(answer: Answer): void;
}

/** How many requests are sent at once by default: a right program may let every login wait, and then one after the other takes too long. */
const usual = 50;

/** Sends the requests in batches, and judges the responses in the order of the requests. */
export async function askEach(
  session: Pick<JudgeSession, 'ask'>,
  expected: readonly Expected[],
  together = usual,
): Promise<void> {
  for (let from = 0; from < expected.length; from += together) {
    const batch = expected.slice(from, from + together);
    const answers = await Promise.all(batch.map(({ asked }) => session.ask(asked)));
    for (const [index, { expect }] of batch.entries()) {
      const answer = answers[index];
      if (answer !== undefined) expect(answer);
    }
  }
}

/** Sends requests at once. Resolves as soon as their users have been looked up, or all are answered. */
export async function beginAll(
  session: Pick<JudgeSession, 'askAll' | 'storeCalls'>,
  asked: readonly Asked[],
): Promise<{ answers: Promise<Answer[]>; answered(): boolean }> {
  const expected = session.storeCalls.length + asked.length;
  let answered = false;
  const answers = session.askAll(asked).finally(() => {
    answered = true;
  });
  while (!answered && session.storeCalls.length < expected) await setImmediate();
  return { answers, answered: () => answered };
}

/** Runs a check with an input of every class, all at once. Throws the error of the first class that fails. */
export async function allClasses<Input>(
  session: JudgeSession,
  classes: readonly InputClass<Input>[],
  run: (input: Input, name: Message) => Promise<void>,
): Promise<void> {
  const runs = await Promise.allSettled(classes.map((one) => eachClass(session, [one], run)));
  for (const result of runs) if (result.status === 'rejected') throw result.reason;
}
