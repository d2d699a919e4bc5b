import { expect, test } from 'vitest';
import { readDeployment } from '#server/config/deployment.ts';
import { makeSecret } from '#server/secret.ts';

const read = (env: Record<string, string>) => readDeployment({ JWT_SECRET: makeSecret(), ...env });

test('without SESSION_LIFETIME there are no sessions, and tokens live as in the course', () => {
  for (const SESSION_LIFETIME of ['', undefined]) {
    const env = SESSION_LIFETIME === undefined ? {} : { SESSION_LIFETIME };
    const { sessions, config } = read({ REFRESH_INTERVAL: '5', ...env });
    expect(sessions).toBe(undefined);
    expect(config.lifetime).toBe(7 * 24 * 60 * 60);
  }
});

test('with SESSION_LIFETIME, access tokens live for 15 minutes, unless TOKEN_LIFETIME is set', () => {
  const { sessions, config } = read({ SESSION_LIFETIME: '2592000' });
  expect(sessions).toEqual({ lifetime: 2_592_000, interval: 10, perUser: 20, cookie: false });
  expect(config.lifetime).toBe(900);
  expect(read({ SESSION_LIFETIME: '9', TOKEN_LIFETIME: '604800' }).config.lifetime).toBe(604_800);
});

test('all settings are read from the environment', () => {
  const { sessions } = read({
    SESSION_LIFETIME: '60',
    REFRESH_INTERVAL: '0',
    SESSIONS_PER_USER: '1',
    SESSION_COOKIE: '1',
  });
  expect(sessions).toEqual({ lifetime: 60, interval: 0, perUser: 1, cookie: true });
});

test.each([
  ...['0', '-1', '1.5', '30d', '31622401'].map((text) => ['SESSION_LIFETIME', text]),
  ...['-1', '301', 'x'].map((text) => ['REFRESH_INTERVAL', text]),
  ...['0', '1001', 'all'].map((text) => ['SESSIONS_PER_USER', text]),
  ...['2', 'true'].map((text) => ['SESSION_COOKIE', text]),
])('%s=%s stops the start', (variable, text) => {
  expect(() => read({ SESSION_LIFETIME: '60', [String(variable)]: String(text) })).toThrow(
    new RegExp(`^${variable} must be`),
  );
});
