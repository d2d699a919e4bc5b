import { message } from '#i18n/message.ts';
import { defineCheck, expectFacts } from '#kata/judge/check.ts';
import { isNoStore } from '#kata/judge/closing.ts';
import { expectOk, expectThat } from '#kata/judge/expect.ts';
import { type AnotherProcess, type JudgeSession, nodeEnvs } from '#kata/judge/session.ts';
import type { Environment } from '#server/settings.ts';
import { outcomeOf, refusalIn, settingsIn } from './config.ts';
import { expectPlainError } from './plain-answer.ts';

/** Variables that must not replace JWT_SECRET, though other programs use them. */
const otherNames = ['SECRET', 'SECRET_KEY', 'APP_SECRET', 'JWT_KEY', 'TOKEN_SECRET', 'jwt_secret'];

/** Variables that must not switch any rule off. */
const switches = ['CI', 'DEBUG', 'DEV', 'DEMO', 'TEST', 'ALLOW_WEAK_SECRET', 'SKIP_CHECKS'];

/** The checks of everything around the three settings, which must not matter. */
export const environmentChecks = [
  defineCheck(
    'setup.environment',
    async (session) => {
      const { random } = session;
      const secret = random.secret();
      const names = namesIn(session);
      const surroundings: Environment[] = [
        ...nodeEnvs.map((name) => ({ NODE_ENV: name || undefined })),
        ...['1', 'true', random.secret()].map((value) => set([...switches, ...names], value)),
        set(otherNames, random.secret()),
      ];
      for (const around of surroundings) {
        await expectSameRules(
          session,
          (env) => session.configure({ ...around, ...env }),
          secret,
          around,
        );
      }
    },
    { hints: 'secret-missing' },
  ),

  defineCheck(
    'setup.apps-apart',
    async (session) => {
      const { random } = session;
      const settings = () => ({
        JWT_SECRET: random.secret(),
        JWT_ISSUER: random.word(),
        TOKEN_LIFETIME: '60',
      });
      const path = await session.handle();
      const apps = [session, await session.openApp(settings()), await session.openApp(settings())];
      for (const app of apps) {
        expectFacts(
          {
            sent: message('setup.apps-apart.sent'),
            received: message('setup.apps-apart.none'),
            expected: 'setup.apps-apart.opens',
          },
          app !== undefined,
        );
        if (app === undefined) return;
        const answer = await app.ask({ path: '/health' });
        expectOk(answer, 'setup.apps-apart.health');
        expectThat(answer, 'setup.apps-apart.no-store', isNoStore(answer));
        const word = random.word();
        const parsed = await app.ask({ path, json: { word } });
        expectThat(parsed, 'setup.apps-apart.parsed', parsed.text.includes(word));
        const broken = await app.ask({ path, text: { type: 'application/json', content: '{' } });
        expectPlainError(broken, 400, 'invalid_request', 'setup.apps-apart.broken');
        expectPlainError(
          await app.ask({ path: `/${word}` }),
          404,
          'not_found',
          'setup.apps-apart.missing',
        );
      }
    },
    { hints: 'health' },
  ),

  defineCheck(
    'setup.every-start',
    async (session) => {
      const ended = session.tryStart({ JWT_SECRET: undefined, NODE_ENV: undefined });
      const starts: [NODE_ENV: string, more: Environment][] = [
        ['development', {}],
        ['test', set([...switches, ...namesIn(session)], '1')],
      ];
      const others = await Promise.all(
        starts.map(async ([NODE_ENV, more]) => {
          const env = { ...more, NODE_ENV };
          return { NODE_ENV, other: await session.startAnother({ env }) };
        }),
      );
      for (const { NODE_ENV, other } of others) {
        await expectSameRules(session, other.configure, session.random.secret(), { NODE_ENV });
        await expectUntold(session, other, NODE_ENV);
        await other.stop();
      }
      expectEnd(await ended);
    },
    { hints: 'secret-missing' },
  ),
];

