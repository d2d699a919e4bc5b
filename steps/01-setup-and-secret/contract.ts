import {
  type Message,
  message,
  messageOf,
  type PlainId,
  type Sayable,
  type Text,
} from '#i18n/message.ts';
import { defineCheck, expectFacts, type Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import { describe, expectOk, expectThat, expectUnprinted, replaced } from '#kata/judge/expect.ts';
import type { Asked, JudgeSession } from '#kata/judge/session.ts';
import type { Configured, Returned } from '#kata/subject/configured.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export const contract: Suite = {
  step: 1,
  clock: 'stopped',
  checks: [
    defineCheck('setup.health', async (session) => {
      const answer = await session.ask({ path: '/health' });
      expectOk(answer, 'setup.health.ok');
      expectThat(answer, 'setup.health.body', answer.body.status === 'ok');
    }),

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
      const told = /on purpose|\n\s+at |\.ts:\d/.test(answer.text);
      expectThat(answer, 'setup.fault-untold.message', !told);
    }),

    defineCheck('setup.no-store', async (session) => {
      const paths: [PlainId, string][] = [
        ['setup.no-store.success', '/health'],
        ['setup.no-store.not-found', `/${session.random.word()}`],
        ['setup.no-store.fault', '/broken'],
      ];
      for (const [expected, path] of paths) {
        const answer = await session.ask({ path });
        const directives = answer.headers['cache-control']?.split(/, */) ?? [];
        expectThat(answer, expected, directives.includes('no-store'));
      }
    }),

    defineCheck('setup.body-parsed', async (session) => {
      const word = session.random.word();
      const broken = { type: 'application/json', content: `{"password": ${word}` };
      const answer = await session.ask({ path: '/inspect', text: broken });
      expectThat(answer, 'setup.body-parsed.json-status', answer.status === 400);
      expectThat(answer, 'setup.body-parsed.json-code', answer.body.error === 'invalid_request');
      const quotes = answer.text.includes(word) || /JSON at|is not valid JSON/.test(answer.text);
      expectThat(answer, 'setup.body-parsed.quotes', !quotes);

      const headers = { 'content-encoding': 'gzip' };
      const form = { username: session.random.word() };
      const packed = await session.ask({ path: '/inspect', headers, form });
      const refused = packed.status === 400 || packed.status === 415;
      expectThat(packed, 'setup.body-parsed.gzip-status', refused);
      expectThat(packed, 'setup.body-parsed.gzip-code', typeof packed.body.error === 'string');
    }),

    defineCheck('setup.body-limited', async (session) => {
      const large = { username: 'a'.repeat(65_536) };
      const chunked = { 'transfer-encoding': 'chunked' };
      const kinds: ['form' | 'json' | 'chunked', Omit<Asked, 'path'>][] = [
        ['form', { form: large }],
        ['json', { json: large }],
        ['chunked', { json: large, headers: chunked }],
      ];
      for (const [kind, body] of kinds) {
        const answer = await session.ask({ path: '/inspect', ...body });
        const sent = message(`setup.body-limited.${kind}-sent`);
        const received = describe(answer);
        const status: PlainId = `setup.body-limited.${kind}-status`;
        expectFacts({ sent, received, expected: status }, answer.status === 413);
        const code: PlainId = `setup.body-limited.${kind}-code`;
        expectFacts({ sent, received, expected: code }, typeof answer.body.error === 'string');
      }
    }),

    defineCheck('setup.secret-missing', async (session) => {
      const sent = message('setup.sent.unset', { variable: 'JWT_SECRET' });
      const fault = await session.tryStart({ JWT_SECRET: undefined });
      const listens = message('setup.received.listens');
      expectFacts(
        { sent, received: listens, expected: 'setup.secret-missing.starts' },
        fault !== undefined,
      );
      const output = fault?.output ?? '';
      const received = output.trim() || message('judge.start.silent');
      expectFacts(
        { sent, received, expected: 'setup.secret-missing.message' },
        fault?.fault === 'crash' && output.includes('JWT_SECRET'),
      );
      await expectRefused(session, 'JWT_SECRET', '', 'setup.secret-missing.empty');
    }),

    defineCheck('setup.secret-short', async (session) => {
      const enough = session.random.bytes(24).toString('base64url');
      await expectRefused(session, 'JWT_SECRET', enough.slice(0, 20), 'setup.secret-short.20');
      await expectRefused(session, 'JWT_SECRET', enough.slice(0, 31), 'setup.secret-short.31');
      await expectAccepted(session, 'JWT_SECRET', enough, 'setup.secret-short.32');
    }),

    defineCheck('setup.secret-in-bytes', async (session) => {
      const bytes = [...session.random.bytes(24)];
      const letters = bytes.map((byte) => String.fromCharCode(0x0400 + byte)).join('');
      await expectAccepted(session, 'JWT_SECRET', letters, 'setup.secret-in-bytes.letters');
    }),

    defineCheck('setup.secret-known', async (session) => {
      const known: [PlainId, string][] = [
        ['setup.secret-known.jwt-io', 'a-string-secret-at-least-256-bits-long'],
        ['setup.secret-known.article', 'YOUR_SCRET_STRING_YOUR_SCRET_STRING_'],
        ['setup.secret-known.rfc-7520', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
        [
          'setup.secret-known.rfc-7515',
          'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
        ],
        ['setup.secret-known.placeholder', 'change-me-to-something-long-and-random'],
      ];
      for (const [what, secret] of known) {
        await expectRefused(session, 'JWT_SECRET', secret, what);
      }
    }),

    defineCheck('setup.secret-repetitive', async (session) => {
      const { random } = session;
      const letter = random.word().slice(0, 1).repeat(40);
      await expectRefused(session, 'JWT_SECRET', letter, 'setup.secret-repetitive.letter');
      const block = random.bytes(8).toString('hex').repeat(4);
      await expectRefused(session, 'JWT_SECRET', block, 'setup.secret-repetitive.four');
      const odd = block.slice(0, 48);
      await expectRefused(session, 'JWT_SECRET', odd, 'setup.secret-repetitive.three');
    }),

    defineCheck('setup.secret-no-document', async (session) => {
      const { random } = session;
      const key = random.bytes(48).toString('base64');
      const pem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
      await expectRefused(session, 'JWT_SECRET', pem, 'setup.secret-no-document.pem');
      const jwk = JSON.stringify({ kty: 'oct', k: random.bytes(32).toString('base64url') });
      await expectRefused(session, 'JWT_SECRET', jwk, 'setup.secret-no-document.jwk');
      const certificate = pem.replaceAll('PUBLIC KEY', 'CERTIFICATE');
      const what = 'setup.secret-no-document.certificate';
      await expectRefused(session, 'JWT_SECRET', certificate, what);
    }),

    defineCheck('setup.lifetime-checked', async (session) => {
      const named = (value: string) => message('setup.lifetime-checked.value', { value });
      const longest = 366 * 24 * 60 * 60;
      const odd = ['1e3', '0x384', ' 900', '+900'];
      const wrong = ['soon', '0', '-60', '1.5', '7d', ...odd, `${longest + 1}`, '9'.repeat(30)];
      for (const value of wrong) {
        await expectRefused(session, 'TOKEN_LIFETIME', value, named(value));
      }
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
      await expectConfig(session, given, config);
      await expectConfig(
        session,
        { ...given, TOKEN_LIFETIME: undefined },
        { ...config, lifetime: 7 * 24 * 60 * 60 },
      );
      for (const JWT_ISSUER of [undefined, '']) {
        await expectConfig(
          session,
          { ...given, JWT_ISSUER },
          { ...config, issuer: 'koa-jwt-kata' },
        );
      }
    }),

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

    ...closingChecks({
      challenged: [],
      again: async (session) => {
        expectOk(await session.ask({ path: '/health' }), 'setup.health.ok');
      },
    }),
  ],
};

