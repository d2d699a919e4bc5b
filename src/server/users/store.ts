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
}

/** Where users live. Names are compared in Unicode normal form C, otherwise to the letter. */
export interface UserStore {
  /** Adds a user under a new id, or gives undefined where the name is taken. */
  add(username: string, passwordHash: string): Promise<StoredUser | undefined>;
  findByName(username: string): Promise<StoredUser | undefined>;
  findById(id: string): Promise<StoredUser | undefined>;
  /** True where there was such a user. */
  remove(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What of a stored user may leave the server: named fields only, so that a new column stays inside. */
export function publicUser({ id, username }: StoredUser): PublicUser {
  return { id, username };
}
