import { readFileSync } from 'node:fs';
import { forge } from '#attacks/forge.ts';
import { message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal, expectUnprinted, invalidToken } from '#kata/judge/expect.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import type { Environment } from '#server/config/settings.ts';
import { expectClaims } from './tokens.ts';

/**
 * The same program after a restart, in environments in which it may believe that a check is not needed. A program without
 * the word env cannot read them.
 */
export const otherEnvironment = defineCheck(
  'decode.other-environment',
  async (session) => {
    if (!/env/i.test(readFileSync(session.file, 'utf8'))) return;
    await Promise.all(environmentsFor(session).map((env) => judgeIn(session, env)));
  },
  { hints: 'bad-token-ends-request' },
);

/** The usual environments, the ones that the program names, and every switch that it names. */
function environmentsFor(session: JudgeSession): Environment[] {
  const words = session.literals();
  const switches = words.filter((word) => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(word));
  const more = Object.fromEntries(
    switches.filter((name) => !settings.has(name)).map((name) => [name, '1']),
  );
  const named = words.filter((word) => /^(?:staging|dev|prod|local|ci|testing|debug)$/i.test(word));
  return [
    { NODE_ENV: 'production' },
    { NODE_ENV: 'development', DEBUG: '*' },
    { ...more, NODE_ENV: 'test', CI: 'true', VITEST: 'true' },
    { NODE_ENV: undefined },
    ...named.map((NODE_ENV) => ({ NODE_ENV })),
  ];
}

/** Settings of the server and of Node, and words of the contract. */
const settings = new Set([
  ...['JWT_SECRET', 'JWT_ISSUER', 'TOKEN_LIFETIME', 'NODE_ENV', 'NODE_OPTIONS', 'PATH'],
  ...['HS256', 'JWT', 'HS384', 'HS512', 'GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'],
]);

async function judgeIn(session: JudgeSession, env: Environment): Promise<void> {
  const name = `NODE_ENV=${env.NODE_ENV ?? ''}`;
  const another = await session.startAnother({ env });
  try {
    const path = '/inspect';
    const good = session.token(session.random.id());
    const passed = await another.ask({ path, query: { access_token: good } });
    expectClaims(passed, good, message('decode.other-environment.good', { name }));
    const claims = { iss: session.issuer, sub: session.random.id(), exp: session.now() + 60 };
    const bad = forge(claims, session.random.secret());
    for (const headers of [
      { 'x-access-token': bad },
      { 'x-access-token': session.random.word() },
    ]) {
      const answer = await another.ask({ path, headers });
      expectRefusal(answer, invalidToken, message('decode.other-environment.bad', { name }));
    }
    expectUnprinted(await another.output(), [
      ['decode.nothing-printed.valid', good],
      ['decode.nothing-printed.forged', bad],
      ['decode.nothing-printed.secret', session.secret],
    ]);
  } finally {
    await another.stop();
  }
}
