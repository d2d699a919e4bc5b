import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { isNoStore } from '#kata/judge/closing.ts';
import { expectOk, expectThat } from '#kata/judge/expect.ts';
import { stack, wordsOf } from './plain-answer.ts';

/** The checks of answers without a body to parse. */
export const answerChecks = [
  defineCheck(
    'setup.health',
    async (session) => {
      const answer = await session.ask({ path: '/health' });
      expectOk(answer, 'setup.health.ok');
      expectThat(answer, 'setup.health.body', answer.body.status === 'ok');
    },
    { needed: true },
  ),

  defineCheck('setup.errors-in-json', async (session) => {
    const answer = await session.ask({ path: `/${session.random.word()}` });
    expectThat(answer, 'setup.errors-in-json.status', answer.status === 404);
    expectThat(answer, 'setup.errors-in-json.code', answer.body.error === 'not_found');
    const challenge = answer.headers['www-authenticate'];
    expectThat(answer, 'setup.errors-in-json.challenge', challenge === undefined);
  }),

  defineCheck('setup.fault-untold', async (session) => {
    const answer = await session.ask({ path: '/broken' });
    expectThat(answer, 'setup.fault-untold.status', answer.status === 500);
    expectThat(answer, 'setup.fault-untold.code', typeof answer.body.error === 'string');
    const tells = (text: string) => /on purpose/.test(text) || stack.test(text);
    expectThat(answer, 'setup.fault-untold.message', !tells(answer.text));
    expectThat(answer, 'setup.fault-untold.header', !tells(wordsOf(answer)));
  }),

  defineCheck('setup.no-store', async (session) => {
    const paths: [PlainId, string][] = [
      ['setup.no-store.success', '/health'],
      ['setup.no-store.not-found', `/${session.random.word()}`],
      ['setup.no-store.fault', '/broken'],
    ];
    for (const [expected, path] of paths) {
      const answer = await session.ask({ path });
      const got = answer.headers['cache-control'] ?? message('judge.nothing');
      const found = message('setup.no-store.found', { what: message(expected), got });
      expectThat(answer, found, isNoStore(answer));
    }
  }),
];
