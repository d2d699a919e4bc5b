import { randomBytes } from 'node:crypto';
import { issueToken } from '#server/issue.ts';
import { readConfig } from '#server/setup.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { publicUser } from '#server/users/store.ts';
import type { Material } from './rows.ts';

const population = 100;

/** A fresh secret, a SQLite file with a hundred users, and tokens for one of them. */
export async function prepare(file: string) {
  const [secret, another] = [freshSecret(), freshSecret()];
  const config = readConfig({ JWT_SECRET: secret });
  const users = openSqliteUsers(file);
  // Nobody signs in here, so a text of a hash's length will do.
  const passwordHash = '-'.repeat(97);
  for (let number = 1; number < population; number += 1) {
    await users.add(`user-${number}`, passwordHash);
  }
  const stored = await users.add('somebody', passwordHash);
  await users.close();
  if (stored === undefined) throw new Error('The bench could not add its user');

  const user = publicUser(stored);
  const good = issueToken(user, config).token;
  const forged = issueToken(user, { ...config, secret: another }).token;
  const material: Material = { good, forged, user };
  return { secret, username: user.username, material };
}

function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}
