import { message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import { type Content, contentOf, namesOf, type Outcome, places, requestOf } from './contents.ts';
import { drawOf } from './every.ts';
import { expectAnonymous, expectDecided, expectOutcome, expectToken } from './expect.ts';

const path = '/inspect';
const outcomes: readonly Outcome[] = ['absent', 'taken', 'refused'];

/** Times after which a program may have forgotten or expired something, in seconds. */
const pauses = [0.001, 1, 61, 3601, 86_401, 31 * 86_400];

/** What one request leaves behind for others. */
export const many: readonly Check[] = [
  defineCheck(
    'extract.many-requests',
    async (session) => {
      for (const place of places) {
        const token = session.random.secret();
        const name = message('extract.many.again', { what: message(`extract.place.${place}`) });
        for (let time = 0; time < 3; time++) {
          await expectDecided(session, [contentOf(place, token, name)], { name });
        }
      }
      for (let round = 0; round < 15; round++) {
        for (const content of session.random.shuffle(oneOfEach(session))) {
          await expectDecided(session, [content]);
        }
      }

      const contents = session.random.shuffle([1, 2, 3, 4, 5].flatMap(() => oneOfEach(session)));
      const answers = await session.askAll(contents.map((content) => requestOf([content])));
      for (const [index, content] of contents.entries()) {
        const answer = answers[index];
        const name = message('extract.many.at-once', { what: namesOf([content]) });
        if (answer !== undefined) expectOutcome(answer, [content], name);
      }
    },
    { hints: 'kept-apart' },
  ),

  defineCheck(
    'extract.later',
    async (session) => {
      for (const seconds of pauses) {
        const token = session.random.secret();
        await expectDecided(session, [contentOf('header', token, '')]);
        await session.passTime(seconds);
        const name = message('extract.many.later', { seconds });
        for (const content of oneOfEach(session)) await expectDecided(session, [content], { name });
        const again = await session.ask({ path, headers: { 'x-access-token': token } });
        expectToken(again, name, 'header', token);
      }
      const other = await session.openApp({});
      const content = drawOf(session, 'header', 'taken');
      const none = await session.ask({ path });
      if (other === undefined) return expectThat(none, 'extract.many.second-app', false);
      const name = message('extract.many.app', { what: namesOf([content]) });
      expectOutcome(await other.ask(requestOf([content])), [content], name);
      expectAnonymous(await session.ask({ path }), 'extract.many.other-app');
      expectAnonymous(await other.ask({ path }), 'extract.many.other-app');
    },
    { hints: 'kept-apart' },
  ),
];

/** A content of each outcome for each place. */
function oneOfEach(session: JudgeSession): Content[] {
  return places.flatMap((place) => outcomes.map((outcome) => drawOf(session, place, outcome)));
}

/** Sends contents of every outcome, once. */
export async function oneOfEachOutcome(session: JudgeSession): Promise<void> {
  for (const content of oneOfEach(session)) await expectDecided(session, [content]);
}
