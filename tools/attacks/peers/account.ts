import { hashPassword, verifyPassword } from '../../../src/server/users/passwords.ts';

/** The public part of a user. */
export interface PeerUser {
  id: string;
  username: string;
}

/** The one user of a peer. */
export interface Account {
  user: PeerUser;
  /** Returns the user if name and password match; it does the same work for any input. */
  check(sent: unknown): Promise<PeerUser | undefined>;
}

/** Makes the account that all peers use: they differ in how they check tokens, not in how they sign in. */
export async function makeAccount(user: PeerUser, password: string): Promise<Account> {
  const hash = await hashPassword(password);
  return {
    user,
    async check(sent) {
      const { username, password }: { username?: unknown; password?: unknown } = Object(sent);
      const known = username === user.username;
      const fits = await verifyPassword(String(password), known ? hash : undefined);
      return known && fits ? user : undefined;
    },
  };
}
