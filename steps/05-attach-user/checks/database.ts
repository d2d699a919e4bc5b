import { type Message, message, messageOf, type PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import type { DatabaseError } from '#kata/subject/channel.ts';
import type { PublicUser } from '#server/users/store.ts';
import { expectInvalid } from './refused.ts';
import { addHandlers, expectNoUser, expectUser, present, stateIn, ways } from './requests.ts';

/** A database that fails, works again, or is slow. */
export const database: readonly Check[] = [
  defineCheck(
    'attach.every-database-error',
    async (session) => {
      const paths = await addHandlers(session);
      const both = [paths.open, paths.guarded];
      const [known, deleted] = [await session.addUser(), await session.addUser()];
      const ids = [known.id, deleted.id];
      for (const id of ids) await session.ask(present(paths.guarded, session.token(id)));
      await session.removeUser(deleted.id);
      const unknownId = session.random.id();
      for (const [at, [what, error]] of databaseErrors(session).entries()) {
        for (const path of at === 0 ? both : [session.random.pick(both)]) {
          const fresh = at < 2 ? await session.addUser() : known;
          const users: [PlainId, string][] = [
            ['attach.user.known', known.id],
            ['attach.user.new', fresh.id],
            ['attach.user.deleted', deleted.id],
            ['attach.user.unknown', unknownId],
          ];
          const some = at === 0 ? users : session.random.shuffle(users).slice(0, 2);
          const repair = session.breakDatabase(error);
          for (const [who, id] of some) {
            const way = at === 0 ? ways[0] : session.random.pick(ways);
            if (way === undefined) continue;
            const before = await session.callsOf(path);
            const answer = await session.ask(way.asked(path, session.token(id)));
            expectFailure(answer, error, what, who);
            const notRun = message('attach.database-error.not-run', { why: messageOf(who) });
            expectThat(answer, notRun, (await session.callsOf(path)) === before);
          }
          const why = message('attach.every-database-error.anonymous', { why: what });
          expectNoUser(await session.ask({ path: paths.open }), 'GET', why);
          repair();
          for (const { user, who } of [
            { user: known, who: message('attach.user.known') },
            ...(fresh === known ? [] : [{ user: fresh, who: message('attach.user.new') }]),
          ]) {
            const works = message('attach.every-database-error.recovered', { what, why: who });
            const answer = await session.ask(present(path, session.token(user.id)));
            expectUser(answer, 'GET', user, works);
          }
          const unknown = message('attach.every-database-error.unknown', { why: what });
          for (const id of [session.random.pick([deleted.id, unknownId])]) {
            const answer = await session.ask(present(path, session.token(id)));
            expectInvalid(answer, 'GET', unknown);
          }
        }
      }
    },
    { hints: 'database-error' },
  ),

  defineCheck(
    'attach.meanwhile',
    async (session) => {
      const paths = await addHandlers(session);
      for (const path of Object.values(paths)) {
        const [deleted, renamed, other] = await Promise.all([
          session.addUser(),
          session.addUser(),
          session.addUser(),
        ]);
        const repairs = [deleted, renamed].map(({ id }) => session.slowDatabase(30, id));
        const send = (id: string) => session.ask(present(path, session.token(id)));
        const early = [
          await begun(session, send, deleted.id),
          await begun(session, send, renamed.id),
        ];
        await session.removeUser(deleted.id);
        const username = `Zoë ${session.random.word()}`;
        await session.changeUser(renamed.id, { username });
        for (const repair of repairs) repair();
        const [afterDeletion, afterRenaming, ofOther, anonymous] = await Promise.all([
          send(deleted.id),
          send(renamed.id),
          send(other.id),
          session.ask({ path: paths.open }),
        ]);
        expectInvalid(afterDeletion, 'GET', message('attach.meanwhile.deleted'));
        const changed = { id: renamed.id, username };
        expectUser(afterRenaming, 'GET', changed, message('attach.meanwhile.renamed'));
        const own = message('attach.meanwhile.other', { what: 'GET' });
        expectUser(ofOther, 'GET', other, own);
        expectNoUser(anonymous, 'GET', message('attach.meanwhile.stranger'));
        await Promise.all(early.map(({ answer }) => answer));
      }
    },
    { hints: 'deleted-user' },
  ),

  defineCheck(
    'attach.slow-database',
    async (session) => {
      for (const { answer, user, why } of await slowLookUps(session)) {
        const failed = answer.status === 500 || answer.status === 503;
        const facts = { seconds: slowSeconds, why };
        if (user !== undefined) {
          const waits = message('attach.slow-database.waits', facts);
          expectThat(answer, waits, answer.status === 200 || failed);
          if (!failed) expectUser(answer, 'GET', user, message('attach.slow-database.renamed'));
        } else {
          const unknown = message('attach.slow-database.unknown', facts);
          expectThat(answer, unknown, answer.status === 401 || failed);
        }
      }
    },
    { hints: 'database-error' },
  ),
];

/** Starts a request, and waits until its look-up is under way. */
async function begun(
  session: JudgeSession,
  send: (id: string) => Promise<Answer>,
  id: string,
): Promise<{ answer: Promise<Answer> }> {
  const before = session.storeCalls.length;
  const answer = send(id);
  const done = answer.then(() => true);
  const looked = () => session.storeCalls.slice(before).some(({ args }) => args[0] === id);
  while (!looked() && !(await Promise.race([done, aMoment()])));
  return { answer };
}

function aMoment(): Promise<false> {
  return new Promise((resolve) => setImmediate(() => resolve(false)));
}

/** Seconds of a slow look-up: more than a program may wait before it takes the user for missing. */
const slowSeconds = 30;

interface SlowLookUp {
  answer: Answer;
  /** Undefined if no user has this id. */
  user: PublicUser | undefined;
  why: Message;
}

/** Sends requests whose look-ups take long by the clock of the program, and a moment in fact. */
async function slowLookUps(session: JudgeSession): Promise<SlowLookUp[]> {
  const { open, guarded } = await addHandlers(session);
  const [user, deleted] = [await session.addUser(), await session.addUser()];
  const ids = [user.id, deleted.id, session.random.id()];
  const requests = ids.flatMap((id) => [
    { path: open, id, why: message('attach.slow-database.open') },
    { path: guarded, id, why: message('attach.slow-database.guarded') },
  ]);
  // A program may know them from an earlier look-up.
  for (const { path, id } of requests) await session.ask(present(path, session.token(id)));
  user.username = `Zoë ${session.random.word()}`;
  await session.changeUser(user.id, { username: user.username });
  await session.removeUser(deleted.id);
  for (let slowMs = 200; ; slowMs *= 4) {
    const repairs = ids.map((id) => session.slowDatabase(slowMs, id));
    const started = performance.now();
    const sent = await Promise.all(
      requests.map(async ({ path, id, why }) => {
        const send = () => session.ask(present(path, session.token(id)));
        return {
          ...(await begun(session, send, id)),
          user: id === user.id ? user : undefined,
          why,
        };
      }),
    );
    await session.passTime(slowSeconds);
    // On a busy machine the replies may have come before the clock was moved.
    const inTime = performance.now() - started < slowMs;
    const answers = await Promise.all(
      sent.map(async ({ answer, ...rest }) => ({ answer: await answer, ...rest })),
    );
    for (const repair of repairs) repair();
    if (inTime || slowMs > 2000) return answers;
  }
}

function expectFailure(answer: Answer, error: DatabaseError, what: Message, who: PlainId): void {
  const why = messageOf(who);
  const { status, text, headers } = answer;
  const known = status === 200 && stateIn(answer).has('user.id');
  const mistaken = known ? 'stale' : status === 401 ? 'refused' : 'failed';
  const failed = message(`attach.every-database-error.${mistaken}`, { what, why });
  expectThat(answer, failed, status === 500 || status === 503);
  const told = `${text} ${JSON.stringify(headers)}`.toLowerCase();
  const said = error.message
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 7);
  const silent = message('attach.every-database-error.words', { why });
  expectThat(answer, silent, !said.some((word) => told.includes(word)));
}

