import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Environment, SettingError } from '#server/settings.ts';
import { readConfig } from '#server/setup.ts';
import { readSettings } from '../../src/settings.ts';

const day = 86_400;
const JWT_SECRET = bytes(1).toString('hex');

/** Random-looking bytes that are the same in every run, so that a secret refused by chance fails always or never. */
function bytes(n: number): Buffer {
  return createHash('sha256').update(`secret ${n}`).digest();
}

/** The SettingError that reading throws; any other outcome fails. */
function complaintOf(read: () => unknown): SettingError {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('Expected a SettingError, got none');
}

describe('readConfig', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of 31 bytes', JWT_SECRET.slice(0, 31)],
    ['of 16 characters that are 31 bytes', `${'é'.repeat(15)}x`],
    ['of spaces', ' '.repeat(40)],
    ['of one letter', 'a'.repeat(64)],
    ['of few letters', 'abcabdacbadbcadcbdabcdabcdbacdbacdba'],
    ['that is a short secret repeated', 'Kd82hf9sLwQ0'.repeat(3)],
    ['that is a short secret and a half', 'correct horse'.repeat(4)],
    ['of zeros in base64', Buffer.alloc(32).toString('base64')],
    ['of the article', 'YOUR_SCRET_STRING'.padEnd(32, '!')],
    ['of the article, twice', 'YOUR_SCRET_STRINGYOUR_SCRET_STRING'],
    ['of jwt.io', 'your-256-bit-secret-your-256-bit-secret'],
    ['of jwt.io, newer', 'a-string-secret-at-least-256-bits-long'],
    ['with secret in it', 'mysupersecretkeythatislongenough1'],
    ['with password in it', 'Password-of-the-production-server-1'],
    ['asking to be changed', 'please-change-me-before-production-use'],
    ['asking to be changed in capitals', 'CHANGE_ME_CHANGE_ME_CHANGE_ME_NOW'],
    ['from a keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567'],
    ['of digits in order', '0123456789abcdef0123456789abcdeX'],
    ['of letters in order', 'abcdefghijklmnopqrstuvwxyz-ABCDEF'],
    [
      'of RFC 7515',
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    ],
    ['of RFC 7520', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
    ['that is a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['that is a public key', publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['that is a JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['that is a JWK set', ` [${JSON.stringify(publicKey.export({ format: 'jwk' }))}]`],
  ])('refuses a secret %s, and does not repeat it', (_name, secret) => {
    const { variable, message } = complaintOf(() => readConfig({ JWT_SECRET: secret }));
    expect(variable).toBe('JWT_SECRET');
    expect(message).toMatch(/^JWT_SECRET is |^JWT_SECRET must /);
    if (secret) expect(message).not.toContain(secret.slice(0, 12));
  });

  test.each([
    ['with a bracket', '[m7$Kq2vNf9LrT4wZbY1cJ8mHs6pDgE3aU'],
    ['with a brace', '{"m7$Kq2vNf9LrT4wZbY1cJ8mHs6pDgE3a'],
    ['of digits', '82917364528391746528391720564839'],
    ['of nine different digits', '82917364528391746528391727564839'],
  ])('accepts a random secret %s', (_name, secret) => {
    expect(readConfig({ JWT_SECRET: secret }).secret).toBe(secret);
  });

  test.each([
    ['hex', (n: number) => bytes(n).toString('hex')],
    ['base64', (n: number) => bytes(n).toString('base64')],
    ['base64url', (n: number) => bytes(n).toString('base64url')],
  ])('accepts a thousand random secrets in %s', (_encoding, write) => {
    const secrets = Array.from({ length: 1000 }, (_value, n) => write(n));
    const accepted = secrets.filter(
      (secret) => readConfig({ JWT_SECRET: secret }).secret === secret,
    );
    expect(accepted).toEqual(secrets);
  });

  test.each([
    ['32 characters', JWT_SECRET.slice(0, 32)],
    ['31 characters that are 32 bytes', `${JWT_SECRET.slice(0, 30)}é`],
    ['words', 'vivid-otter-lamp-quartz-91-mosaic-plum'],
    ['white space around, which stays', ` ${JWT_SECRET}\n`],
  ])('accepts a secret of %s', (_name, secret) => {
    expect(readConfig({ JWT_SECRET: secret }).secret).toBe(secret);
  });

  test('has defaults: an issuer and seven days', () => {
    const config = { secret: JWT_SECRET, issuer: 'koa-jwt-kata', lifetime: 7 * day };
    expect(readConfig({ JWT_SECRET })).toEqual(config);
    expect(readConfig({ JWT_SECRET, JWT_ISSUER: '', TOKEN_LIFETIME: '' })).toEqual(config);
  });

  test('does not trim the issuer', () => {
    expect(readConfig({ JWT_SECRET, JWT_ISSUER: 'https://a.example/' }).issuer).toBe(
      'https://a.example/',
    );
  });

  test.each([
    ['1', 1],
    ['3600', 3600],
    [String(366 * day), 366 * day],
  ])('takes TOKEN_LIFETIME=%s', (TOKEN_LIFETIME, lifetime) => {
    expect(readConfig({ JWT_SECRET, TOKEN_LIFETIME }).lifetime).toBe(lifetime);
  });

  test.each([
    '0',
    '-1',
    '+60',
    '1.5',
    '1e3',
    '0x10',
    '7d',
    ' 60',
    '60 ',
    'abc',
    'NaN',
    'Infinity',
    '60\n',
    '١٢',
    '31622401',
    '9'.repeat(40),
  ])('refuses TOKEN_LIFETIME=%j', (TOKEN_LIFETIME) => {
    const error = complaintOf(() => readConfig({ JWT_SECRET, TOKEN_LIFETIME }));
    expect(error.message).toBe('TOKEN_LIFETIME must be a whole number from 1 to 31622400');
  });
});

