import { randomBytes } from 'node:crypto';
import { randomSecret, randomWord } from '#kata/judge/forge.ts';
import {
  expectFacts,
  expectOk,
  expectThat,
  expectUnprinted,
  legacySuite,
} from '#kata/judge/legacy.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import type { Configured } from '#kata/subject/channel.ts';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export const contract = legacySuite({
  step: 1,
  clock: 'running',
  checks: [
    {
      id: 'health',
      title: 'starts with a strong secret and answers at /health',
      rule: 'step 1: a server that stands is the ground for all the rest',
      async run(lab) {
        const answer = await lab.ask({ path: '/health' });
        expectOk(answer, 'the route /health is given, and your app lets requests through to it');
        expectThat(answer, '{"status":"ok"} from /health', answer.body.status === 'ok');
      },
    },
    {
      id: 'errors-in-json',
      title: 'answers an unknown path with 404 in JSON',
      rule: 'step 1: every error has one shape, { error, error_description }',
      async run(lab) {
        const answer = await lab.ask({ path: `/${randomWord()}` });
        expectThat(answer, '404 for a path that does not exist', answer.status === 404);
        expectThat(
          answer,
          '"error": "not_found" in a JSON body',
          answer.body.error === 'not_found',
        );
        const challenge = answer.headers['www-authenticate'];
        expectThat(answer, 'no challenge: nobody was asked for a token', challenge === undefined);
      },
    },
    {
      id: 'fault-untold',
      title: 'answers an unexpected error with 500 in JSON, and keeps its words',
      rule: 'OWASP ASVS 16.5.1: a message or a stack tells an attacker what runs here',
      async run(lab) {
        const answer = await lab.ask({ path: '/broken' });
        expectThat(answer, '500: the handler has failed', answer.status === 500);
        expectThat(
          answer,
          '"error" in a JSON body, for an error that nobody foresaw',
          typeof answer.body.error === 'string',
        );
        expectThat(
          answer,
          'neither the message nor the stack of the error in the answer',
          !/on purpose|\n\s+at |\.ts:\d/.test(answer.text),
        );
      },
    },
    {
      id: 'no-store',
      title: 'forbids every cache to keep an answer',
      rule: 'RFC 6750, 2.3: a token may come in the address, so no cache may keep what it opens',
      async run(lab) {
        const kinds = {
          'a good answer': '/health',
          'a 404': `/${randomWord()}`,
          'a 500': '/broken',
        };
        for (const [kind, path] of Object.entries(kinds)) {
          const answer = await lab.ask({ path });
          const directives = answer.headers['cache-control']?.split(/, */) ?? [];
          expectThat(answer, `Cache-Control: no-store on ${kind}`, directives.includes('no-store'));
        }
      },
    },
    {
      id: 'body-parsed',
      title: 'parses JSON and forms, and answers 400 where it cannot',
      rule: 'RFC 9110, 15.5.1: a body that cannot be read is the client’s mistake, not a 500',
      async run(lab) {
        const word = randomWord();
        const broken = { type: 'application/json', content: `{"password": ${word}` };
        const answer = await lab.ask({ path: '/inspect', text: broken });
        expectThat(answer, '400 for broken JSON', answer.status === 400);
        expectThat(
          answer,
          '"error": "invalid_request" in a JSON body, for broken JSON',
          answer.body.error === 'invalid_request',
        );
        const quotes = answer.text.includes(word) || /JSON at|is not valid JSON/.test(answer.text);
        expectThat(answer, 'none of the parser’s words, which quote the body', !quotes);

        const headers = { 'content-encoding': 'gzip' };
        const packed = await lab.ask({
          path: '/inspect',
          headers,
          form: { username: randomWord() },
        });
        const refused = packed.status === 400 || packed.status === 415;
        expectThat(packed, '415, or 400, for a body that is not the gzip it claims to be', refused);
        expectThat(
          packed,
          '"error" in a JSON body, for a body that is not the gzip it claims to be',
          typeof packed.body.error === 'string',
        );
      },
    },
    {
      id: 'body-limited',
      title: 'refuses a body of 64 KB with 413',
      rule: 'RFC 9110, 15.5.14: nobody needs that much to sign in, and reading it costs memory',
      async run(lab) {
        const large = { username: 'a'.repeat(65_536) };
        const chunked = { 'transfer-encoding': 'chunked' };
        const kinds = {
          'a form of 64 KB': { form: large },
          'JSON of 64 KB': { json: large },
          'JSON of 64 KB in chunks, without a length': { json: large, headers: chunked },
        };
        for (const [kind, body] of Object.entries(kinds)) {
          const answer = await lab.ask({ path: '/inspect', ...body });
          const shown = { ...answer, curl: `${kind} to POST /inspect` };
          expectThat(shown, `413: ${kind} is too large`, answer.status === 413);
          expectThat(
            shown,
            `"error" in a JSON body, for ${kind}`,
            typeof answer.body.error === 'string',
          );
        }
      },
    },
    {
      id: 'secret-missing',
      title: 'does not start without a secret',
      rule: 'RFC 8725, 3.5: no fallback; whoever reads the code would know it',
      async run(lab) {
        const sent = 'unset JWT_SECRET, then start';
        const fault = await lab.tryStart({ JWT_SECRET: undefined });
        const none = 'no server without a secret: readConfig throws an error that names JWT_SECRET';
        expectFacts(
          { sent, received: 'a server that listens', expected: none },
          fault !== undefined,
        );
        const output = fault?.output ?? '';
        expectFacts(
          {
            sent,
            received: output.trim() || '(it printed nothing)',
            expected:
              'a start without a secret that ends with a message about JWT_SECRET, and an exit code other than 0',
          },
          fault?.fault === 'crash' && output.includes('JWT_SECRET'),
        );
        await expectRefused(lab, 'JWT_SECRET', '', 'an empty secret');
      },
    },
    {
      id: 'secret-short',
      title: 'does not start with a secret of 31 bytes',
      rule: 'RFC 7518, 3.2: HS256 needs a key of at least 256 bits',
      async run(lab) {
        const enough = randomBytes(24).toString('base64url');
        await expectRefused(lab, 'JWT_SECRET', enough.slice(0, 20), 'a secret of 20 bytes');
        const slightlyShort = enough.slice(0, 31);
        await expectRefused(lab, 'JWT_SECRET', slightlyShort, 'a secret of 31 bytes, one too few');
        await demandAccepted(lab, 'JWT_SECRET', enough, 'a secret of 32 bytes');
      },
    },
    {
      id: 'secret-in-bytes',
      title: 'counts bytes, not characters',
      rule: 'RFC 7518, 3.2: 24 characters that take 2 bytes each are 48 bytes, which is enough',
      async run(lab) {
        const letters = [...randomBytes(24)].map((byte) => String.fromCharCode(0x0400 + byte));
        const what = 'a secret of 24 Cyrillic letters, which are 48 bytes';
        await demandAccepted(lab, 'JWT_SECRET', letters.join(''), what);
      },
    },
    {
      id: 'secret-known',
      title: 'does not start with a secret that anybody can look up',
      rule: 'RFC 8725, 3.5: long is not enough; word lists hold the samples of every tutorial',
      async run(lab) {
        const known = {
          'the sample secret of jwt.io': 'a-string-secret-at-least-256-bits-long',
          'the secret of the article, twice': 'YOUR_SCRET_STRING_YOUR_SCRET_STRING_',
          'the key that is printed in RFC 7520': 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
          'the key that is printed in RFC 7515':
            'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
          'a placeholder that was never replaced': 'change-me-to-something-long-and-random',
        };
        for (const [what, secret] of Object.entries(known)) {
          await expectRefused(lab, 'JWT_SECRET', secret, what);
        }
      },
    },
    {
      id: 'secret-repetitive',
      title: 'does not start with a secret that repeats itself',
      rule: 'RFC 8725, 3.5: a key needs entropy, not length',
      async run(lab) {
        const letter = randomWord().slice(0, 1).repeat(40);
        await expectRefused(lab, 'JWT_SECRET', letter, 'the same letter 40 times');
        const block = randomBytes(8).toString('hex').repeat(4);
        await expectRefused(lab, 'JWT_SECRET', block, 'the same 16 characters 4 times');
        const odd = block.slice(0, 48);
        await expectRefused(lab, 'JWT_SECRET', odd, 'the same 16 characters 3 times');
      },
    },
    {
      id: 'secret-no-document',
      title: 'does not start with a key file in the place of a secret',
      rule: 'RFC 8725, 3.5: the text of a public key is known to everybody who has the key',
      async run(lab) {
        const key = randomBytes(48).toString('base64');
        const pem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
        await expectRefused(lab, 'JWT_SECRET', pem, 'the text of a public key (PEM)');
        const jwk = JSON.stringify({ kty: 'oct', k: randomBytes(32).toString('base64url') });
        await expectRefused(lab, 'JWT_SECRET', jwk, 'a key in JSON (JWK)');
        const certificate = pem.replaceAll('PUBLIC KEY', 'CERTIFICATE');
        await expectRefused(lab, 'JWT_SECRET', certificate, 'the text of a certificate (PEM)');
      },
    },
    {
      id: 'lifetime-checked',
      title: 'does not start with a lifetime that is not a whole number of seconds',
      rule: 'step 1: a bad setting is told at the start, not by the first user',
      async run(lab) {
        const longest = 366 * 24 * 60 * 60;
        const odd = ['1e3', '0x384', ' 900', '+900'];
        const wrong = ['soon', '0', '-60', '1.5', '7d', ...odd, `${longest + 1}`, '9'.repeat(30)];
        for (const text of wrong) {
          await expectRefused(lab, 'TOKEN_LIFETIME', text, `the lifetime '${text}'`);
        }
        await demandAccepted(lab, 'TOKEN_LIFETIME', undefined, 'no lifetime, so that 7 days hold');
        for (const text of ['1', '900', `${longest}`]) {
          await demandAccepted(lab, 'TOKEN_LIFETIME', text, `the lifetime '${text}'`);
        }
      },
    },
    {
      id: 'settings-given',
      title: 'gives the settings it has read, and the defaults of those that are not set',
      rule: 'step 1: the storeys above ask the configuration, not the environment',
      async run(lab) {
        const given = {
          JWT_SECRET: `${randomSecret()} ${randomSecret()} `,
          JWT_ISSUER: randomWord(),
          TOKEN_LIFETIME: '900',
        };
        const config = { secret: given.JWT_SECRET, issuer: given.JWT_ISSUER, lifetime: 900 };
        await demandConfig(lab, given, config);
        await demandConfig(
          lab,
          { ...given, TOKEN_LIFETIME: undefined },
          { ...config, lifetime: 7 * 24 * 60 * 60 },
        );
        for (const JWT_ISSUER of [undefined, '']) {
          await demandConfig(lab, { ...given, JWT_ISSUER }, { ...config, issuer: 'koa-jwt-kata' });
        }
      },
    },
    {
      id: 'secret-hidden',
      title: 'never prints a secret',
      rule: 'step 1: logs are read by more people than may know the secret',
      async run(lab) {
        const short = randomBytes(12).toString('hex');
        const repeated = randomBytes(8).toString('hex').repeat(3);
        for (const [what, JWT_SECRET] of Object.entries({ short, repeated })) {
          const refusal = refusalIn(await lab.configure({ JWT_SECRET })) ?? '';
          const [part, whole] = [JWT_SECRET.slice(0, 6), refusal.includes(JWT_SECRET)];
          expectFacts(
            {
              sent: `a ${what} text in JWT_SECRET, then start`,
              received: refusal
                .replaceAll(JWT_SECRET, '(here stood the secret)')
                .replaceAll(part, '(here it began)'),
              expected: `a message of readConfig that names JWT_SECRET and does not hold the ${what} secret, ${whole ? 'whole as it is' : 'nor its beginning'}`,
            },
            !refusal.includes(part),
          );
        }
        expectUnprinted(await lab.output(), {
          'the secret': lab.secret,
          'a secret that was too short': short,
          'a secret that repeats itself': repeated,
        });
      },
    },
  ],
});

