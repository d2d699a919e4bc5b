import type { Migration } from '../users/sql.ts';

/** The same SQL for both databases. */
export const sessionMigrations: readonly Migration[] = [
  {
    name: 'sessions',
    sql: `CREATE TABLE sessions (
        id text PRIMARY KEY,
        user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        family_hash text NOT NULL UNIQUE,
        key text NOT NULL,
        current_hash text NOT NULL,
        previous_hash text,
        created_at double precision NOT NULL,
        last_used_at double precision NOT NULL,
        expires_at double precision NOT NULL,
        label text NOT NULL
      );
      CREATE INDEX sessions_by_user ON sessions (user_id);
      CREATE INDEX sessions_by_expiry ON sessions (expires_at)`,
  },
];