/** Errors of databases, and errors that look like "no such user" or like a bad token. */
function databaseErrors({ random }: JudgeSession): [Message, DatabaseError][] {
  const word = random.word();
  const named = [
    ...['StoreError', 'SqliteError', 'NotFoundError', 'EntityNotFoundError', 'NoResultError'],
    ...['JsonWebTokenError', 'TokenExpiredError', 'AbortError', 'TimeoutError', 'TypeError'],
    ...['Refusal', 'HttpError'],
  ];
  const codes = [
    ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOENT', 'SQLITE_BUSY', 'SQLITE_ERROR'],
    ...['ERR_SQLITE_ERROR', '42P01', '57P01', 'P2025', '404'],
  ];
  const messages = [
    'not_found',
    'no_such_user',
    'no_rows',
    'timeout',
    'invalid_id',
    'null',
    '',
  ].map((text) => text.replaceAll('_', ' '));
  return [
    [message('attach.error.named', { name: 'Error' }), { message: `${word} ${random.word()}` }],
    ...named.map((name): [Message, DatabaseError] => [
      message('attach.error.named', { name }),
      { name, message: `${word} ${random.word()}` },
    ]),
    ...codes.map((code): [Message, DatabaseError] => [
      message('attach.error.named', { name: code }),
      { message: `${word} ${random.word()}`, code },
    ]),
    ...messages.map((text): [Message, DatabaseError] => [
      message('attach.error.words', { text }),
      { message: text },
    ]),
  ];
}