async function expectRefused(
  lab: JudgeSession,
  variable: string,
  value: string,
  what: string,
): Promise<void> {
  const configured = await lab.configure({ [variable]: value });
  const refusal = refusalIn(configured);
  const named = refusal !== undefined && new RegExp(`\\b${variable}\\b`).test(refusal);
  const hint =
    configured === undefined
      ? '; it neither waits nor ends the program'
      : refusal === undefined
        ? ''
        : ', and this one does not';
  expectFacts(
    {
      sent: settingLine(variable, value),
      received: refusal ?? 'a server that starts',
      expected: `no server with ${what}: readConfig throws an error that names ${variable}${named ? '' : hint}`,
    },
    named,
  );
}

async function demandAccepted(
  lab: JudgeSession,
  variable: string,
  value: string | undefined,
  what: string,
): Promise<void> {
  const refusal = refusalIn(await lab.configure({ [variable]: value }));
  const expected = `a server that starts with ${what}: there is nothing wrong with it`;
  const received = refusal ?? 'a server that starts';
  expectFacts({ sent: settingLine(variable, value), received, expected }, refusal === undefined);
}

async function demandConfig(lab: JudgeSession, env: Environment, wanted: Config): Promise<void> {
  const configured = await lab.configure(env);
  const config: Partial<Config> = configured && 'config' in configured ? configured.config : {};
  const variables = { secret: 'JWT_SECRET', issuer: 'JWT_ISSUER', lifetime: 'TOKEN_LIFETIME' };
  for (const name of ['secret', 'issuer', 'lifetime'] as const) {
    const variable = variables[name];
    const [found, value] =
      name === 'secret'
        ? ['another value', 'the very text of JWT_SECRET']
        : [JSON.stringify(config[name]) ?? 'nothing', JSON.stringify(wanted[name])];
    const why = !env[variable] ? `since ${variable} is not set` : `from ${variable}`;
    expectFacts(
      {
        sent: `${['JWT_ISSUER', 'TOKEN_LIFETIME'].map((one) => `${one}='${env[one] ?? ''}'`).join(' ')} and a good JWT_SECRET`,
        received: refusalIn(configured) ?? `${name}: ${found}`,
        expected: `${name}: ${value} in what readConfig returns, ${why}`,
      },
      config[name] === wanted[name],
    );
  }
}

/** The message of the error that readConfig threw; undefined where it took the settings. */
function refusalIn(configured: Configured | undefined): string | undefined {
  if (configured === undefined) return '(the program ended or did not reply)';
  return 'refusal' in configured ? configured.refusal : undefined;
}

function settingLine(variable: string, value: string | undefined): string {
  return value === undefined
    ? `unset ${variable}, then start`
    : `${variable}='${value}', then start`;
}
