import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freezeClock, thawAfterEach } from '../../support/clock.ts';
import { type Place, places } from '../../support/databases.ts';
import { randomConfig } from '../../support/world.ts';
import {
  type Client,
  clientOf,
  type SessionServer,
  serveSessions,
  sessionOptions,
} from './serving.ts';

thawAfterEach();

/** Seconds. */
const accessLifetime = 900;
const { interval } = sessionOptions;

describe.each(places)('a stolen refresh token, with two servers on one $kind,', ({ newPlace }) => {
  let place: Place;
  let one: SessionServer;
  let other: SessionServer;
  let now: number;
  beforeAll(async () => {
    place = await newPlace();
    const config = { ...randomConfig(), lifetime: accessLifetime };
    one = await serveSessions(place.url, { config });
    other = await serveSessions(place.url, { config });
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await place.remove();
  });

  /** Stops the clock some seconds later than at the theft. */
  const at = (seconds: number) => freezeClock(now + seconds);
  /** A user who is signed in with two sessions. The refresh token of the first is stolen. */
  async function theft() {
    now = Math.floor(Date.now() / 1000);
    at(0);
    const member = await one.addMember();
    const owner = await one.signIn(member);
    return { member, owner, bystander: await one.signIn(member), stolen: owner.refreshToken };
  }
  const refresh = async (server: SessionServer, token: string): Promise<Client | undefined> => {
    const reply = await server.refresh(token);
    expect([200, 401]).toContain(reply.status);
    return reply.status === 200 ? clientOf(reply) : undefined;
  };
  /** True if the access token or the refresh token of a client is good for something, on either server. */
  async function isSignedIn(client: Client | undefined): Promise<boolean> {
    if (client === undefined) return false;
    const replies = [await one.get('/api/me', client), await other.get('/api/me', client)];
    return replies.some(({ status }) => status === 200);
  }

  test('used by the thief first, then by the owner: neither is signed in', async () => {
    const { owner, bystander, stolen } = await theft();
    const thief = await refresh(one, stolen);
    expect(await isSignedIn(thief)).toBe(true);
    at(accessLifetime - 1);
    expect(await isSignedIn(owner)).toBe(true);
    expect(await refresh(other, owner.refreshToken)).toBe(undefined);
    expect(await isSignedIn(thief)).toBe(false);
    expect(await isSignedIn(owner)).toBe(false);
    expect(await refresh(one, thief?.refreshToken ?? '')).toBe(undefined);
    expect(await isSignedIn(bystander)).toBe(true);
  });

  test('used by the owner first, then by the thief: neither is signed in', async () => {
    const { owner, bystander, stolen } = await theft();
    const renewed = await refresh(other, owner.refreshToken);
    expect(await isSignedIn(renewed)).toBe(true);
    at(interval + 1);
    expect(await refresh(one, stolen)).toBe(undefined);
    expect(await isSignedIn(renewed)).toBe(false);
    expect(await refresh(other, renewed?.refreshToken ?? '')).toBe(undefined);
    expect(await isSignedIn(bystander)).toBe(true);
  });

  test('used by both at once: both are signed in until the next refresh, then neither', async () => {
    const { owner, stolen } = await theft();
    const [renewed, thief] = await Promise.all([
      refresh(one, owner.refreshToken),
      refresh(other, stolen),
    ]);
    expect(renewed?.refreshToken).toBe(thief?.refreshToken);
    for (const client of [renewed, thief]) expect(await isSignedIn(client)).toBe(true);
    at(accessLifetime - interval - 1);
    const again = await refresh(one, renewed?.refreshToken ?? '');
    expect(await isSignedIn(again)).toBe(true);
    at(accessLifetime);
    expect(await refresh(other, thief?.refreshToken ?? '')).toBe(undefined);
    for (const client of [renewed, thief, again]) expect(await isSignedIn(client)).toBe(false);
  });

  test('used 1,000 times at once: all get one successor, and there is no second chain', async () => {
    const { owner, stolen } = await theft();
    const clients = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => refresh(n % 2 ? one : other, stolen)),
    );
    const successors = new Set(clients.map((client) => client?.refreshToken));
    expect(successors.size).toBe(1);
    expect(successors).not.toContain(undefined);
    expect(await isSignedIn(clients[0])).toBe(true);
    at(interval + 1);
    expect(await refresh(one, owner.refreshToken)).toBe(undefined);
    for (const client of clients.slice(0, 4)) expect(await isSignedIn(client)).toBe(false);
    expect(await refresh(other, clients[0]?.refreshToken ?? '')).toBe(undefined);
  });

  test('sent 1,000 times at once, old and new ones mixed: the session has ended', async () => {
    const { owner, stolen } = await theft();
    const second = await refresh(one, owner.refreshToken);
    const third = await refresh(other, second?.refreshToken ?? '');
    const tokens = [stolen, second?.refreshToken ?? '', third?.refreshToken ?? ''];
    const clients = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => refresh(n % 2 ? one : other, tokens[n % 3] ?? '')),
    );
    for (const client of [second, third, ...clients.slice(0, 20)]) {
      expect(await isSignedIn(client)).toBe(false);
    }
    const last = new Set(clients.flatMap((client) => client?.refreshToken ?? []));
    for (const token of [...tokens, ...last]) expect(await refresh(one, token)).toBe(undefined);
  });

  test('used by the thief alone: the thief is signed in until the owner ends the session', async () => {
    const { stolen, bystander } = await theft();
    let thief = await refresh(one, stolen);
    at(accessLifetime);
    thief = await refresh(one, thief?.refreshToken ?? '');
    expect(await isSignedIn(thief)).toBe(true);
    const elsewhere = await refresh(other, bystander.refreshToken);
    const { body } = await other.get('/api/sessions', elsewhere ?? bystander);
    const [foreign] = body.sessions.filter(({ current }: { current: boolean }) => !current);
    expect((await other.end(foreign.id, elsewhere ?? bystander)).status).toBe(204);
    expect(await isSignedIn(thief)).toBe(false);
    expect(await refresh(one, thief?.refreshToken ?? '')).toBe(undefined);
  });

  test.each(['sign-out', 'password'])(
    'used after the %s of the owner: the thief is not signed in',
    async (act) => {
      const { member, owner, stolen } = await theft();
      const thief = await refresh(other, stolen);
      const newPassword = `${member.password}!`;
      const reply =
        act === 'sign-out'
          ? await one.post('/api/sign-out', owner)
          : await one.post('/api/password', owner, { password: member.password, newPassword });
      expect(reply.status).toBe(act === 'sign-out' ? 204 : 200);
      at(2);
      for (const token of [stolen, thief?.refreshToken ?? '']) {
        expect(await refresh(one, token)).toBe(undefined);
      }
      expect(await isSignedIn(thief)).toBe(false);
      if (act === 'password') {
        const renewed = clientOf(reply);
        expect(await isSignedIn(renewed)).toBe(true);
        expect(await refresh(other, renewed.refreshToken)).toBeDefined();
      }
    },
  );
});
