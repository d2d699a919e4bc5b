import type { Migration } from './sql.ts';

/**
 * Your own migrations, in SQL that your databases understand. They are applied after the server's, so an update of the server
 * never conflicts with them.
 */
export const ownMigrations: readonly Migration[] = [];
