import pino from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { segmentsOf } from '#attacks/forge.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../../support/answers.ts';
import { freezeClock, thawAfterEach } from '../../support/clock.ts';
import { type Place, places } from '../../support/databases.ts';
import { jsonOf } from '../../support/forge.ts';
import { tokenWith } from '../../support/world.ts';
import { clientOf, type SessionServer, serveSessions, sessionOptions } from './serving.ts';

thawAfterEach();

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const refreshForm = /^[\w-]{43}\.[\w-]{43}$/;
const ended = jsonAnswer(
  401,
  { error: 'invalid_token', error_description: 'The session has ended: sign in again' },
  'Bearer realm="api", error="invalid_token", error_description="The session has ended: sign in again"',
);
const noRefreshToken = jsonAnswer(400, {
  error: 'invalid_request',
  error_description: 'Send the refresh token once, as text',
});

function claimsOf(token: string) {
  return Object(jsonOf(segmentsOf(token)[1]));
}

describe.each(places)('sessions on $kind', ({ newPlace }) => {
  let place: Place;
  let server: SessionServer;
  const lines: string[] = [];
  beforeAll(async () => {
    place = await newPlace();
    const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    server = await serveSessions(place.url, { log });
  });
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const me = async (client: { token: string }) => seen(await server.get('/api/me', client));
  const sessionsOf = async (client: { token: string }) =>
    (await server.get('/api/sessions', client)).body.sessions;

  test('a session that begins right after a sign-out lasts, whatever the clock tolerance is', async () => {
    const tolerant = await serveSessions(place.url, { tolerance: 5 });
    const member = await tolerant.addMember();
    const { token } = await tolerant.signIn(member);
    const signedOut = await request(tolerant.url)
      .post('/api/sign-out')
      .set('x-access-token', token);
    expect(signedOut.status).toBe(204);
    expect((await tolerant.get('/api/me', { token })).status).toBe(401);
    const client = await tolerant.signIn(member);
    expect((await tolerant.get('/api/me', client)).status).toBe(200);
    const refreshed = clientOf(await tolerant.refresh(client.refreshToken));
    expect((await tolerant.get('/api/me', refreshed)).status).toBe(200);
    await tolerant.close();
  });

  test('a sign-in and a registration return a refresh token, and `sid` in the access token', async () => {
    const member = await server.addMember();
    const before = Date.now();
    const signedIn = await request(server.url).post('/login').send(member);
    const registered = await request(server.url)
      .post('/users')
      .send({ username: `${member.username}-2`, password: member.password });
    for (const { body } of [signedIn, registered]) {
      expect(Object.keys(body).sort()).toEqual(
        ['expires', 'refreshExpires', 'refreshToken', 'token', 'user'].sort(),
      );
      expect(body.refreshToken).toMatch(refreshForm);
      expect(body.refreshExpires).toBeGreaterThanOrEqual(before + sessionOptions.lifetime * 1000);
      expect(body.refreshExpires).toBeLessThan(before + sessionOptions.lifetime * 1000 + 20_000);
      expect(claimsOf(body.token).sid).toMatch(uuid);
    }
    expect(await me(signedIn.body)).toMatchObject({ status: 200 });
  });

  test('a refresh returns two new tokens of the same session', async () => {
    const member = await server.addMember();
    const first = await server.signIn(member);
    const reply = await server.refresh(first.refreshToken);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      token: expect.any(String),
      expires: expect.any(Number),
      user: publicUser(member),
      refreshToken: expect.stringMatching(refreshForm),
      refreshExpires: expect.any(Number),
    });
    const second = clientOf(reply);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(claimsOf(second.token).sid).toBe(claimsOf(first.token).sid);
    for (const client of [first, second]) expect(await me(client)).toMatchObject({ status: 200 });
  });

  test('a repeated refresh within the interval returns the same successor', async () => {
    freezeClock(Math.floor(Date.now() / 1000));
    const { refreshToken } = await server.signIn(await server.addMember());
    const replies = await Promise.all([1, 2, 3].map(() => server.refresh(refreshToken)));
    freezeClock(Date.now() / 1000 + sessionOptions.interval);
    replies.push(await server.refresh(refreshToken));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(replies.map(({ body }) => body.refreshToken)).size).toBe(1);
    expect(new Set(replies.map(({ body }) => body.refreshExpires)).size).toBe(1);
    const next = await server.refresh(replies[0]?.body.refreshToken);
    expect(next.status).toBe(200);
  });

  test('a refresh token that is used again later ends the session, and one warning names it', async () => {
    const member = await server.addMember();
    const [first, other] = [await server.signIn(member), await server.signIn(member)];
    const second = clientOf(await server.refresh(first.refreshToken));
    lines.length = 0;
    freezeClock(Date.now() / 1000 + sessionOptions.interval + 1);
    expect(seen(await server.refresh(first.refreshToken))).toEqual(ended);
    expect(seen(await server.refresh(second.refreshToken))).toEqual(ended);
    for (const { token } of [first, second]) {
      expect(await me({ token })).toEqual(refusal(refused.invalid));
    }
    expect(await me(other)).toMatchObject({ status: 200 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 40,
      session: claimsOf(first.token).sid,
      user: member.id,
    });
    for (const part of [...first.refreshToken.split('.'), ...second.refreshToken.split('.')]) {
      expect(lines[0]).not.toContain(part);
    }
  });

  test('a token whose successor was used ends the session at once, also within the interval', async () => {
    const first = await server.signIn(await server.addMember());
    const second = clientOf(await server.refresh(first.refreshToken));
    const third = clientOf(await server.refresh(second.refreshToken));
    expect(seen(await server.refresh(first.refreshToken))).toEqual(ended);
    expect(seen(await server.refresh(third.refreshToken))).toEqual(ended);
  });

  test('a secret that was never issued ends the session of its family', async () => {
    const first = await server.signIn(await server.addMember());
    const [family] = first.refreshToken.split('.');
    expect(seen(await server.refresh(`${family}.${'A'.repeat(43)}`))).toEqual(ended);
    expect(seen(await server.refresh(first.refreshToken))).toEqual(ended);
  });

  test('an unknown family gets the same response and ends nothing', async () => {
    const first = await server.signIn(await server.addMember());
    const [family, secret] = first.refreshToken.split('.');
    for (const token of [`${'A'.repeat(43)}.${secret}`, `${secret}.${family}`]) {
      expect(seen(await server.refresh(token))).toEqual(ended);
    }
    expect((await server.refresh(first.refreshToken)).status).toBe(200);
  });

  const part = 'a'.repeat(43);
  test.each([
    ...[undefined, null, '', 1, {}, [`${part}.${part}`], part, `${part}.`, `${part}.${part}.`],
    ...[`${part}.${part} `, `${part}.${part}\n`, `${part}.${part.slice(1)}+`, `${part},${part}`],
    ...['a.b', 'A'.repeat(15_000), `${part}.${part}\0`, `${part}a.${part}`],
  ])('what cannot be a refresh token gets 400 (%#)', async (sent) => {
    expect(seen(await server.refresh(sent))).toEqual(noRefreshToken);
  });

  test('other media types get 415, other methods 405', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/octet-stream']) {
      const typed = await request(server.url).post('/refresh').type(type).send(part);
      expect(seen(typed)).toEqual(refusal(refused.wrongType));
    }
    const form = request(server.url).post('/refresh').type('form');
    const { refreshToken } = await server.signIn(await server.addMember());
    expect((await form.send({ refreshToken })).status).toBe(200);
    expect(seen(await request(server.url).get('/refresh'))).toEqual(refusal(refused.wrongMethod));
  });

  test('an expired session is refused everywhere, and removed at the next sign-in', async () => {
    const member = await server.addMember();
    const first = await server.signIn(member);
    const { sid } = claimsOf(first.token);
    freezeClock(Date.now() / 1000 + sessionOptions.lifetime);
    expect(seen(await server.refresh(first.refreshToken))).toEqual(ended);
    await server.signIn(await server.addMember());
    const query = 'SELECT id FROM sessions WHERE id = $1';
    expect(await server.users.sql.prepare('session-by-id', query)(sid)).toEqual([]);
  });

  test('a refresh moves the end of the session', async () => {
    const first = await server.signIn(await server.addMember());
    const start = Date.now() / 1000;
    freezeClock(start + sessionOptions.lifetime - 10);
    const reply = await server.refresh(first.refreshToken);
    expect(reply.body.refreshExpires).toBe(Date.now() + sessionOptions.lifetime * 1000);
    freezeClock(start + sessionOptions.lifetime + 100);
    expect((await server.refresh(reply.body.refreshToken)).status).toBe(200);
  });

  test('a session that has expired ends its access tokens, too', async () => {
    const short = await serveSessions(place.url, { lifetime: 60, config: server.config });
    const client = await short.signIn(await server.addMember());
    expect(await me(client)).toMatchObject({ status: 200 });
    freezeClock(Date.now() / 1000 + 61);
    expect(await me(client)).toEqual(refusal(refused.invalid));
    await short.close();
  });

  test('a token without a session is refused', async () => {
    const member = await server.addMember();
    const now = Math.floor(Date.now() / 1000);
    const world = { config: server.config, users: server.users, member, now };
    const { sid } = claimsOf((await server.signIn(member)).token);
    expect(await me({ token: tokenWith(world, { sid }) })).toMatchObject({ status: 200 });
    const others = [undefined, null, '', 1, [sid], 'current', sid.toUpperCase()];
    for (const other of [...others, `${sid} `, `${sid}\0`, '\0']) {
      expect(await me({ token: tokenWith(world, { sid: other }) })).toEqual(
        refusal(refused.invalid),
      );
    }
  });

  test('a session of another user is refused', async () => {
    const [ada, grace] = [await server.addMember(), await server.addMember()];
    const { sid } = claimsOf((await server.signIn(ada)).token);
    const now = Math.floor(Date.now() / 1000);
    const world = { config: server.config, users: server.users, member: grace, now };
    expect(await me({ token: tokenWith(world, { sid }) })).toEqual(refusal(refused.invalid));
  });

  test('a user lists the sessions, the last used first', async () => {
    const member = await server.addMember();
    await server.signIn(await server.addMember());
    const now = Math.floor(Date.now() / 1000);
    freezeClock(now);
    const phone = await server.signIn(member, `A \tphone ${'x'.repeat(300)}`);
    freezeClock(now + 5);
    const laptop = await server.signIn(member, 'A \tlaptop');
    freezeClock(now + 9);
    const refreshed = clientOf(await server.refresh(phone.refreshToken));
    const ms = (seconds: number) => (now + seconds) * 1000;
    const { lifetime } = sessionOptions;
    expect(await sessionsOf(laptop)).toEqual([
      {
        id: claimsOf(refreshed.token).sid,
        label: `A phone ${'x'.repeat(192)}`,
        ...{ created: ms(0), lastUsed: ms(9), expires: ms(9 + lifetime), current: false },
      },
      {
        id: claimsOf(laptop.token).sid,
        label: 'A laptop',
        ...{ created: ms(5), lastUsed: ms(5), expires: ms(5 + lifetime), current: true },
      },
    ]);
  });

  test('a user ends one session by its id, from the next request on', async () => {
    const member = await server.addMember();
    const [lost, kept] = [await server.signIn(member), await server.signIn(member)];
    const id = claimsOf(lost.token).sid;
    const reply = await server.end(id, kept);
    expect(reply.status).toBe(204);
    expect(await me(lost)).toEqual(refusal(refused.invalid));
    expect(seen(await server.refresh(lost.refreshToken))).toEqual(ended);
    expect(await sessionsOf(kept)).toHaveLength(1);
    expect((await server.end(id, kept)).status).toBe(404);
  });

  test('a user signs out of this session alone', async () => {
    const member = await server.addMember();
    const [here, there] = [await server.signIn(member), await server.signIn(member)];
    expect((await server.end('current', here)).status).toBe(204);
    expect(await me(here)).toEqual(refusal(refused.invalid));
    expect(await me(there)).toMatchObject({ status: 200 });
  });

  test('a user cannot end the session of another user', async () => {
    const [ada, grace] = [
      await server.signIn(await server.addMember()),
      await server.signIn(await server.addMember()),
    ];
    const id = claimsOf(ada.token).sid;
    for (const other of [id, id.toUpperCase(), `${id}%00`, '%00', '%', '*', '%E0%A4%A', 'x']) {
      expect([404, 400]).toContain((await server.end(other, grace)).status);
    }
    expect(seen(await server.end(id, grace))).toEqual(refusal(refused.notFound));
    expect(await me(ada)).toMatchObject({ status: 200 });
  });

  test('sign-out everywhere ends all sessions of the user', async () => {
    const member = await server.addMember();
    const bystander = await server.signIn(await server.addMember());
    const [one, other] = [await server.signIn(member), await server.signIn(member)];
    expect((await server.post('/api/sign-out', one)).status).toBe(204);
    for (const client of [one, other]) {
      expect(await me(client)).toEqual(refusal(refused.invalid));
      expect(seen(await server.refresh(client.refreshToken))).toEqual(ended);
    }
    expect(await me(bystander)).toMatchObject({ status: 200 });
    const again = await server.signIn(member);
    expect(await sessionsOf(again)).toHaveLength(1);
  });

  test('a changed password keeps this session with new tokens and ends the others', async () => {
    const member = await server.addMember();
    const [here, there] = [await server.signIn(member), await server.signIn(member)];
    const newPassword = `${member.password}!`;
    const passwords = { password: member.password, newPassword };
    const reply = await server.post('/api/password', here, passwords);
    expect(reply.status).toBe(200);
    const changed = clientOf(reply);
    expect(claimsOf(changed.token).sid).toBe(claimsOf(here.token).sid);
    expect(await me(changed)).toMatchObject({ status: 200 });
    for (const client of [here, there]) {
      expect(await me(client)).toEqual(refusal(refused.invalid));
      expect(seen(await server.refresh(client.refreshToken))).toEqual(ended);
    }
    expect(await sessionsOf(changed)).toMatchObject([{ current: true }]);
    expect((await server.refresh(changed.refreshToken)).status).toBe(200);
  });

  test.each(['disabled', 'removed'])('a %s user loses all sessions at once', async (act) => {
    const member = await server.addMember();
    const client = await server.signIn(member);
    if (act === 'disabled') await server.users.setDisabled(member.id, true);
    else await server.users.remove(member.id);
    expect(await me(client)).toEqual(refusal(refused.invalid));
    expect(seen(await server.refresh(client.refreshToken))).toEqual(ended);
    await server.users.setDisabled(member.id, false);
    const { status } = await server.refresh(client.refreshToken);
    expect(status).toBe(act === 'disabled' ? 200 : 401);
  });

  test('a further session beyond the limit ends the one that was used least recently', async () => {
    const limited = await serveSessions(place.url, { perUser: 2, config: server.config });
    const member = await server.addMember();
    const now = Math.floor(Date.now() / 1000);
    freezeClock(now);
    const first = await limited.signIn(member);
    freezeClock(now + 1);
    const second = await limited.signIn(member);
    freezeClock(now + 2);
    const renewed = clientOf(await limited.refresh(first.refreshToken));
    freezeClock(now + 3);
    const third = await limited.signIn(member);
    expect(await me(second)).toEqual(refusal(refused.invalid));
    for (const client of [renewed, third]) expect(await me(client)).toMatchObject({ status: 200 });
    await limited.close();
  });

  test('refreshes of one address are limited, after their form is checked', async () => {
    const throttled = await serveSessions(place.url, { throttled: true, config: server.config });
    const limiter = throttled.sessions.limiter;
    if (limiter === undefined) throw new Error('Expected a limiter');
    expect(limiter).toMatchObject({ keyPrefix: 'refresh', points: 1_000, duration: 15 * 60 });
    limiter.points = 2;
    const unknown = `${part}.${part}`;
    for (let n = 0; n < 5; n += 1) {
      expect((await throttled.refresh('no')).status).toBe(400);
    }
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await throttled.refresh(unknown)).status);
    expect(statuses).toEqual([401, 401, 429]);
    const { headers } = await throttled.refresh(unknown);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await throttled.close();
  });
});
