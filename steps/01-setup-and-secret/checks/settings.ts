import { isDeepStrictEqual } from 'node:util';
import { message, type PlainId } from '#i18n/message.ts';
import { CheckError, defineCheck, expectFacts } from '#kata/judge/check.ts';
import { expectUnprinted, replaced } from '#kata/judge/expect.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';
import {
  expectAccepted,
  expectAllRefused,
  expectConfigs,
  outcomeOf,
  refusalIn,
  type Setting,
  settingLine,
  settingsIn,
} from './config.ts';
import {
  badLifetimes,
  goodIssuers,
  goodLifetimes,
  longest,
  randomBadLifetimes,
  randomIssuers,
  randomLifetimes,
} from './other-settings.ts';

const week = 7 * 24 * 60 * 60;
const defaultIssuer = 'koa-jwt-kata';

/** readConfig must return an object. */
export const configObject = defineCheck(
  'setup.config-object',
  async (session) => {
    const unset = { JWT_ISSUER: undefined, TOKEN_LIFETIME: undefined };
    for (const configured of await session.configureAll([{}, unset])) {
      if (configured === undefined || !('odd' in configured)) continue;
      const { odd } = configured;
      throw new CheckError({
        sent: message('setup.sent.valid'),
        received: message(`setup.received.${odd}`),
        expected: `setup.config-object.${odd}`,
      });
    }
  },
  { hints: 'settings-given' },
);

/** The checks of issuer and lifetime. */
export const settingChecks = [
  defineCheck('setup.lifetime-checked', async (session) => {
    const named = (value: string) => message('setup.lifetime-checked.value', { value });
    const bad = [...badLifetimes, ...randomBadLifetimes(session.random)];
    await expectAllRefused(
      session,
      'TOKEN_LIFETIME',
      bad.map((value): Setting => [value, named(value)]),
    );
    const unset = 'setup.lifetime-checked.default';
    await expectAccepted(session, 'TOKEN_LIFETIME', undefined, unset);
    for (const value of ['1', '900', `${longest}`]) {
      await expectAccepted(session, 'TOKEN_LIFETIME', value, named(value));
    }
  }),

  defineCheck('setup.settings-given', async (session) => {
    const { random } = session;
    const given = {
      JWT_SECRET: `${random.secret()} ${random.secret()} `,
      JWT_ISSUER: random.word(),
      TOKEN_LIFETIME: '900',
    };
    const config = { secret: given.JWT_SECRET, issuer: given.JWT_ISSUER, lifetime: 900 };
    const unset = [undefined, ''];
    const issuer = defaultIssuer;
    await expectConfigs(session, [
      [given, config],
      ...unset.map((TOKEN_LIFETIME): [Environment, Config] => [
        { ...given, TOKEN_LIFETIME },
        { ...config, lifetime: week },
      ]),
      ...unset.flatMap((JWT_ISSUER): [Environment, Config][] => [
        [
          { ...given, JWT_ISSUER },
          { ...config, issuer },
        ],
        ...unset.map((TOKEN_LIFETIME): [Environment, Config] => [
          { ...given, JWT_ISSUER, TOKEN_LIFETIME },
          { ...config, issuer, lifetime: week },
        ]),
      ]),
      ...[...goodLifetimes, ...randomLifetimes(random)].map((lifetime): [Environment, Config] => {
        const secret = random.secret();
        const TOKEN_LIFETIME = String(lifetime);
        return [
          { ...given, JWT_SECRET: secret, TOKEN_LIFETIME },
          { ...config, secret, lifetime },
        ];
      }),
      ...[...goodIssuers, ...randomIssuers(random)].map((other): [Environment, Config] => [
        { ...given, JWT_ISSUER: other },
        { ...config, issuer: other },
      ]),
      [given, config],
    ]);
    for (const value of ['010', '0900', '000000000000000001', `0${longest}`]) {
      const configured = await session.configure({ TOKEN_LIFETIME: value });
      const { lifetime = Number(value) } = settingsIn(configured);
      const read = lifetime === Number(value) && configured !== undefined;
      const expected = message('setup.settings-given.zeros', { value: Number(value) });
      const sent = settingLine('TOKEN_LIFETIME', value);
      expectFacts({ sent, received: String(lifetime), expected }, read);
    }
  }),

  defineCheck(
    'setup.settings-reread',
    async (session) => {
      const { random } = session;
      const [issuer, other] = [random.word(), random.word()];
      const good = { JWT_SECRET: random.secret(), JWT_ISSUER: issuer, TOKEN_LIFETIME: '900' };
      const config = { secret: good.JWT_SECRET, issuer, lifetime: 900 };
      const second = random.secret();
      const rounds: [changes: Environment, wanted: Config | undefined][] = [
        [good, config],
        [{}, config],
        [{ JWT_ISSUER: other }, { ...config, issuer: other }],
        [{ TOKEN_LIFETIME: '60' }, { ...config, issuer: other, lifetime: 60 }],
        [{ JWT_SECRET: second }, { secret: second, issuer: other, lifetime: 60 }],
        [{ JWT_SECRET: second.slice(1, 31) }, undefined],
        [{ ...good, TOKEN_LIFETIME: 'soon' }, undefined],
        [{ JWT_SECRET: '' }, undefined],
        [good, config],
      ];
      const results = await session.reconfigure(rounds.map(([changes]) => changes));
      for (const [index, [changes, wanted]] of rounds.entries()) {
        const configured = results[index];
        const names = Object.keys(changes);
        const as = names.length === 0 ? 'again' : wanted === undefined ? 'refused' : 'changed';
        const right =
          wanted === undefined
            ? refusalIn(configured) !== undefined
            : isDeepStrictEqual({ ...settingsIn(configured) }, wanted);
        expectFacts(
          {
            sent: message('setup.settings-reread.sent', { names: names.join(', ') || '-' }),
            received: outcomeOf(configured),
            expected: `setup.settings-reread.${as}`,
          },
          right,
        );
      }
    },
    { hints: 'settings-given' },
  ),

  defineCheck('setup.secret-hidden', async (session) => {
    const short = session.random.bytes(12).toString('hex');
    const repeated = session.random.bytes(8).toString('hex').repeat(3);
    const secrets: ['short' | 'repeated', string][] = [
      ['short', short],
      ['repeated', repeated],
    ];
    for (const [kind, secret] of secrets) {
      const refusal = refusalIn(await session.configure({ JWT_SECRET: secret })) ?? '';
      const part = secret.slice(0, 6);
      const shown = refusal.includes(secret) ? 'whole' : 'beginning';
      expectFacts(
        {
          sent: message(`setup.secret-hidden.${kind}-sent`),
          received: replaced(
            replaced(refusal, secret, hidden('setup.secret-hidden.secret')),
            part,
            hidden('setup.secret-hidden.beginning'),
          ),
          expected: `setup.secret-hidden.${kind}-${shown}`,
        },
        !refusal.includes(part),
      );
    }
    expectUnprinted(await session.output(), [
      ['setup.secret-hidden.secret', session.secret],
      ['setup.secret-hidden.short', short],
      ['setup.secret-hidden.repeated', repeated],
    ]);
  }),
];

function hidden(what: PlainId) {
  return message('judge.printed.here', { what: message(what) });
}
