import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Sql } from './sql.ts';

/** The public part of a user. Only these fields leave the server. */
export interface PublicUser {
  /** A random UUID in lower case; the `sub` claim. Never used again after the user is gone. */
  id: string;
  username: string;
}

/** A user as stored in the database. */
export interface StoredUser extends PublicUser {
  /** Argon2id in PHC string format. */
  passwordHash: string;
  /** Tokens with an earlier `iat` are refused. In seconds; 0 if the user has never signed out. */
  tokensValidFrom: number;
}

/**
 * The users, as far as the five steps need them. Names that differ only in case or compatibility are the same name (see
 * `nameKey`). Every method rejects with a StoreError if the database does not answer.
 */
export interface UserStore {
  /** Adds a user under a new id. Returns undefined if the name is taken. */
  add(username: string, passwordHash: string): Promise<StoredUser | undefined>;
  /** Returns undefined for an unknown or disabled user. */
  findByName(username: string): Promise<StoredUser | undefined>;
  findById(id: string): Promise<StoredUser | undefined>;
  /** True if there was such a user. */
  remove(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Further changes of a user. Each returns false if there was no such user. */
export interface AccountStore extends UserStore {
  /** Refuses all tokens issued before a second. An earlier second than the stored one changes nothing. */
  signOut(id: string, tokensValidFrom: number): Promise<boolean>;
  /** Replaces the password and signs out, if `user.passwordHash` is still the stored one. */
  replacePassword(user: StoredUser, passwordHash: string, from: number): Promise<boolean>;
  /** A disabled user keeps the name and is not found until they are enabled again. */
  setDisabled(id: string, disabled: boolean): Promise<boolean>;
}

/** At most `points` attempts in `duration` seconds. The prefix separates the keys of different limits. */
export interface Limit {
  keyPrefix: string;
  points: number;
  duration: number;
}

/** A database of users that also counts attempts, so that all servers with this database share the counts. */
export interface UserDatabase extends AccountStore {
  newLimiter(limit: Limit): RateLimiterAbstract;
  /** For tables beside the users, such as your own. */
  sql: Sql;
}

/** The fields of a stored user that may leave the server. They are named, so that a new column stays inside. */
export function publicUser({ id, username }: StoredUser): PublicUser {
  return { id, username };
}
