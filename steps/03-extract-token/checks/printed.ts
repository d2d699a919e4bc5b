import { message, type Sayable } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectUnprinted } from '#kata/judge/expect.ts';
import { type JudgeSession, nodeEnvs } from '#kata/judge/session.ts';
import type { Environment } from '#server/settings.ts';
import { type Content, namesOf, type Outcome, type Place, places, requestOf } from './contents.ts';
import { drawOf, plainOf } from './every.ts';
import { expectOutcome } from './expect.ts';

const outcomes: readonly Outcome[] = ['taken', 'refused', 'absent'];

/** No token is printed, in any outcome. */
export const nothingPrinted = defineCheck('extract.nothing-printed', async (session) => {
  const contents = requestsOf(session, plainOf);
  for (const content of contents) await session.ask(requestOf(content));
  expectUnprinted(await session.output(), secretsOf(contents));
});

/** Other variables change nothing, if the program reads the environment at all. */
export const environment: Check = defineCheck(
  'extract.environment',
  async (session) => {
    const literals = session.literals();
    if (!literals.includes('env')) return;
    const contents = requestsOf(session, drawOf);
    const switches = literals.filter((name) => /^[A-Z][A-Z_]+$/.test(name));
    const on = Object.fromEntries(switches.map((name) => [name, '1']));
    await Promise.all([
      ...nodeEnvs.map((NODE_ENV) => expectAlike(session, { NODE_ENV }, contents, expectOutcome)),
      // Another setting may change what is read, and must not print it.
      expectAlike(session, on, contents, () => {}),
    ]);
  },
  { slow: true, hints: 'nothing-printed' },
);

/** Sends these contents to another process, and expects that it prints none of them. */
async function expectAlike(
  session: JudgeSession,
  env: Environment,
  requests: readonly Content[][],
  expectResult: typeof expectOutcome,
): Promise<void> {
  const other = await session.startAnother({ env });
  for (const contents of requests) {
    const name = message('extract.in.environment', {
      what: namesOf(contents),
      mode: env.NODE_ENV ?? '""',
    });
    expectResult(await other.ask(requestOf(contents)), contents, name);
    for (const path of ['/broken', '/nowhere']) await other.ask(requestOf(contents, { path }));
  }
  expectUnprinted(await other.output(), secretsOf(requests));
  await other.stop();
}

/** Each outcome in each place, and two places with a token. */
function requestsOf(session: JudgeSession, drawn: typeof drawOf): Content[][] {
  const next = () => session.random.secret();
  const draw = (place: Place, outcome: Outcome) => drawn(session, place, outcome, next);
  return [
    ...outcomes.flatMap((outcome) => places.map((place) => [draw(place, outcome)])),
    ...(['form', 'json', 'query'] as const).map((place) => [
      draw(place, 'taken'),
      draw('header', 'taken'),
    ]),
    [draw('form', 'absent'), draw('query', 'absent'), draw('header', 'taken')],
  ];
}

function secretsOf(requests: readonly Content[][]): [Sayable, string][] {
  return requests.flatMap((contents) => {
    const name = message('extract.nothing-printed.token', { what: namesOf(contents) });
    return contents.flatMap(({ secrets }) =>
      secrets.map((text): [Sayable, string] => [name, text]),
    );
  });
}