describe('readSettings', () => {
  test('has defaults for everything except the secret', () => {
    expect(readSettings({ JWT_SECRET })).toMatchObject({
      deployment: {
        config: { secret: JWT_SECRET, issuer: 'koa-jwt-kata', lifetime: 7 * day },
        tokens: { tolerance: 0, conflict: 'first' },
        host: '127.0.0.1',
        port: 3000,
        database: 'data/demo.sqlite',
        proxies: 0,
        logLevel: 'silent',
        throttled: false,
      },
      demo: true,
    });
  });

  test.each<[Environment, object]>([
    [{ HOST: '0.0.0.0' }, { deployment: { host: '0.0.0.0' } }],
    [{ HOST: '' }, { deployment: { host: '127.0.0.1' } }],
    [{ PORT: '0' }, { deployment: { port: 0 } }],
    [{ PORT: '65535' }, { deployment: { port: 65_535 } }],
    [{ DATABASE_URL: 'x.sqlite' }, { deployment: { database: 'x.sqlite' } }],
    [{ DATABASE_URL: '/tmp/x.sqlite' }, { deployment: { database: '/tmp/x.sqlite' } }],
    [{ DATABASE_URL: 'file:x.sqlite' }, { deployment: { database: 'x.sqlite' } }],
    [{ DATABASE_URL: 'file:///tmp/x.sqlite' }, { deployment: { database: '/tmp/x.sqlite' } }],
    [{ DATABASE_URL: ':memory:' }, { deployment: { database: ':memory:' } }],
    [{ DATABASE_URL: 'C:\\kata\\x.sqlite' }, { deployment: { database: 'C:\\kata\\x.sqlite' } }],
    [
      { DATABASE_URL: 'postgres://ada@localhost/kata' },
      { deployment: { database: 'postgres://ada@localhost/kata' } },
    ],
    [{ TRUST_PROXY: '2' }, { deployment: { proxies: 2 } }],
    [{ LOG_LEVEL: 'warn' }, { deployment: { logLevel: 'warn' } }],
    [{ THROTTLE: '1' }, { deployment: { throttled: true } }],
    [
      { DEMO: '0' },
      { deployment: { database: 'data/users.sqlite', logLevel: 'info', throttled: true } },
    ],
    [{ DEMO: '0' }, { demo: false }],
    [{ DEMO: '1' }, { demo: true }],
    [{ NODE_ENV: 'production' }, { demo: false }],
    [{ NODE_ENV: 'production', DEMO: '0' }, { demo: false }],
    [{ NODE_ENV: 'development' }, { demo: true }],
  ])('takes %j', (env, settings) => {
    expect(readSettings({ JWT_SECRET, ...env })).toMatchObject(settings);
  });

  test.each<[Environment, string]>([
    [{ JWT_SECRET: '' }, 'JWT_SECRET'],
    [{ TOKEN_LIFETIME: '7d' }, 'TOKEN_LIFETIME'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '3000 ' }, 'PORT'],
    [{ DATABASE_URL: 'mysql:x' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'mysql://user:hunter2hunter2@host/db' }, 'DATABASE_URL'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ THROTTLE: 'on' }, 'THROTTLE'],
    [{ CLOCK_TOLERANCE: '6' }, 'CLOCK_TOLERANCE'],
    [{ JWT_SECRET: `${JWT_SECRET}\n` }, 'JWT_SECRET'],
    [{ TOKEN_CARRIERS: 'body cookie' }, 'TOKEN_CARRIERS'],
    [{ CARRIER_CONFLICT: 'last' }, 'CARRIER_CONFLICT'],
    [{ JWT_PREVIOUS_SECRETS: 'hunter2hunter2' }, 'JWT_PREVIOUS_SECRETS'],
    [{ JWT_PREVIOUS_SECRETS: 'abc'.repeat(12) }, 'JWT_PREVIOUS_SECRETS'],
    [{ JWT_PREVIOUS_SECRETS: JWT_SECRET }, 'JWT_PREVIOUS_SECRETS'],
    [
      { JWT_PREVIOUS_SECRETS: `${bytes(2).toString('hex')},${bytes(3).toString('hex')}` },
      'JWT_PREVIOUS_SECRETS',
    ],
    [{ DATABASE_URL: ' postgres://ada:hunter2@host/db' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:x.sqlite?mode=ro' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'https://a.example/x.sqlite' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file://' }, 'DATABASE_URL'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ DEMO: '2' }, 'DEMO'],
    [{ DEMO: '1', NODE_ENV: 'production' }, 'DEMO'],
  ])('refuses %j, names the variable and not its value', (env, variable) => {
    const error = complaintOf(() => readSettings({ JWT_SECRET, ...env }));
    expect(error.variable).toBe(variable);
    expect(error.message.split(' ')[0]).toBe(variable);
    const value = env[variable] ?? '';
    if (value.length > 4) expect(error.message).not.toContain(value);
    expect(error.message).not.toContain('hunter2');
  });
});
