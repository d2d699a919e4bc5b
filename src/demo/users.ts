import { hashPassword } from '../server/users/passwords.ts';
import type { UserStore } from '../server/users/store.ts';

/** The two demo users with their passwords: never in production. */
export const demoUsers = [
  { username: 'ada', password: 'analytical-engine' },
  { username: 'grace', password: 'nanosecond-wire' },
];

/** Adds the demo users that do not exist yet. */
export async function seedDemoUsers(users: UserStore): Promise<void> {
  for (const { username, password } of demoUsers) {
    if ((await users.findByName(username)) === undefined) {
      await users.add(username, await hashPassword(password));
    }
  }
}
