import { fieldOf } from '#attacks/json.ts';
import { message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import {
  expectOk,
  expectRefusal,
  expectThat,
  expectUnprinted,
  missingToken,
} from '#kata/judge/expect.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import type { Environment } from '#server/config/settings.ts';
import { expectInvalid } from './refused.ts';
import { present } from './requests.ts';

/** The same program in other environments. */
export const environment: readonly Check[] = [
  defineCheck(
    'attach.other-environment',
    async (session) => {
      await Promise.all(environmentsFor(session).map((env) => checkIn(session, env)));
    },
    { hints: 'user-required' },
  ),
];

/** Environments in which a program may let every request through, and those that its file names. */
function environmentsFor({ literals }: JudgeSession): Environment[] {
  const words = literals();
  const named = words.filter((word) =>
    /^(?:staging|dev|prod|local|ci|testing|debug|demo)$/i.test(word),
  );
  const switches = words.filter(
    (word) => /^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(word) && !kept.test(word),
  );
  return [
    { NODE_ENV: 'production' },
    { NODE_ENV: 'development', DEBUG: '*' },
    {
      ...{ NODE_ENV: 'test', CI: 'true', VITEST: 'true' },
      ...Object.fromEntries(switches.map((name) => [name, '1'])),
    },
    ...named.map((word) => ({ NODE_ENV: word })),
  ];
}

/** Settings of the server, which stay as they are. */
const kept = /^(?:JWT_SECRET|JWT_ISSUER|TOKEN_LIFETIME|NODE_ENV|NODE_OPTIONS)$/;

async function checkIn(session: JudgeSession, env: Environment): Promise<void> {
  const [user, deleted] = [await session.addUser(), await session.addUser()];
  await session.removeUser(deleted.id);
  const another = await session.startAnother({ env });
  const what = `NODE_ENV=${env.NODE_ENV}`;
  const token = another.token(user.id);
  const path = '/api/me';
  const anonymous = message('attach.other-environment.anonymous', { what });
  expectRefusal(await another.ask({ path }), missingToken, anonymous);
  const signedIn = message('attach.other-environment.signed-in', { what });
  expectOk(await another.ask(present(path, token)), signedIn);
  const username = `Zoë ${session.random.word()}`;
  await session.changeUser(user.id, { username });
  const answer = await another.ask(present(path, token));
  const renamed = message('attach.other-environment.renamed', { what, username });
  expectThat(answer, renamed, fieldOf(answer.body.user, 'username') === username);
  await session.removeUser(user.id);
  const removed = message('attach.other-environment.deleted', { what });
  expectInvalid(await another.ask(present(path, token)), 'GET', removed);
  const unknown = message('attach.other-environment.unknown', { what });
  const ofNobody = another.token(session.random.id());
  expectInvalid(await another.ask(present(path, ofNobody)), 'GET', unknown);
  const gone = message('attach.other-environment.deleted', { what });
  const ofDeleted = another.token(deleted.id);
  expectInvalid(await another.ask(present(path, ofDeleted)), 'GET', gone);
  const printed = message('attach.other-environment.token', { what });
  expectUnprinted(
    await another.output(),
    [token, ofNobody, ofDeleted].map((secret) => [printed, secret]),
  );
  await another.stop();
}
