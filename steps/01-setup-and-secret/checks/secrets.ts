import { type Message, message, messageOf, type PlainId } from '#i18n/message.ts';
import { defineCheck, expectFacts } from '#kata/judge/check.ts';
import {
  expectAccepted,
  expectAllRefused,
  expectRefused,
  expectUnchanged,
  outcomeOf,
  refusalIn,
  type Setting,
  settingLine,
} from './config.ts';
import { jwkDocuments, pemDocuments } from './documents.ts';
import { goodSecrets } from './good-secrets.ts';
import { knownSecrets, oddBlocks, repeatedSecrets } from './weak-secrets.ts';

const variable = 'JWT_SECRET';

/** The checks of weak secrets, which must be refused, and of good ones, which must be returned unchanged. */
export const secretChecks = [
  defineCheck('setup.secret-missing', async (session) => {
    const configured = await session.configure({
      [variable]: undefined,
      NODE_ENV: 'development',
    });
    expectFacts(
      {
        sent: settingLine(variable, undefined),
        received: outcomeOf(configured),
        expected: 'setup.secret-missing.starts',
      },
      refusalIn(configured)?.includes(variable) === true,
    );
    await expectRefused(session, variable, '', 'setup.secret-missing.empty');
    await expectRefused(session, variable, undefined, 'setup.secret-missing.unset');
  }),

  defineCheck('setup.secret-short', async (session) => {
    const { random } = session;
    const enough = random.bytes(24).toString('base64url');
    await expectRefused(session, variable, enough.slice(0, 20), 'setup.secret-short.20');
    await expectRefused(session, variable, enough.slice(0, 31), 'setup.secret-short.31');
    await expectAccepted(session, variable, enough, 'setup.secret-short.32');
    const short = Array.from({ length: 31 }, (_, index): Setting => {
      const bytes = index + 1;
      const value = random.bytes(24).toString('base64url').slice(0, bytes);
      return [value, message('setup.secret-short.bytes', { bytes })];
    });
    await expectAllRefused(session, variable, short);
    const hex = random.bytes(15).toString('hex');
    await expectRefused(session, variable, ` ${hex}`, 'setup.secret-short.30-and-space');
    await expectRefused(session, variable, ' '.repeat(31), 'setup.secret-short.spaces');
  }),

  defineCheck('setup.secret-in-bytes', async (session) => {
    const { random } = session;
    const letters = Array.from({ length: 24 }, () =>
      String.fromCharCode(random.integer(0x400, 0x4ff)),
    );
    const long = letters.join('');
    await expectAccepted(session, variable, long, 'setup.secret-in-bytes.letters');
    const cut = (text: string, letters: number) => [...text].slice(0, letters).join('');
    await expectRefused(session, variable, cut(long, 15), 'setup.secret-in-bytes.15-letters');
    const signs = random.text('令牌密钥签名服务器请求响应步骤', 10);
    await expectRefused(session, variable, signs, 'setup.secret-in-bytes.10-signs');
    const emoji = random.text('🦊🐼🐸🐙🦉🐝🐢', 7);
    await expectRefused(session, variable, emoji, 'setup.secret-in-bytes.7-emoji');
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
    for (const [what, secret] of known) await expectRefused(session, variable, secret, what);
  }),

  defineCheck('setup.secret-repetitive', async (session) => {
    const { random } = session;
    const letter = random.word().slice(0, 1).repeat(40);
    await expectRefused(session, variable, letter, 'setup.secret-repetitive.letter');
    const block = random.bytes(8).toString('hex').repeat(4);
    await expectRefused(session, variable, block, 'setup.secret-repetitive.four');
    const odd = block.slice(0, 48);
    await expectRefused(session, variable, odd, 'setup.secret-repetitive.three');
  }),

  defineCheck('setup.secret-no-document', async (session) => {
    const { random } = session;
    const key = random.bytes(48).toString('base64');
    const pem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
    await expectRefused(session, variable, pem, 'setup.secret-no-document.pem');
    const jwk = JSON.stringify({ kty: 'oct', k: random.bytes(32).toString('base64url') });
    await expectRefused(session, variable, jwk, 'setup.secret-no-document.jwk');
    const certificate = pem.replaceAll('PUBLIC KEY', 'CERTIFICATE');
    const what = 'setup.secret-no-document.certificate';
    await expectRefused(session, variable, certificate, what);
  }),
];

/** The checks of secrets of every shape. */
export const secretShapes = [
  defineCheck(
    'setup.secret-unchanged',
    async (session) => {
      const secrets = goodSecrets.map(({ name, draw }): [string, Message] => [
        draw(session.random),
        messageOf(name),
      ]);
      for (const [secret] of secrets) {
        if (secret.length < 300) session.keepSecret('setup.secret-hidden.another', secret);
      }
      await expectUnchanged(session, secrets);
    },
    { hints: 'settings-given' },
  ),

  defineCheck(
    'setup.secret-refused',
    async (session) => {
      const blocks = [...oddBlocks, ...repeatedSecrets];
      const classes = [...jwkDocuments, ...pemDocuments, ...knownSecrets, ...blocks];
      await expectAllRefused(
        session,
        variable,
        classes.map(({ name, draw }): Setting => [draw(session.random), name]),
      );
    },
    { hints: 'secret-known' },
  ),
];
