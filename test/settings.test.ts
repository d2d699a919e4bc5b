import { expect, test } from 'vitest';
import { makeSecret } from '#server/secret.ts';
import type { Environment } from '#server/settings.ts';
import { readSettings } from '../src/settings.ts';

const JWT_SECRET = makeSecret();

test.each<[Environment, object]>([
  [{}, { demo: true, language: undefined }],
  [{}, { deployment: { database: 'data/demo.sqlite', logLevel: 'silent', throttled: false } }],
  [{}, { deployment: { development: true } }],
  [{ DEMO: '0' }, { deployment: { development: false } }],
  [{ THROTTLE: '1' }, { deployment: { throttled: true } }],
  [{ DATABASE_URL: 'x.sqlite' }, { deployment: { database: 'x.sqlite' } }],
  [
    { DEMO: '0' },
    { deployment: { database: 'data/users.sqlite', logLevel: 'info', throttled: true } },
  ],
  [{ DEMO: '0' }, { demo: false }],
  [{ DEMO: '1' }, { demo: true }],
  [{ NODE_ENV: 'production' }, { demo: false }],
  [{ NODE_ENV: 'production', DEMO: '0' }, { demo: false }],
  [{ NODE_ENV: 'development' }, { demo: true }],
])('readSettings takes %j', (env, settings) => {
  expect(readSettings({ JWT_SECRET, ...env })).toMatchObject(settings);
});

test.each<[Environment, string]>([
  [{ JWT_SECRET: '' }, 'JWT_SECRET'],
  [{ DEMO: 'yes' }, 'DEMO'],
  [{ DEMO: '2' }, 'DEMO'],
  [{ DEMO: '1', NODE_ENV: 'production' }, 'DEMO'],
])('readSettings refuses %j and names the variable', (env, variable) => {
  expect(() => readSettings({ JWT_SECRET, ...env })).toThrow(
    expect.objectContaining({ name: 'SettingError', variable }),
  );
});
