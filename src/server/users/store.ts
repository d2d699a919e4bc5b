import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** A user as anybody may see them. Whatever is not listed here never leaves the server. */
export interface PublicUser {
  /** A random UUID in lower case; the `sub` claim. Never used again after the user is gone. */
  id: string;
  username: string;
}

/** A user as the database keeps them. */
export interface StoredUser extends PublicUser {
  /** Argon2id in PHC string format. */
  passwordHash: string;
  /** Tokens with an earlier `iat` are refused; in seconds, and 0 where nobody has ever signed out. */
  tokensValidFrom: number;
}

/**
 * Where users live, as far as the five storeys ask. Two names are one where they differ in case or compatibility
 * alone (see `nameKey`). Every method rejects with a StoreFailure where the database does not answer.
 */
export interface UserStore {
  /** Adds a user under a new id, or gives undefined where the name is taken. */
  add(username: string, passwordHash: string): Promise<StoredUser | undefined>;
  /** A user who may sign in: nobody finds one who is disabled. */
  findByName(username: string): Promise<StoredUser | undefined>;
  findById(id: string): Promise<StoredUser | undefined>;
  /** True where there was such a user. */
  remove(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What else happens to users in the course of their lives; each gives false where it found nobody to change. */
export interface AccountStore extends UserStore {
  /** Refuses all tokens issued before a second, which never moves back. */
  signOut(id: string, tokensValidFrom: number): Promise<boolean>;
  /** Gives a user another password and signs out, if `user.passwordHash` is still the one that is kept. */
  replacePassword(user: StoredUser, passwordHash: string, from: number): Promise<boolean>;
  /** A disabled user keeps the name, and is found by nobody until they are enabled again. */
  setDisabled(id: string, disabled: boolean): Promise<boolean>;
}

/** `points` in so many seconds of `duration`; the prefix tells the keys of one limit from those of another. */
export interface Limit {
  keyPrefix: string;
  points: number;
  duration: number;
}

/** A database of users that counts attempts, too, so that all servers on it count together. */
export interface UserDatabase extends AccountStore {
  newLimiter(limit: Limit): RateLimiterAbstract;
}

/** What of a stored user may leave the server: named fields only, so that a new column stays inside. */
export function publicUser({ id, username }: StoredUser): PublicUser {
  return { id, username };
}
