import { setTimeout } from 'node:timers/promises';
import { findSecret } from '../../attacks/find-secrets.ts';
import { message, messageOf } from '../../i18n/message.ts';
import { type Check, CheckError } from './check.ts';
import { expectThat, type Refused, replaced } from './expect.ts';
import type { Answer, Exchanged, JudgeSession } from './session.ts';

/** What the closing checks of a step need to know. */
export interface Closing {
  /** The refusals of this step that have a challenge. All other responses have none. */
  challenged: readonly Refused[];
  /** Asks the program once more, a moment after the last check. Throws CheckError if it no longer does what is right. */
  again(session: JudgeSession): Promise<void>;
}

/** Milliseconds that a program must have lived when it is asked for the last time: it must not change with time. */
const ageMs = 1_300;

/** The time that passes by the clock of the program before it is asked for the last time, in seconds. */
const oneDay = 24 * 60 * 60;

/** The ids of the checks at the end of every suite. */
export const closingIds = ['every-answer', 'nothing-leaks', 'afterwards'] as const;

/** The checks at the end of every suite: they look at everything that the program has sent and printed. */
export function closingChecks({ challenged, again }: Closing): Check[] {
  return [
    {
      ...closing('every-answer', async (session) => {
        for (const exchanged of session.history) {
          if (exchanged.answer.status !== 0) expectForm(exchanged, session, challenged);
        }
      }),
      looksBack: true,
    },
    { ...closing('nothing-leaks', (session) => expectNoLeak(session)), looksBack: true },
    closing('afterwards', async (session) => {
      await setTimeout(Math.max(100, ageMs - session.age().least));
      await session.passTime(oneDay);
      const before = session.history.length;
      await again(session);
      await expectNoLeak(session, before);
    }),
  ];
}

function closing(id: (typeof closingIds)[number], run: Check['run']): Check {
  const [title, rule] = [message(`judge.${id}.title`), message(`judge.${id}.rule`)];
  return { id, title, rule, run };
}

/** What every response has, whatever was asked. What a handler of the suite chose is its own. */
function expectForm(
  { asked, answer }: Exchanged,
  session: JudgeSession,
  challenged: readonly Refused[],
): void {
  const { status, headers, body, text } = answer;
  const [path = ''] = asked.path.split('?');
  const handler = session.handlers.get(path);
  const chosen = { ...handler?.responds?.headers };
  const own = (name: string) => Object.keys(chosen).some((one) => one.toLowerCase() === name);
  const stored = own('cache-control') || isNoStore(answer);
  expectThat(
    answer,
    message('judge.every-answer.no-store', { got: shown(answer, 'cache-control') }),
    stored,
  );
  const cookie = own('set-cookie') || headers['set-cookie'] === undefined;
  expectThat(answer, 'judge.every-answer.cookie', cookie);
  if (!own('www-authenticate')) expectChallenge(answer, challenged);
  if (text === '' || handler?.responds !== undefined) return;
  const type = headers['content-type'] ?? '';
  const json = /^application\/json\s*(;|$)/i.test(type);
  expectThat(
    answer,
    message('judge.every-answer.type', { got: shown(answer, 'content-type') }),
    json,
  );
  if (status < 400) return;
  const worded = typeof body.error === 'string' && typeof body.error_description === 'string';
  expectThat(answer, 'judge.every-answer.error', worded);
}

function expectChallenge(answer: Answer, challenged: readonly Refused[]): void {
  const challenge = answer.headers['www-authenticate'];
  if (challenge === undefined) return;
  const known = challenged.filter((refused) => refused.challenge === challenge);
  const expected =
    known.length === 0
      ? message('judge.every-answer.challenge-unknown')
      : message('judge.every-answer.challenge-other', {
          error: known.map(({ error }) => error).join(),
        });
  const fits = known.some(
    ({ status, error }) =>
      answer.status === status && (answer.text === '' || answer.body.error === error),
  );
  expectThat(answer, expected, fits);
}

/** The directives of Cache-Control know no case, and may have blanks around them (RFC 9111, 5.2). */
export function isNoStore({ headers }: Pick<Answer, 'headers'>): boolean {
  const directives = (headers['cache-control'] ?? '').split(',');
  return directives.some((directive) => directive.trim().toLowerCase() === 'no-store');
}

/** Searches the responses from the given one on, and then all output, for every secret of this run. */
async function expectNoLeak(session: JudgeSession, from = 0): Promise<void> {
  const responses = session.history.slice(from).map(({ answer }) => answer);
  const answers = responses.filter(({ status }) => status !== 0);
  const output = await session.output();
  const outputs = [output, session.unshown()];
  // Both at once, as nearly always nothing is found.
  if (findSecret(session.secrets, [...answers.flatMap(searched), ...outputs]) === undefined) return;
  const leak = findSecret(session.secrets, answers.flatMap(searched));
  if (leak !== undefined) {
    const what = messageOf(leak.secret.name);
    const answer = answers.find((one) => findSecret([leak.secret], searched(one)));
    if (answer !== undefined)
      expectThat(answer, message('judge.nothing-leaks.answer', { what }), false);
  }
  const printed = findSecret(session.secrets, outputs);
  if (printed === undefined) return;
  const what = messageOf(printed.secret.name);
  const mark = message('judge.printed.here', { what });
  throw new CheckError({
    sent: message('judge.all-requests'),
    received: replaced(output.trim(), printed.part ?? printed.secret.text, mark),
    expected: message('judge.nothing-leaks.output', { what }),
  });
}

/**
 * The parts of a response that must not contain a secret: everything except the token that a login returns and the reports of the
 * suite. Each header is a part of its own, since most headers are the same in all responses and are then searched once.
 */
function searched({ text, headers, body, status }: Answer): string[] {
  const report = status === 200 && 'calls' in body && 'state' in body;
  const token = status === 200 && typeof body.token === 'string' ? body.token : undefined;
  const content = report ? '' : token === undefined ? text : text.replaceAll(token, '');
  return [content, ...Object.entries(headers).flat()];
}

function shown({ headers }: Answer, name: string) {
  return headers[name] ?? message('judge.nothing');
}
