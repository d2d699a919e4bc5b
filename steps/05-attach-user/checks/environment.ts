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
import { type JudgeSession, nodeEnvs } from '#kata/judge/session.ts';
import type { Environment } from '#server/config/settings.ts';
import { opened } from './apps.ts';
import { expectInvalid } from './refused.ts';
import { present } from './requests.ts';

/** The same program in other environments: it is loaded again in each. */
export const environment: readonly Check[] = [
  defineCheck(
    'attach.other-environment',
    async (session) => {
      try {
        for (const env of environmentsFor(session)) await checkIn(session, env);
      } finally {
        await session.openApp({}, { anew: true });
      }
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
  const more: Environment = {
    ...{ DEBUG: '*', CI: 'true', VITEST: 'true' },
    ...Object.fromEntries(switches.map((name) => [name, '1'])),
  };
  const values = new Set<string | undefined>([...nodeEnvs, ...named]);
  return [...values].flatMap((value) => {
    const env = { NODE_ENV: value || undefined };
    return value === 'test' ? [env, { ...env, ...more }] : [env];
  });
}

/** Settings of the server, which stay as they are. */
const kept = /^(?:JWT_SECRET|JWT_ISSUER|TOKEN_LIFETIME|NODE_ENV|NODE_OPTIONS)$/;

async function checkIn(session: JudgeSession, env: Environment): Promise<void> {
  const [user, deleted] = [await session.addUser(), await session.addUser()];
  await session.removeUser(deleted.id);
  const what = `NODE_ENV=${env.NODE_ENV ?? ''}`;
  const another = await opened(session, env, { anew: true });
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
    await session.output(),
    [token, ofNobody, ofDeleted].map((secret) => [printed, secret]),
  );
}
