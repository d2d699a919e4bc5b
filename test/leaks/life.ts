import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { issueToken } from '#server/issue.ts';
import { readConfig } from '#server/setup.ts';
import {
  ask,
  newPerson,
  type Person,
  register,
  signIn,
  tokenOf,
  until,
  whoAmI,
} from '../support/client.ts';
import { administer } from '../support/postgres.ts';
import { sendLines } from '../support/raw-http.ts';
import type { Hidden } from './search.ts';

/** A server in use, and its settings. */
export interface Home {
  url: string;
  database: string;
  secret: string;
  previous: string;
}

/** Headers with text that the client chooses. */
const fields = [
  ...['Accept', 'Authorization', 'Content-Encoding', 'Content-Length', 'Content-Type', 'Cookie'],
  ...['Expect', 'Forwarded', 'Host', 'If-None-Match', 'Origin', 'Referer', 'Transfer-Encoding'],
  ...['Upgrade', 'User-Agent', 'X-Access-Token', 'X-Forwarded-For', 'X-Forwarded-Host'],
  ...['X-Forwarded-Proto', 'X-HTTP-Method-Override', 'X-Request-Id'],
];

/** Uses every route of a server, correctly and incorrectly, and returns all passwords used. */
export async function live({ url, database, secret, previous }: Home): Promise<Hidden[]> {
  const [ada, grace, newPassword, typo] = [oddPerson(), oddPerson(), oddPassword(), oddPassword()];
  const first = await register(url, ada);
  await register(url, ada);
  await register(url, { ...grace, username: '-' });
  await register(url, grace);
  const token = tokenOf(await signIn(url, ada));
  await signIn(url, { ...ada, password: typo });
  const old = await oldToken(url, tokenOf(first), previous);
  const told = await whoAmI(url, old);
  if (told.status !== 200) throw new Error(`Expected the previous secret to hold: ${told.status}`);

  for (const text of [token, old, `${token}x`, ada.password, secret, previous]) {
    await misplace(url, text);
  }
  await breakDatabase(database, async () => {
    await until(500, () => whoAmI(url, token), [told]);
    await signIn(url, ada);
    await register(url, { ...newPerson(), password: typo });
    await ask(url, '/api/password', { token, post: { password: ada.password, newPassword } });
  });
  await until(200, () => whoAmI(url, token), [
    {
      status: 500,
      body: { error: 'internal_server_error', error_description: 'Internal Server Error' },
    },
  ]);
  await until(429, () => signIn(url, { ...grace, password: typo }), [wrong]);

  const change = { password: ada.password, newPassword };
  const changed = await ask(url, '/api/password', { token, post: change });
  await whoAmI(url, token);
  await ask(url, '/api/password', { token: tokenOf(changed), post: change });
  await ask(url, '/api/sign-out', { token: tokenOf(changed), post: {} });
  await whoAmI(url, tokenOf(changed));
  await signIn(url, { ...ada, password: newPassword });
  return [ada.password, grace.password, newPassword, typo].map((text) => ({
    what: 'a password',
    text,
  }));
}

const wrong = {
  status: 401,
  body: { error: 'invalid_credentials', error_description: 'Wrong username or password' },
};

/** Sends a text in every part of a request. */
async function misplace(url: string, text: string): Promise<void> {
  const part = encodeURIComponent(text);
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  const paths = [`/${part}`, `/api/me/${part}`, `/users/${part}/x`, `/greeting?${part}=${part}`];
  const queries = [`access_token=${part}`, `access_token=${part}&access_token=${part}`];
  for (const path of [...paths, ...queries.map((query) => `/api/me?${query}`)]) {
    await sendLines(url, `GET ${path}`, []);
  }
  for (const field of fields) await sendLines(url, 'GET /api/me', [`${field}: ${text}`]);
  await sendLines(url, 'GET /api/me', [`Authorization: Bearer ${text}`]);
  await sendLines(url, 'GET /api/me', [`${part}: 1`]);
  await sendLines(url, 'GET /api/me', [text]);
  for (const line of [`${part} /`, `GET http://[${part}`, `GET http://a:${part}/`, part]) {
    await sendLines(url, line, []);
  }
  for (const [path, type, body] of [
    ['/api/me', form, `access_token=${part}`],
    ['/api/me', form, `access_token=${part}&access_token=${part}`],
    ['/api/me', json, JSON.stringify({ access_token: text })],
    ['/api/me', json, JSON.stringify({ access_token: [text] })],
    ['/login', json, `{"password":"${text}"`],
    ['/login', json, `{"password":${text}}`],
    ['/login', json, text],
    ['/login', 'text/plain', text],
    ['/login', `${json}; charset=${part}`, '{}'],
    ['/login', form, `username=x&password=${part}`],
    ['/login', json, JSON.stringify({ username: text, password: text })],
    ['/users', json, JSON.stringify({ username: `!${text}`, password: text })],
    ['/api/password', form, `access_token=${part}&password=${part}&newPassword=${part}`],
  ]) {
    const length = `Content-Length: ${Buffer.byteLength(String(body))}`;
    const lines = [`Content-Type: ${type}`, length];
    await sendLines(url, `POST ${path}`, [...lines, 'X-Forwarded-For: 192.0.2.1', '', `${body}`]);
  }
}

/** The same claims as another token, signed with the previous secret. */
async function oldToken(url: string, token: string, previous: string): Promise<string> {
  const { body } = await whoAmI(url, token);
  const { id } = Object(Object(body).user);
  const config = readConfig({ JWT_SECRET: previous });
  return issueToken({ id: String(id), username: '' }, config).token;
}

/** Removes a table, and restores it. */
async function breakDatabase(database: string, meanwhile: () => Promise<void>): Promise<void> {
  await execute(database, 'ALTER TABLE users RENAME TO lost');
  await meanwhile();
  await execute(database, 'ALTER TABLE lost RENAME TO users');
}

async function execute(database: string, statement: string): Promise<void> {
  if (database.startsWith('postgres')) {
    await administer(database, statement);
    return;
  }
  const file = new Database(database);
  file.exec(statement);
  file.close();
}

function oddPerson(): Person {
  return { ...newPerson(), password: oddPassword() };
}

/** A text that JSON, forms, URLs and both kinds of base64 write differently. */
function oddPassword(): string {
  return `pä ss"wörd+${randomBytes(12).toString('hex')}~?`;
}
