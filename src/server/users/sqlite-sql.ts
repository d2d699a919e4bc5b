import type Database from 'better-sqlite3';
import { retryWhileBusy } from './retry-while-busy.ts';
import type { Sql, Value } from './sql.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import { wrapStoreError } from './store-error.ts';

/** Runs a query, and again while another process writes. Rejects with a StoreError if the database does not answer. */
export function run<Result>(query: () => Result): Promise<Awaited<Result>> {
  return wrapStoreError(() => retryWhileBusy(query));
}

/** Like `run`, for a query that only reads. It rarely meets a lock, so the first try needs no promise of its own. */
export async function read<Result>(query: () => Result) {
  try {
    return query();
  } catch {
    return run(query);
  }
}

/** Further tables in a SQLite file. */
export function sqliteSql(database: Database.Database, enabledUsers: string): Sql {
  return {
    prepare<Row extends object>(_name: string, text: string) {
      // SQLite takes values by position faster than by name.
      const order: number[] = [];
      const positional = text.replaceAll(/\$(\d+)/g, (_, number) => {
        order.push(Number(number) - 1);
        return '?';
      });
      const statement = database.prepare<unknown[], Row>(positional);
      const query = statement.readonly ? read : run;
      return (...values: Value[]) =>
        query(() => {
          const ordered = order.map((index) => values[index]);
          if (statement.reader) return statement.all(...ordered);
          statement.run(...ordered);
          return [];
        });
    },
    migrate: (migrations) => run(() => migrateSqlite(database, migrations)),
    enabledUsers,
  };
}
