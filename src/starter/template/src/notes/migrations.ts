import type { Migration } from '#server/users/sql.ts';

/** In order, in SQL that both SQLite and PostgreSQL understand. */
export const noteMigrations: readonly Migration[] = [
  {
    name: 'notes',
    sql: `CREATE TABLE notes (
        id text PRIMARY KEY,
        user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        text text NOT NULL,
        changed double precision NOT NULL
      );
      CREATE INDEX notes_by_user ON notes (user_id, changed)`,
  },
  {
    name: 'user-roles',
    sql: `ALTER TABLE users ADD COLUMN role text NOT NULL DEFAULT 'user'`,
  },
];
