/** A session as its user sees it. Times are in milliseconds since 1970. */
export interface Session {
  /** A random UUID; the `sid` claim of its access tokens. */
  id: string;
  /** The `User-Agent` of the sign-in, at most 200 characters. */
  label: string;
  /** The last time that the user sent the password. */
  created: number;
  /** The last refresh, or the sign-in. */
  lastUsed: number;
  expires: number;
}

/** What a session needs to exchange its refresh token. */
export interface Chain extends Pick<Session, 'id' | 'lastUsed' | 'expires'> {
  userId: string;
  key: string;
  currentHash: string;
  /** Null until the first refresh. */
  previousHash: string | null;
}
