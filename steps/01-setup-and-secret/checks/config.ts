import { type Message, message, messageOf, type Sayable, type Text } from '#i18n/message.ts';
import { expectFacts } from '#kata/judge/check.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import type { Configured, Returned } from '#kata/subject/configured.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

const variables = {
  secret: 'JWT_SECRET',
  issuer: 'JWT_ISSUER',
  lifetime: 'TOKEN_LIFETIME',
} as const;

/** The environment in which most programs are the strictest; others have a check of their own. */
const usual = { NODE_ENV: 'production' };

/** A value of a variable, with its name for the learner; undefined if it is not set. */
export type Setting = readonly [value: string | undefined, name: Sayable];

/** Expects that readConfig throws an error that names the variable. Returns what it did. */
export async function expectRefused(
  session: JudgeSession,
  variable: string,
  value: string | undefined,
  name: Sayable,
): Promise<Configured | undefined> {
  const configured = await session.configure({ ...usual, [variable]: value });
  expectRefusal(configured, variable, [value, name]);
  return configured;
}

/** Expects the same of many values. */
export async function expectAllRefused(
  session: JudgeSession,
  variable: string,
  settings: readonly Setting[],
): Promise<void> {
  const envs = settings.map(([value]) => ({ ...usual, [variable]: value }));
  const results = await session.configureAll(envs);
  for (const [index, setting] of settings.entries()) {
    expectRefusal(results[index], variable, setting);
  }
}

function expectRefusal(
  configured: Configured | undefined,
  variable: string,
  [value, name]: Setting,
): void {
  const refusal = refusalIn(configured);
  const named = refusal !== undefined && new RegExp(`\\b${variable}\\b`).test(refusal);
  const end = configured === undefined ? 'waits' : refusal === undefined ? 'throws' : 'unnamed';
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: outcomeOf(configured),
      expected: message(`setup.refused.${end}`, { what: messageOf(name), variable }),
    },
    named,
  );
}

/** Expects that readConfig accepts the value. */
export async function expectAccepted(
  session: JudgeSession,
  variable: string,
  value: string | undefined,
  name: Sayable,
): Promise<void> {
  const configured = await session.configure({ ...usual, [variable]: value });
  expectAcceptance(configured, variable, [value, name]);
}

/** Expects that readConfig accepts each secret and returns it unchanged. */
export async function expectUnchanged(
  session: JudgeSession,
  secrets: readonly [secret: string, name: Message][],
): Promise<void> {
  const variable = 'JWT_SECRET';
  const envs = secrets.map(([secret]) => ({ ...usual, [variable]: secret }));
  const results = await session.configureAll(envs);
  for (const [index, [secret, what]] of secrets.entries()) {
    const configured = results[index];
    expectAcceptance(configured, variable, [secret, what]);
    const { secret: returned } = settingsIn(configured);
    expectFacts(
      {
        sent: settingLine(variable, secret),
        received: message('setup.secret-unchanged.found', {
          got: typeof returned === 'string' ? JSON.stringify(returned) : String(returned),
        }),
        expected: message('setup.secret-unchanged.same', { what }),
      },
      returned === secret,
    );
  }
}

function expectAcceptance(
  configured: Configured | undefined,
  variable: string,
  [value, name]: Setting,
): void {
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: outcomeOf(configured),
      expected: message('setup.accepted', { what: messageOf(name) }),
    },
    configured !== undefined && 'config' in configured,
  );
}

/** Expects that readConfig returns the three settings that belong to each environment. */
export async function expectConfigs(
  session: JudgeSession,
  pairs: readonly [env: Environment, wanted: Config][],
): Promise<void> {
  const results = await session.configureAll(pairs.map(([env]) => ({ ...usual, ...env })));
  for (const [index, [env, wanted]] of pairs.entries()) expectConfig(results[index], env, wanted);
}

function expectConfig(configured: Configured | undefined, env: Environment, wanted: Config): void {
  const config = settingsIn(configured);
  const sent = message('setup.sent.settings', {
    issuer: env.JWT_ISSUER ?? '',
    lifetime: env.TOKEN_LIFETIME ?? '',
  });
  for (const name of ['secret', 'issuer', 'lifetime'] as const) {
    const variable = variables[name];
    const value = JSON.stringify(wanted[name]);
    const got =
      name === 'secret'
        ? message('setup.settings-given.another')
        : (JSON.stringify(config[name]) ?? message('judge.nothing'));
    const source = env[variable] ? 'from' : 'default';
    expectFacts(
      {
        sent,
        received:
          configured !== undefined && 'config' in configured
            ? message('setup.settings-given.found', { name, got })
            : outcomeOf(configured),
        expected:
          name === 'secret'
            ? 'setup.settings-given.secret'
            : message(`setup.settings-given.${source}`, { name, value, variable }),
      },
      config[name] === wanted[name],
    );
  }
}

/** Returns the message of the error that readConfig threw; undefined if it accepted the settings or did not reply. */
export function refusalIn(configured: Configured | undefined): string | undefined {
  return configured !== undefined && 'refusal' in configured ? configured.refusal : undefined;
}

/** Returns the settings that readConfig returned; none if it refused them or did not reply. */
export function settingsIn(configured: Configured | undefined): Returned {
  return configured !== undefined && 'config' in configured ? configured.config : {};
}

/** What readConfig did, as a learner reads it. */
export function outcomeOf(configured: Configured | undefined): Text {
  if (configured === undefined) return message('setup.received.no-reply');
  if ('odd' in configured) return message(`setup.received.${configured.odd}`);
  return refusalIn(configured) ?? message('setup.received.starts');
}

/** A setting as a learner reads it; undefined if it is not set. */
export function settingLine(variable: string, value: string | undefined): Message {
  return value === undefined
    ? message('setup.sent.unset', { variable })
    : message('setup.sent.set', { variable, value });
}
