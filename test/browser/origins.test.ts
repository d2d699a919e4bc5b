// @module-tag slow
import { PassThrough } from 'node:stream';
import Koa from 'koa';
import pino from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createThrottle } from '#server/accounts/throttle.ts';
import { listen } from '#server/http/listen.ts';
import { makeApp, tokenWith } from '../support/world.ts';
import { closeBrowser, describeInBrowser } from './support.ts';

const front = new Koa().use((ctx) => {
  ctx.type = 'html';
  ctx.body = '<!doctype html><title>A front end</title>';
});
const [ours, foreign] = await Promise.all([
  listen(front, '127.0.0.1', 0),
  listen(front, '127.0.0.1', 0),
]);
const log = pino(new PassThrough().resume());
const server = await makeApp({ origins: [ours.url], log }, ({ users }) => ({
  throttle: createThrottle(users.newLimiter),
}));
afterAll(async () => {
  await closeBrowser();
  await Promise.all([ours.close(), foreign.close(), server.close()]);
});

interface Call {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: object;
}

/** What a script on the page can read of a response, or the name of the error that `fetch` rejects with. */
function call(page: Page, { path, method = 'GET', headers = {}, body }: Call) {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const init = { method, headers: { ...type, ...headers }, body: JSON.stringify(body) };
  return page.evaluate(
    async ([url, options]) => {
      try {
        const response = await fetch(url, options);
        return {
          status: response.status,
          json: await response.json(),
          challenge: response.headers.get('WWW-Authenticate'),
          retryAfter: response.headers.get('Retry-After'),
          requestId: response.headers.get('X-Request-Id'),
        };
      } catch (error) {
        return error instanceof Error ? error.name : 'unknown';
      }
    },
    [server.url + path, init] as const,
  );
}

describeInBrowser('a page of another origin', (browser) => {
  const { username, password } = server.member;
  const signIn = (page: Page, word = password) =>
    call(page, { path: '/login', method: 'POST', body: { username, password: word } });
  let page: Page;
  let stranger: Page;
  beforeAll(async () => {
    page = await browser().newPage();
    await page.goto(ours.url);
    stranger = await browser().newPage();
    await stranger.goto(foreign.url);
  });

  test('signs in and reads every response, in this order', async () => {
    const requestId = expect.stringMatching(/^[\w.-]{1,64}$/);
    const signedIn = await signIn(page);
    expect(signedIn).toMatchObject({ status: 200, json: { user: { username } }, requestId });
    const token = Object(signedIn).json.token;

    const me = (access: string) =>
      call(page, { path: '/api/me', headers: { 'x-access-token': access } });
    expect(await me(token)).toMatchObject({ status: 200, json: { user: { username } } });
    expect(await me(tokenWith(server, { exp: server.now - 1 }))).toMatchObject({
      status: 401,
      json: { error: 'invalid_token', error_description: 'Access token has expired' },
      challenge: expect.stringContaining('error="invalid_token"'),
      requestId,
    });
    expect(await call(page, { path: '/api/me' })).toMatchObject({
      status: 401,
      json: { error: 'missing_token' },
      challenge: 'Bearer realm="api"',
      requestId,
    });
    expect(await signIn(page, 'long'.repeat(500_000))).toMatchObject({
      status: 413,
      json: { error: 'payload_too_large' },
      requestId,
    });
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await signIn(page, 'wrong')).toMatchObject({ status: 401 });
    }
    expect(await signIn(page, 'wrong')).toMatchObject({
      status: 429,
      json: { error: 'too_many_attempts' },
      retryAfter: expect.stringMatching(/^\d+$/),
      requestId,
    });
    expect(await call(stranger, { path: '/api/me' })).toBe('TypeError');
    expect(await signIn(stranger)).toBe('TypeError');
    expect(await call(stranger, { path: '/health' })).toBe('TypeError');

    await server.users.close();
    expect(await me(token)).toMatchObject({
      status: 503,
      json: { error: 'service_unavailable' },
      retryAfter: '5',
      requestId,
    });
  });
});
