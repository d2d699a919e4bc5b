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
import { misplace } from './misplace.ts';
import type { Hidden } from './search.ts';

/** A server in use, and its settings. */
export interface Home {
  url: string;
  database: string;
  secret: string;
  previous: string;
}

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
  await breakTable(database, 'users', async () => {
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

/** The same claims as another token, signed with the previous secret. */
async function oldToken(url: string, token: string, previous: string): Promise<string> {
  const { body } = await whoAmI(url, token);
  const { id } = Object(Object(body).user);
  const config = readConfig({ JWT_SECRET: previous });
  return issueToken({ id: String(id), username: '' }, config).token;
}

/** Removes a table, and restores it. */
export async function breakTable(
  database: string,
  table: 'users' | 'sessions',
  meanwhile: () => Promise<void>,
): Promise<void> {
  await execute(database, `ALTER TABLE ${table} RENAME TO lost`);
  await meanwhile();
  await execute(database, `ALTER TABLE lost RENAME TO ${table}`);
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

export function oddPerson(): Person {
  return { ...newPerson(), password: oddPassword() };
}

/** A text that JSON, forms, URLs and both kinds of base64 write differently. */
function oddPassword(): string {
  return `pä ss"wörd+${randomBytes(12).toString('hex')}~?`;
}
