import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openUsers } from '#server/users/open.ts';
import type { AccountStore } from '#server/users/store.ts';
import { keepSecret } from '../leaks/secret-recorder.ts';
import { ask, newMember, newPerson, register, signIn, tokenOf, whoAmI } from '../support/client.ts';
import { type Place, places } from '../support/databases.ts';
import { endProcesses } from '../support/process.ts';
import { serve } from './serve.ts';

type Member = Awaited<ReturnType<typeof newMember>>;
/** Does something to a member by way of one server, or of the database. */
type Act = (on: { url: string; users: AccountStore; id: string; member: Member }) => unknown;

const refused = { status: 401, body: { error: 'invalid_token' } };

test.each(places)(
  'all of six that start at once on a new $kind are there',
  async ({ newPlace }) => {
    const place = await newPlace();
    const starting = Array.from({ length: 6 }, () => serve(place.url).url);
    const urls = await Promise.all(starting);
    const member = await newMember(urls[0] ?? '');
    for (const url of urls) expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    await endProcesses();
    await place.remove();
  },
);

describe.each(places)('of two servers on one $kind', ({ newPlace }) => {
  let place: Place;
  let users: AccountStore;
  let one: string;
  let other: string;
  beforeAll(async () => {
    place = await newPlace();
    const servers = [serve(place.url), serve(place.url)];
    [one = '', other = ''] = await Promise.all(servers.map(({ url }) => url));
    users = await openUsers(place.url);
  });
  afterAll(async () => {
    await endProcesses();
    await users.close();
    await place.remove();
  });

  test('each signs in the users of the other, and accepts the other’s tokens', async () => {
    const member = await newMember(one);
    const told = await signIn(other, member);
    expect(told).toMatchObject({ status: 200, body: { user: { username: member.username } } });
    expect(await whoAmI(one, tokenOf(told))).toMatchObject({ status: 200 });
    expect(await whoAmI(other, member.token)).toMatchObject({ status: 200 });
  });

  test.each<[string, Act]>([
    ['signed out', ({ url, member }) => ask(url, '/api/sign-out', { ...member, post: {} })],
    [
      'given another password',
      ({ url, member: { token, password } }) =>
        ask(url, '/api/password', { token, post: { password, newPassword: `${password}!` } }),
    ],
    ['disabled', ({ users, id }) => users.setDisabled(id, true)],
    ['deleted', ({ users, id }) => users.remove(id)],
  ])('both refuse, from the next request on, whose user one has %s', async (_name, act) => {
    const [member, bystander] = [await newMember(one), await newMember(other)];
    for (const url of [one, other]) {
      expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    }
    const { id = '' } = (await users.findByName(member.username)) ?? {};
    await act({ url: one, users, id, member });
    expect(await whoAmI(other, member.token)).toMatchObject(refused);
    expect(await whoAmI(one, member.token)).toMatchObject(refused);
    expect(await whoAmI(other, bystander.token)).toMatchObject({ status: 200 });
  });
});

describe.each(places)('of two servers with sessions on one $kind', ({ newPlace }) => {
  let place: Place;
  let one: string;
  let other: string;
  beforeAll(async () => {
    place = await newPlace();
    const env = { SESSION_LIFETIME: '3600' };
    const servers = [serve(place.url, env), serve(place.url, env)];
    [one = '', other = ''] = await Promise.all(servers.map(({ url }) => url));
  });
  afterAll(async () => {
    await endProcesses();
    await place.remove();
  });

  /** The refresh token in a response. */
  function refreshTokenOf({ body }: { body: unknown }): string {
    const refreshToken = String(Object(body).refreshToken);
    for (const part of refreshToken.split('.')) keepSecret('a part of a refresh token', part);
    return refreshToken;
  }
  const refresh = (url: string, refreshToken: string) =>
    ask(url, '/refresh', { post: { refreshToken } });

  test('each refreshes the sessions of the other, and both at once return one successor', async () => {
    const member = newPerson();
    const first = await register(one, member);
    const second = await refresh(other, refreshTokenOf(first));
    expect(second).toMatchObject({ status: 200, body: { user: { username: member.username } } });
    const requests = [one, other, one, other].map((url) => refresh(url, refreshTokenOf(second)));
    const replies = await Promise.all(requests);
    expect(new Set(replies.map(refreshTokenOf)).size).toBe(1);
    for (const url of [one, other]) {
      for (const { body } of [first, second, ...replies]) {
        expect(await whoAmI(url, String(Object(body).token))).toMatchObject({ status: 200 });
      }
    }
  });

  test('both refuse, from the next request on, a session that a used token has ended on one', async () => {
    const first = await register(one, newPerson());
    const second = await refresh(one, refreshTokenOf(first));
    const third = await refresh(one, refreshTokenOf(second));
    expect(await whoAmI(other, tokenOf(third))).toMatchObject({ status: 200 });
    expect(await refresh(other, refreshTokenOf(first))).toMatchObject(refused);
    for (const url of [one, other]) {
      expect(await whoAmI(url, tokenOf(third))).toMatchObject(refused);
      expect(await refresh(url, refreshTokenOf(third))).toMatchObject(refused);
    }
  });
});