/** Expects that readConfig throws an error that names the variable. */
async function expectRefused(
  session: JudgeSession,
  variable: string,
  value: string,
  setting: Sayable,
): Promise<void> {
  const configured = await session.configure({ [variable]: value });
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
}

/** Expects that readConfig accepts the value; undefined leaves the variable out. */
async function expectAccepted(
  session: JudgeSession,
  variable: string,
  value: string | undefined,
  setting: Sayable,
): Promise<void> {
  const configured = await session.configure({ [variable]: value });
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: outcomeOf(configured),
      expected: message('setup.accepted', { what: messageOf(setting) }),
    },
    configured !== undefined && 'config' in configured,
  );
}

/** Expects that readConfig returns these three settings. */
async function expectConfig(
  session: JudgeSession,
  env: Environment,
  wanted: Config,
): Promise<void> {
  const configured = await session.configure(env);
  const config: Returned = configured && 'config' in configured ? configured.config : {};
  const sent = message('setup.sent.settings', {
    issuer: env.JWT_ISSUER ?? '',
    lifetime: env.TOKEN_LIFETIME ?? '',
  });
  const variables = { secret: 'JWT_SECRET', issuer: 'JWT_ISSUER', lifetime: 'TOKEN_LIFETIME' };
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
function refusalIn(configured: Configured | undefined): string | undefined {
  return configured !== undefined && 'refusal' in configured ? configured.refusal : undefined;
}

function outcomeOf(configured: Configured | undefined): Text {
  if (configured === undefined) return message('setup.received.no-reply');
  return refusalIn(configured) ?? message('setup.received.starts');
}

function settingLine(variable: string, value: string | undefined): Message {
  return value === undefined
    ? message('setup.sent.unset', { variable })
    : message('setup.sent.set', { variable, value });
}

function hidden(what: PlainId): Message {
  return message('judge.printed.here', { what: message(what) });
}
