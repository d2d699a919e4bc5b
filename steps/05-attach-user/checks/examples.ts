import { fieldOf } from '#attacks/json.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import {
  expectOk,
  expectOwnError,
  expectRefusal,
  expectThat,
  expectUnprinted,
  invalidToken,
  missingToken,
} from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession, KnownUser } from '#kata/judge/session.ts';

const path = '/api/me';

/** One request for each promise of the lesson. They refuse the typical mistakes, and are quick and easy to read. */
export const examples: readonly Check[] = [
  defineCheck(
    'attach.attached',
    async (session) => {
      const { id, username } = await session.addUser();
      const answer = await present(session, id, '/inspect');
      expectOk(answer, 'attach.attached.valid');
      const expected = message('attach.attached.username', { username });
      expectThat(answer, expected, fieldOf(answer.body.user, 'username') === username);
    },
    { needed: true },
  ),

  defineCheck('attach.me', async (session) => {
    const { id } = await session.addUser();
    const token = session.token(id);
    const carriers: ['header' | 'query', Asked][] = [
      ['header', { path, headers: { 'x-access-token': token } }],
      ['query', { path, query: { access_token: token } }],
    ];
    for (const [where, asked] of carriers) {
      const answer = await session.ask(asked);
      expectOk(answer, `attach.me.${where}`);
      const expected = message(`attach.me.${where}-id`, { id });
      expectThat(answer, expected, fieldOf(answer.body.user, 'id') === id);
    }
    expectOk(await askHead(session, { 'x-access-token': token }), 'attach.me.head');
  }),

  defineCheck('attach.anonymous', async (session) => {
    const answer = await session.ask({ path: '/inspect' });
    expectOk(answer, 'attach.anonymous.open');
    expectThat(answer, 'attach.anonymous.null', answer.body.user === null);
  }),

  defineCheck('attach.user-required', async (session) => {
    const { id } = await session.addUser();
    const token = session.token(id);
    const requests: [PlainId, Asked][] = [
      ['attach.user-required.none', { path }],
      ['attach.user-required.other-path', { path: '/api/broken' }],
      ['attach.user-required.empty-query', { path, query: { access_token: '' } }],
      ['attach.user-required.empty-header', { path, headers: { 'x-access-token': '' } }],
      [
        'attach.user-required.authorization',
        { path, headers: { authorization: `Bearer ${token}` } },
      ],
      ['attach.user-required.cookie', { path, headers: { cookie: `access_token=${token}` } }],
    ];
    for (const [why, asked] of requests) {
      expectRefusal(await session.ask(asked), missingToken, why);
    }
    const head = await askHead(session, {});
    expectThat(head, 'attach.user-required.head', head.status === 401);
  }),

  defineCheck('attach.unknown-user', async (session) => {
    for (const path of ['/inspect', '/api/me']) {
      const answer = await present(session, session.random.id(), path);
      expectRefusal(answer, invalidToken, message('attach.unknown-user.refused', { path }));
    }
  }),

  defineCheck('attach.deleted-user', async (session) => {
    const { id } = await session.addUser();
    expectOk(await present(session, id, '/api/me'), 'attach.deleted-user.exists');
    await session.removeUser(id);
    for (const path of ['/api/me', '/inspect']) {
      const answer = await present(session, id, path);
      expectRefusal(answer, invalidToken, message('attach.deleted-user.refused', { path }));
    }
  }),

  defineCheck('attach.public-user', async (session) => {
    const { id } = await session.addUser();
    for (const path of ['/inspect', '/api/me']) {
      const answer = await present(session, id, path);
      const found = answer.body.user;
      const keys =
        typeof found === 'object' && found !== null ? Object.keys(found).sort(byName) : [];
      const expected =
        keys.length === 0
          ? message('attach.public-user.none', { path })
          : message('attach.public-user.fields', { path, got: keys.join(', ') });
      expectThat(answer, expected, keys.join() === 'id,username');
    }
  }),

  defineCheck('attach.kept-apart', async (session) => {
    const users = await Promise.all([session.addUser(), session.addUser(), session.addUser()]);
    const asked: KnownUser[] = Array.from({ length: 10 }, () => users).flat();
    const answers = await Promise.all(
      asked.map(async ({ id }) => ({ id, answer: await present(session, id, '/api/me') })),
    );
    for (const { id, answer } of answers) {
      const expected = message('attach.kept-apart.own', { id });
      expectThat(answer, expected, fieldOf(answer.body.user, 'id') === id);
    }
  }),

  defineCheck('attach.error-below', async (session) => {
    const { id } = await session.addUser();
    const attached = await present(session, id, '/broken');
    expectOwnError(attached, 'judge.own-error.bad-token', 'attach.error-below.attach');
    const required = await present(session, id, '/api/broken');
    expectOwnError(required, 'attach.error-below.no-user', 'attach.error-below.require');
    const anonymous = await session.ask({ path: '/broken' });
    expectOwnError(anonymous, 'judge.own-error.no-token', 'attach.error-below.attach');
  }),

  defineCheck('attach.nothing-printed', async (session) => {
    const [user, deleted] = [await session.addUser(), await session.addUser()];
    const tokens: [PlainId, string][] = [
      ['attach.nothing-printed.token', session.token(user.id)],
      ['attach.nothing-printed.unknown', session.token(session.random.id())],
      ['attach.nothing-printed.deleted', session.token(deleted.id)],
    ];
    await present(session, deleted.id, path);
    await session.removeUser(deleted.id);
    for (const [, token] of tokens) {
      await session.ask({ path, headers: { 'x-access-token': token } });
    }
    const unlucky = session.token(user.id, { jti: 'unlucky' });
    const repair = session.breakDatabase();
    await session.ask({ path, headers: { 'x-access-token': unlucky } });
    repair();
    const failing = session.token(user.id, { jti: 'failing' });
    await session.ask({ path: '/broken', headers: { 'x-access-token': failing } });
    expectUnprinted(await session.output(), [
      ...tokens,
      ['attach.never-printed.handler-failed', failing],
      ['attach.nothing-printed.failed', unlucky],
      ['attach.nothing-printed.hash', user.passwordHash],
    ]);
  }),

  defineCheck('attach.database-error', async (session) => {
    const { id } = await session.addUser();
    const repair = session.breakDatabase();
    const answer = await present(session, id, path);
    repair();
    const { status } = answer;
    expectThat(
      answer,
      status === 401 ? 'attach.database-error.refused' : 'attach.database-error.expected',
      status >= 500,
    );
    expectOk(await present(session, id, path), 'attach.database-error.recovered');
  }),
];

/** Requests /api/me by HEAD. curl has an option of its own for it, and waits for a body without that. */
async function askHead(session: JudgeSession, headers: Record<string, string>): Promise<Answer> {
  const answer = await session.ask({ method: 'HEAD', path, headers });
  return { ...answer, curl: answer.curl.replace('curl -i -X HEAD', 'curl -I') };
}

function present(session: JudgeSession, sub: string, path: string): Promise<Answer> {
  return session.ask({ path, headers: { 'x-access-token': session.token(sub) } });
}

/** The known columns of a record in the order of their names, and then those with random names. */
function byName(one: string, other: string): number {
  const known = ['id', 'passwordHash', 'tokensValidFrom', 'username'];
  const rank = (name: string) => (known.includes(name) ? 0 : 1);
  return rank(one) - rank(other) || one.localeCompare(other);
}
