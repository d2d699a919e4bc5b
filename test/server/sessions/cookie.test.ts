import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonAnswer, seen } from '../../support/answers.ts';
import { type Place, places } from '../../support/databases.ts';
import { type SessionServer, serveSessions, sessionOptions } from './serving.ts';

const frontEnd = 'https://app.example';
const refused = jsonAnswer(403, {
  error: 'invalid_origin',
  error_description: 'Pages of this origin may not use this server',
});

describe('the refresh token in a cookie', () => {
  let place: Place;
  let server: SessionServer;
  beforeAll(async () => {
    place = await (places[0]?.newPlace() ?? Promise.reject(new Error('Expected a database')));
    server = await serveSessions(place.url, { cookie: true, origins: [frontEnd] });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const signIn = async (origin: string) => {
    const { username, password } = await server.addMember();
    return request(server.url).post('/login').set('Origin', origin).send({ username, password });
  };
  const cookieIn = ({ headers }: { headers: { 'set-cookie'?: string } }) =>
    String(headers['set-cookie']).split(';')[0] ?? '';
  const refresh = (cookie: string, origin?: string) => {
    const asked = request(server.url).post('/refresh').set('Cookie', cookie);
    return origin === undefined ? asked : asked.set('Origin', origin);
  };

  test('is not in the JSON, and no script can read it', async () => {
    const reply = await signIn(frontEnd);
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body)).toEqual(['token', 'expires', 'refreshExpires', 'user']);
    expect(reply.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^refresh=[\w-]{43}\.[\w-]{43}; Path=\/refresh; Max-Age=\d+; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    const [, seconds] = /Max-Age=(\d+)/.exec(String(reply.headers['set-cookie'])) ?? [];
    expect(Number(seconds)).toBeGreaterThan(sessionOptions.lifetime - 20);
    expect(Number(seconds)).toBeLessThanOrEqual(sessionOptions.lifetime);
  });

  test('is read with the own origin of a server behind a proxy', async () => {
    server.app.proxy = true;
    const own = 'https://api.example';
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'api.example' };
    const cookie = cookieIn(await signIn(frontEnd));
    expect((await refresh(cookie, own)).status).toBe(403);
    expect((await refresh(cookie, own).set(forwarded)).status).toBe(200);
    server.app.proxy = false;
  });

  test('is exchanged for the next cookie', async () => {
    for (const origin of [frontEnd, server.url]) {
      const first = cookieIn(await signIn(origin));
      const reply = await refresh(first, origin);
      expect(reply.status).toBe(200);
      expect(Object.keys(reply.body)).toEqual(['token', 'expires', 'user', 'refreshExpires']);
      expect(cookieIn(reply)).not.toBe(first);
      expect((await refresh(`theme=dark; ${cookieIn(reply)}`, origin)).status).toBe(200);
    }
  });

  test('lets a listed origin send credentials, and no other', async () => {
    const allowed = await refresh(cookieIn(await signIn(frontEnd)), frontEnd);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': frontEnd,
      'access-control-allow-credentials': 'true',
    });
    const foreign = await refresh('', 'https://evil.example');
    expect(foreign.headers['access-control-allow-origin']).toBe(undefined);
  });

  test.each([
    ...[undefined, '', 'null', 'https://evil.example', 'http://app.example', `${frontEnd}/`],
    ...['https://app.example:8443', 'https://app.example.evil.example', 'http://127.0.0.1'],
  ])('is refused with the origin %s', async (origin) => {
    const cookie = cookieIn(await signIn(frontEnd));
    expect(seen(await refresh(cookie, origin))).toEqual(refused);
    expect((await refresh(cookie, frontEnd)).status).toBe(200);
  });

  test('is not set for a page of another site that signs a visitor in', async () => {
    const reply = await signIn('https://evil.example');
    expect(seen(reply)).toEqual(refused);
    expect(reply.headers['set-cookie']).toBe(undefined);
  });

  test('is not read from the body, and a missing one gets 400', async () => {
    const cookie = cookieIn(await signIn(frontEnd));
    const inBody = request(server.url).post('/refresh').set('Origin', frontEnd);
    const reply = await inBody.send({ refreshToken: cookie.replace('refresh=', '') });
    expect(reply.status).toBe(400);
    expect((await refresh('', frontEnd)).status).toBe(400);
  });
});