/** Expects once more what the checks before have expected, from the same program. */
export async function expectRulesAgain(session: JudgeSession): Promise<void> {
  const { random } = session;
  await expectSameRules(session, session.configure, random.secret(), {});
  const path = await session.handle();
  const word = random.word();
  const parsed = await session.ask({ path, json: { word } });
  expectThat(parsed, 'setup.body-broken.then', parsed.text.includes(word));
  const broken = await session.ask({ path, text: { type: 'application/json', content: word } });
  expectPlainError(broken, 400, 'invalid_request', 'setup.body-broken.status');
  const missing = await session.ask({ path: `/${word}` });
  expectPlainError(missing, 404, 'not_found', 'setup.errors-in-json.other');
  const fault = await session.ask({ path: '/broken' });
  expectPlainError(fault, 500, undefined, 'setup.fault-untold.status');
}

/** Expects that a program without a secret ended with a message that names the variable. */
function expectEnd(fault: Awaited<ReturnType<JudgeSession['tryStart']>>): void {
  const output = fault?.output ?? '';
  expectFacts(
    {
      sent: message('setup.sent.unset', { variable: 'JWT_SECRET' }),
      received:
        fault === undefined
          ? message('setup.received.listens')
          : output.trim() || message('judge.start.silent'),
      expected: 'setup.secret-missing.message',
    },
    fault?.fault === 'crash' && output.includes('JWT_SECRET'),
  );
}

/** Names of variables in the program itself. */
function namesIn({ literals }: JudgeSession): string[] {
  return literals().filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

/** Sets variables to a value, but none of the three that the contract names. */
function set(names: readonly string[], value: string): Environment {
  const own = ['JWT_SECRET', 'JWT_ISSUER', 'TOKEN_LIFETIME'];
  return Object.fromEntries(
    names.filter((name) => !own.includes(name)).map((name) => [name, value]),
  );
}

/** Expects that a good secret is returned, and that a missing, a short and a known one are refused. */
async function expectSameRules(
  { keepSecret }: JudgeSession,
  configure: JudgeSession['configure'],
  secret: string,
  around: Environment,
): Promise<void> {
  const environment = Object.entries(around)
    .map(([name, value]) => (value === undefined ? `unset ${name}` : `${name}='${value}'`))
    .join(' ');
  keepSecret('judge.secret.secret', secret);
  const good = await configure({ JWT_SECRET: secret });
  expectFacts(
    {
      sent: message('setup.environment.sent', {
        environment,
        what: message('setup.environment.good'),
      }),
      received: outcomeOf(good),
      expected: 'setup.environment.accepted',
    },
    settingsIn(good).secret === secret,
  );
  const weak = [
    ['missing', undefined],
    ['short', secret.slice(0, 31)],
    ['known', `${secret}-changeme`],
    ['repeated', secret.slice(0, 16).repeat(3)],
  ] as const;
  for (const [kind, JWT_SECRET] of weak) {
    const configured = await configure({ JWT_SECRET });
    const what = message(`setup.environment.${kind}`);
    expectFacts(
      {
        sent: message('setup.environment.sent', { environment, what }),
        received: outcomeOf(configured),
        expected: message('setup.environment.refused', { what }),
      },
      refusalIn(configured)?.includes('JWT_SECRET') === true,
    );
  }
}

/** Expects that errors tell nothing, whatever NODE_ENV is. */
async function expectUntold(
  session: JudgeSession,
  other: AnotherProcess,
  environment: string,
): Promise<void> {
  const broken = await other.ask({ path: '/broken' });
  const expected = message('setup.every-start.untold', { environment });
  const told = /on purpose|\n\s+at |\.ts:\d/.test(broken.text + JSON.stringify(broken.headers));
  expectThat(broken, expected, !told);
  expectPlainError(broken, 500, undefined, expected);
  const missing = await other.ask({ path: `/${session.random.word()}` });
  expectPlainError(missing, 404, 'not_found', expected);
}
