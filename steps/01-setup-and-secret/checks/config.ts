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

/** Expects that readConfig throws an error that names the variable. Returns what it did. */
export async function expectRefused(
  session: JudgeSession,
  variable: string,
  value: string | undefined,
  setting: Sayable,
): Promise<Configured | undefined> {
  const configured = await session.configure({ ...usual, [variable]: value });
  const refusal = refusalIn(configured);
  const named = refusal !== undefined && new RegExp(`\\b${variable}\\b`).test(refusal);
  const what = messageOf(setting);
  const end = configured === undefined ? 'waits' : refusal === undefined ? 'throws' : 'unnamed';
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: outcomeOf(configured),
      expected: message(`setup.refused.${end}`, { what, variable }),
    },
    named,
  );
  return configured;
}

/** Expects that readConfig accepts the value; undefined leaves the variable out. Returns its settings. */
export async function expectAccepted(
  session: JudgeSession,
  variable: string,
  value: string | undefined,
  setting: Sayable,
): Promise<Returned> {
  const configured = await session.configure({ ...usual, [variable]: value });
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: outcomeOf(configured),
      expected: message('setup.accepted', { what: messageOf(setting) }),
    },
    configured !== undefined && 'config' in configured,
  );
  return settingsIn(configured);
}

/** Expects that readConfig returns these three settings. */
export async function expectConfig(
  session: JudgeSession,
  env: Environment,
  wanted: Config,
): Promise<void> {
  const configured = await session.configure({ ...usual, ...env });
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
