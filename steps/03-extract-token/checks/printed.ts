import { message, type Sayable } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectUnprinted } from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import { nodeEnvs } from '#kata/judge/session.ts';
import { type Content, namesOf, type Outcome, places, requestOf } from './contents.ts';
import { drawOf, plainOf } from './every.ts';

const outcomes: readonly Outcome[] = ['taken', 'refused', 'absent'];

/** No token is printed, in any outcome. */
export const nothingPrinted = defineCheck('extract.nothing-printed', async (session) => {
  const contents = requestsOf(session.random, plainOf);
  for (const content of contents) await session.ask(requestOf(content));
  expectUnprinted(await session.output(), secretsOf(contents));
});

/** The same with other settings, if the program reads the environment. */
export const printedElsewhere: Check = defineCheck('extract.printed-elsewhere', async (session) => {
  const literals = session.literals();
  if (!literals.includes('env')) return;
  const contents = requestsOf(session.random, drawOf);
  const switches = literals.filter((name) => /^[A-Z][A-Z_]+$/.test(name));
  const on = Object.fromEntries(switches.map((name) => [name, '1']));
  await Promise.all(
    nodeEnvs.map(async (mode) => {
      const other = await session.startAnother({ env: { ...on, NODE_ENV: mode } });
      for (const content of contents) {
        for (const path of ['/inspect', '/broken', '/nowhere']) {
          await other.ask(requestOf(content, { path }));
        }
      }
      expectUnprinted(await other.output(), secretsOf(contents));
      await other.stop();
    }),
  );
});

/** Each outcome in each place, and two places with a token. */
function requestsOf(random: RandomSource, draw: typeof drawOf): Content[][] {
  return [
    ...outcomes.flatMap((outcome) => places.map((place) => [draw(random, place, outcome)])),
    ...(['form', 'json', 'query'] as const).map((place) => [
      draw(random, place, 'taken'),
      draw(random, 'header', 'taken'),
    ]),
    [
      draw(random, 'form', 'absent'),
      draw(random, 'query', 'absent'),
      draw(random, 'header', 'taken'),
    ],
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
