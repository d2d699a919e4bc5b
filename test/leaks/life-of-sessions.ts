import { openUsers } from '#server/users/open.ts';
import { ask, register, signIn, type Told, tokenOf, until, whoAmI } from '../support/client.ts';
import { type Reply, sendLines } from '../support/raw-http.ts';
import { breakTable, type Home, oddPerson } from './life.ts';
import { misplace } from './misplace.ts';
import type { Hidden } from './search.ts';
import { keepSecret } from './secret-recorder.ts';

/** Uses the routes of sessions, correctly and incorrectly, and returns all passwords used. */
export async function liveInSessions({
  url,
  database,
}: Pick<Home, 'url' | 'database'>): Promise<Hidden[]> {
  const person = oddPerson();
  const refresh = (refreshToken: string) => ask(url, '/refresh', { post: { refreshToken } });
  const first = refreshTokenOf(await register(url, person));
  const second = await refresh(first);
  refreshTokenOf(await refresh(first));
  refreshTokenOf(await refresh(refreshTokenOf(second)));
  await refresh(first); // Its successor was used, so the session ends with a warning.

  const here = await signIn(url, person);
  const token = tokenOf(here);
  for (const text of [first, refreshTokenOf(here)]) await misplace(url, text);
  await ask(url, '/api/sessions', { token });
  const told = await whoAmI(url, token);
  await breakTable(database, 'sessions', async () => {
    await until(500, () => whoAmI(url, token), [told]);
    await refresh(refreshTokenOf(here));
    await signIn(url, person);
  });
  await until(200, () => whoAmI(url, token), [{ status: 500, body: failed }]);

  const changed = await ask(url, '/api/password', {
    token,
    post: { password: person.password, newPassword: `${person.password}!` },
  });
  refreshTokenOf(changed);
  await sendLines(url, 'DELETE /api/sessions/current', [`X-Access-Token: ${tokenOf(changed)}`]);
  const { password, ...rest } = person;
  const last = await signIn(url, { ...rest, password: `${password}!` });
  refreshTokenOf(await refresh(refreshTokenOf(last))); // This session remains in the database.
  return [{ what: 'a password', text: password }];
}

/** Signs a new person in whose refresh token is in a cookie, refreshes it, and uses an old one again. */
export async function liveWithCookies(url: string): Promise<Hidden[]> {
  const person = oddPerson();
  const cookie = cookieIn(await post(url, '/users', JSON.stringify(person)));
  const next = cookieIn(await post(url, '/refresh', '{}', [`Cookie: ${cookie}`]));
  cookieIn(await post(url, '/refresh', '{}', [`Cookie: ${next}`]));
  for (const header of [`Cookie: ${cookie}`, `Cookie: ${next}x`, cookie]) {
    await post(url, '/refresh', '{}', [header]);
  }
  await post(url, '/refresh', '{}', [`Cookie: ${next}`], 'https://evil.example');
  return [{ what: 'a password', text: person.password }];
}

/** The keys of all sessions that a database still contains. */
export async function keysIn(database: string): Promise<Hidden[]> {
  const users = await openUsers(database);
  const find = users.sql.prepare<{ key: string }>('keys-of-sessions', 'SELECT key FROM sessions');
  const rows = await find();
  await users.close();
  return rows.map(({ key }) => ({ what: 'the key of a session', text: key }));
}

const failed = { error: 'internal_server_error', error_description: 'Internal Server Error' };

function refreshTokenOf({ status, body }: Told): string {
  const { refreshToken } = Object(body);
  if (typeof refreshToken !== 'string') {
    throw new TypeError(`Expected a refresh token, got ${status}`);
  }
  for (const part of refreshToken.split('.')) keepSecret('a part of a refresh token', part);
  return refreshToken;
}

function post(
  url: string,
  path: string,
  body: string,
  lines: string[] = [],
  origin = 'http://localhost',
): Promise<Reply> {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const head = ['Content-Type: application/json', length, `Origin: ${origin}`, ...lines];
  return sendLines(url, `POST ${path}`, [...head, '', body]);
}

function cookieIn({ status, headers }: Reply): string {
  const [cookie = ''] = headers['set-cookie']?.split(';') ?? [];
  if (cookie === '') throw new TypeError(`Expected a cookie, got ${status}`);
  const [family = '', secret = ''] = cookie.replace('refresh=', '').split('.');
  for (const part of [family, secret]) keepSecret('a part of a refresh token', part);
  return cookie;
}
