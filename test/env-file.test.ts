import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { warningAbout } from '#server/config/env-file.ts';
import { SettingError } from '#server/settings.ts';
import { readConfig } from '#server/setup.ts';
import { loadEnvironment } from '../src/env-file.ts';
import { temporaryDirectory } from './support/world.ts';

const secret = 'f'.repeat(8) + '0123'.repeat(8);

describe('loadEnvironment', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let file: string;
  beforeEach(() => {
    directory = temporaryDirectory();
    file = join(directory.path, '.env');
  });
  afterEach(() => directory.remove());

  test('makes a file with a random secret of 32 bytes readable only for its owner', () => {
    const { env, secretMade } = loadEnvironment({}, file);
    expect(secretMade).toBe(true);
    expect(Buffer.from(env.JWT_SECRET ?? '', 'base64url')).toHaveLength(32);
    expect(parseEnv(readFileSync(file, 'utf8'))).toEqual({ JWT_SECRET: env.JWT_SECRET });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readConfig(env).secret).toBe(env.JWT_SECRET);
  });

  test('reads the same secret the next time, and writes nothing', () => {
    const first = loadEnvironment({}, file);
    const text = readFileSync(file, 'utf8');
    const second = loadEnvironment({}, file);
    expect(second).toEqual({ env: first.env, secretMade: false });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('ignores an empty secret in the environment, and keeps the one in the file', () => {
    const first = loadEnvironment({}, file);
    const text = readFileSync(file, 'utf8');
    const second = loadEnvironment({ JWT_SECRET: '' }, file);
    expect(second).toEqual({ env: first.env, secretMade: false });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('makes another secret in another place', () => {
    const other = loadEnvironment({}, join(directory.path, 'other.env'));
    expect(loadEnvironment({}, file).env.JWT_SECRET).not.toBe(other.env.JWT_SECRET);
  });

  test.each(['PORT=4000\n', 'PORT=4000', '# mine\nPORT=4000\nJWT_SECRET=\n'])(
    'adds to a file that says %j, and shuts it',
    (text) => {
      writeFileSync(file, text, { mode: 0o644 });
      chmodSync(file, 0o644);
      const { env, secretMade } = loadEnvironment({}, file);
      expect(secretMade).toBe(true);
      const written = readFileSync(file, 'utf8');
      expect(written.startsWith(text)).toBe(true);
      expect(parseEnv(written)).toEqual({ PORT: '4000', JWT_SECRET: env.JWT_SECRET });
      expect(env.PORT).toBe('4000');
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
  );

  test('reads a file that begins with a byte order mark', () => {
    writeFileSync(file, `\ufeffJWT_SECRET=${secret}\nPORT=4000\n`);
    const { env, secretMade } = loadEnvironment({}, file);
    expect(secretMade).toBe(false);
    expect(env).toEqual({ JWT_SECRET: secret, PORT: '4000' });
  });

  test.each([
    ['UTF-16', Buffer.from(`\ufeffJWT_SECRET=${secret}\n`, 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from(`JWT_SECRET=${secret}\n`, 'utf16le')],
    ['Latin-1', Buffer.from('# caf\xe9\n', 'latin1')],
  ])('refuses a file in %s, and writes nothing', (_name, bytes) => {
    writeFileSync(file, bytes);
    expect(() => loadEnvironment({}, file)).toThrow(new SettingError('.env', 'is not UTF-8'));
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('refuses a folder of this name', () => {
    mkdirSync(file);
    const error = new SettingError('.env', 'cannot be read (EISDIR)');
    expect(() => loadEnvironment({}, file)).toThrow(error);
  });

  test('refuses to make a secret where it cannot write it', () => {
    const error = new SettingError('.env', 'cannot be written (ENOENT)');
    expect(() => loadEnvironment({}, join(directory.path, 'missing', '.env'))).toThrow(error);
  });

  test('prefers the environment to the file', () => {
    writeFileSync(file, `JWT_SECRET=${secret}\nPORT=4000\nHOST=::1\n`);
    const { env, secretMade } = loadEnvironment({ JWT_SECRET: 'mine', PORT: '5000' }, file);
    expect(secretMade).toBe(false);
    expect(env).toEqual({ JWT_SECRET: 'mine', PORT: '5000', HOST: '::1' });
  });

  test('writes nothing if the environment has a secret', () => {
    expect(loadEnvironment({ JWT_SECRET: secret }, file).secretMade).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  test('writes nothing in production', () => {
    const { env, secretMade } = loadEnvironment({ NODE_ENV: 'production' }, file);
    expect(secretMade).toBe(false);
    expect(env.JWT_SECRET).toBe(undefined);
    expect(existsSync(file)).toBe(false);
  });

  test('writes nothing if the file itself says production', () => {
    writeFileSync(file, 'NODE_ENV=production\n');
    expect(loadEnvironment({}, file).secretMade).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('NODE_ENV=production\n');
  });
});

test.skipIf(process.platform === 'win32')(
  'a file that other users can read is warned about, and a private or missing one is not',
  () => {
    const directory = temporaryDirectory();
    onTestFinished(directory.remove);
    const file = join(directory.path, '.env');
    expect(warningAbout(file)).toBe(undefined);
    writeFileSync(file, 'PORT=4000\n');
    for (const [mode, warned] of [
      [0o644, true],
      [0o660, true],
      [0o600, false],
      [0o400, false],
    ] as const) {
      chmodSync(file, mode);
      expect(warningAbout(file)?.includes('chmod 600 .env') ?? false).toBe(warned);
    }
  },
);
