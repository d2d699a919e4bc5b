import type { Migration } from '#server/users/sql.ts';
import { noteMigrations } from '../notes/migrations.ts'; // notes

/**
 * Your own migrations, in SQL that your databases understand. They are applied after the server's, so an update of the server
 * never conflicts with them.
 */
export const ownMigrations: readonly Migration[] = [
  ...noteMigrations, // notes
];
