import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readDeployment } from '#server/config/deployment.ts';
import { type Environment, SettingError } from '#server/settings.ts';
import { readConfig } from '#server/setup.ts';
import { temporaryDirectory } from '../support/world.ts';

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

describe('readDeployment', () => {
  test('has defaults for everything except the secret', () => {
    expect(readDeployment({ JWT_SECRET })).toMatchObject({
      config: { secret: JWT_SECRET, issuer: 'koa-jwt-kata', lifetime: 7 * day },
      tokens: { tolerance: 0, conflict: 'first' },
      host: '127.0.0.1',
      port: 3000,
      database: 'data/users.sqlite',
      proxies: 0,
      origins: [],
      keepAlive: 5,
      drainDelay: 0,
      bodyLimits: { '/': 16_384 },
      logLevel: 'info',
      development: false,
      throttled: true,
      throttleLimits: { pair: 10, address: 100, registration: 20 },
      postgres: { connections: 10, prepared: true },
    });
  });

  test.each<[Environment, object]>([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '' }, { host: '127.0.0.1' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ DATABASE_URL: 'x.sqlite' }, { database: 'x.sqlite' }],
    [{ DATABASE_URL: '/tmp/x.sqlite' }, { database: '/tmp/x.sqlite' }],
    [{ DATABASE_URL: 'file:x.sqlite' }, { database: 'x.sqlite' }],
    [{ DATABASE_URL: 'file:///tmp/x.sqlite' }, { database: '/tmp/x.sqlite' }],
    [{ DATABASE_URL: 'file:///data/my%20data/a.sqlite' }, { database: '/data/my data/a.sqlite' }],
    [{ DATABASE_URL: 'file:my%20data/a' }, { database: 'my data/a' }],
    [{ DATABASE_URL: 'file:/tmp/x.sqlite' }, { database: '/tmp/x.sqlite' }],
    [{ DATABASE_URL: '/data/my%20data/a#1' }, { database: '/data/my%20data/a#1' }],
    [{ DATABASE_URL: ':memory:' }, { database: ':memory:' }],
    [{ DATABASE_URL: 'C:\\kata\\x.sqlite' }, { database: 'C:\\kata\\x.sqlite' }],
    [
      { DATABASE_URL: 'postgres://ada@localhost/kata' },
      { database: 'postgres://ada@localhost/kata' },
    ],
    [{ TRUST_PROXY: '2' }, { proxies: 2, keepAlive: 75 }],
    [{ TRUST_PROXY: '1', KEEP_ALIVE: '620' }, { keepAlive: 620 }],
    [{ DRAIN_DELAY: '15' }, { drainDelay: 15 }],
    [
      { CORS_ORIGINS: 'https://a.example http://b.example' },
      { origins: ['https://a.example', 'http://b.example'] },
    ],
    [{ LOG_LEVEL: 'warn' }, { logLevel: 'warn' }],
    [{ BODY_LIMIT: '65536' }, { bodyLimits: { '/': 65_536 } }],
    [
      { LOGIN_LIMIT: '5', ADDRESS_LIMIT: '50', REGISTRATION_LIMIT: '3' },
      { throttleLimits: { pair: 5, address: 50, registration: 3 } },
    ],
    [
      { DATABASE_POOL: '40', DATABASE_PREPARE: '0' },
      { postgres: { connections: 40, prepared: false } },
    ],
    [{ NODE_ENV: 'development' }, { development: true }],
    [{ NODE_ENV: 'production' }, { development: false }],
    [{ THROTTLE: '0' }, { throttled: false }],
  ])('takes %j', (env, settings) => {
    expect(readDeployment({ JWT_SECRET, ...env })).toMatchObject(settings);
  });

  test.each([
    ['', ''],
    ['\n', ''],
    ['\r\n', ''],
    ['\n\n', '\n'],
  ])('reads JWT_SECRET_FILE that ends with %j', (end, kept) => {
    const { path, remove } = temporaryDirectory();
    onTestFinished(remove);
    const file = join(path, 'secret');
    writeFileSync(file, JWT_SECRET + end);
    const read = () => readDeployment({ JWT_SECRET_FILE: file }).config.secret;
    if (kept === '') expect(read()).toBe(JWT_SECRET);
    else expect(complaintOf(read).variable).toBe('JWT_SECRET');
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
    [{ CORS_ORIGINS: 'https://a.example/' }, 'CORS_ORIGINS'],
    [{ LOGIN_LIMIT: '0' }, 'LOGIN_LIMIT'],
    [{ ADDRESS_LIMIT: 'none' }, 'ADDRESS_LIMIT'],
    [{ REGISTRATION_LIMIT: '-1' }, 'REGISTRATION_LIMIT'],
    [{ DATABASE_POOL: '0' }, 'DATABASE_POOL'],
    [{ DATABASE_PREPARE: 'no' }, 'DATABASE_PREPARE'],
    [{ JWT_SECRET_FILE: '/run/secrets/hunter2' }, 'JWT_SECRET_FILE'],
    [{ JWT_SECRET: '', JWT_SECRET_FILE: '/run/secrets/hunter2' }, 'JWT_SECRET_FILE'],
    [{ JWT_SECRET: '', JWT_SECRET_FILE: import.meta.dirname }, 'JWT_SECRET_FILE'],
    [{ JWT_SECRET: '', JWT_SECRET_FILE: '/dev/null' }, 'JWT_SECRET_FILE'],
    [{ BODY_LIMIT: '16kb' }, 'BODY_LIMIT'],
    [{ BODY_LIMIT: '1023' }, 'BODY_LIMIT'],
    [{ KEEP_ALIVE: '0' }, 'KEEP_ALIVE'],
    [{ DRAIN_DELAY: '15s' }, 'DRAIN_DELAY'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ THROTTLE: 'on' }, 'THROTTLE'],
    [{ CLOCK_TOLERANCE: '6' }, 'CLOCK_TOLERANCE'],
    [{ JWT_SECRET: `${JWT_SECRET}\n` }, 'JWT_SECRET'],
    [{ JWT_AUDIENCE_FROM: '2026-12-01T00:00:00Z' }, 'JWT_AUDIENCE_FROM'],
    [{ JWT_AUDIENCE: 'api', JWT_AUDIENCE_FROM: '2026-12-31' }, 'JWT_AUDIENCE_FROM'],
    [{ JWT_AUDIENCE: 'api', JWT_AUDIENCE_FROM: '2026-13-01T00:00:00Z' }, 'JWT_AUDIENCE_FROM'],
    [{ JWT_AUDIENCE: 'api', JWT_AUDIENCE_FROM: '1795600000' }, 'JWT_AUDIENCE_FROM'],
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
    [{ DATABASE_URL: 'file://data/x.sqlite' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:///data/%zz' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:///data%2fx' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:x%00y' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'file:///data/x#y' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'data/' }, 'DATABASE_URL'],
  ])('refuses %j, names the variable and not its value', (env, variable) => {
    const error = complaintOf(() => readDeployment({ JWT_SECRET, ...env }));
    expect(error.variable).toBe(variable);
    expect(error.message.split(' ')[0]).toBe(variable);
    const value = env[variable] ?? '';
    if (value.length > 4) expect(error.message).not.toContain(value);
    expect(error.message).not.toContain('hunter2');
  });
});
