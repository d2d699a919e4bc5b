import { message, messageOf, type Sayable } from '#i18n/message.ts';
import { type Check, defineCheck, expectFacts } from '#kata/judge/check.ts';
import { expectUnprinted, replaced } from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import { type JudgeSession, nodeEnvs } from '#kata/judge/session.ts';
import type { Environment } from '#server/settings.ts';
import {
  type Content,
  contentOf,
  namesOf,
  type Outcome,
  type Place,
  places,
  requestOf,
} from './contents.ts';
import { drawOf, plainOf } from './every.ts';
import { expectOutcome } from './expect.ts';

const outcomes: readonly Outcome[] = ['taken', 'refused', 'absent'];

/** No token is printed, in any outcome. */
export const nothingPrinted = defineCheck('extract.nothing-printed', async (session) => {
  const contents = requestsOf(session, plainOf);
  for (const content of contents) await session.ask(requestOf(content));
  const claim = session.random.secret();
  const token = session.token(claim);
  for (const place of places) await session.ask(requestOf([contentOf(place, token, '')]));
  const output = await session.output();
  expectUnprinted(output, secretsOf(contents));
  expectUnprinted(output, [['extract.nothing-printed.claim', claim]]);
});

/** Not even a short piece of a token is printed. A program that prints is started again, because it may print only once. */
export const noPiece: Check = defineCheck(
  'extract.no-piece-printed',
  async (session) => {
    if ((await session.output()) === '') return;
    const requests = requestsOf(session, drawOf, () => markedToken(session.random));
    const other = await session.startAnother();
    for (const contents of requests) {
      // A program may print only what a later handler fails with.
      for (const path of ['/inspect', '/broken']) await other.ask(requestOf(contents, { path }));
    }
    const output = await other.output();
    for (const [name, secret] of secretsOf(requests)) expectNoPiece(output, name, secret);
    await other.stop();
  },
  { hints: 'nothing-printed' },
);

/** Other variables change nothing, if the program reads the environment at all. */
export const environment: Check = defineCheck(
  'extract.environment',
  async (session) => {
    const literals = session.literals();
    if (!literals.includes('env')) return;
    const contents = requestsOf(session, drawOf, () => markedToken(session.random));
    const switches = literals.filter((name) => /^[A-Z][A-Z_]+$/.test(name));
    const on = Object.fromEntries(switches.map((name) => [name, '1']));
    await Promise.all([
      ...nodeEnvs.map((NODE_ENV) => expectAlike(session, { NODE_ENV }, contents, expectOutcome)),
      // Another setting may change what is read, and must not print it.
      expectAlike(session, on, contents, () => {}),
    ]);
  },
  { hints: 'nothing-printed' },
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
  const [output, secrets] = [await other.output(), secretsOf(requests)];
  expectUnprinted(output, secrets);
  for (const [name, secret] of secrets) expectNoPiece(output, name, secret);
  await other.stop();
}

/** A token of which even a short piece is recognized: no text, number or hash contains a letter between these marks. */
function markedToken(random: RandomSource): string {
  const letters = [...random.secret().replaceAll(/[^a-z]/gi, '')];
  return letters.map((letter, index) => letter + (index % 2 === 0 ? '~' : '!')).join('');
}

/** Expects that three consecutive characters of a marked token are not printed, as the last ones of a masked token are. */
function expectNoPiece(output: string, name: Sayable, secret: string): void {
  const pieces = Array.from({ length: secret.length - 2 }, (_, at) => secret.slice(at, at + 3));
  const piece = pieces.find((one) => output.includes(one));
  if (piece === undefined) return;
  const what = messageOf(name);
  const received = replaced(output.trim(), piece, message('extract.no-piece-printed.here'));
  const expected = message('extract.no-piece-printed.piece', { what });
  expectFacts({ sent: message('judge.all-requests'), received, expected }, false);
}

/** Each outcome in each place, and two places with a token. */
function requestsOf(
  session: JudgeSession,
  drawn: typeof drawOf,
  next = () => session.random.secret(),
): Content[][] {
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
