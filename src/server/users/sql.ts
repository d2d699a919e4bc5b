/** What a column may contain. */
export type Value = string | number | null;

/** A change of the schema. */
export interface Migration {
  /** The database stores the names of those that it has applied, so never rename or change a released one. */
  name: string;
  sql: string;
}

/** The database of the users, for further tables. Rejects with a StoreError if it does not answer. */
export interface Sql {
  /**
   * Prepares a statement with the values `$1`, `$2` and so on, and returns a function that runs it and returns its rows. The
   * name is unique in the server, and at most 63 characters long. Text in quotes must not contain `$` and a digit.
   */
  prepare<Row extends object>(name: string, text: string): (...values: Value[]) => Promise<Row[]>;
  /** Applies those of the migrations that are missing, in order. Without any, it only reads. */
  migrate(migrations: readonly Migration[]): Promise<void>;
  /** A SELECT of all enabled users, with the fields of StoredUser as columns. */
  enabledUsers: string;
}
