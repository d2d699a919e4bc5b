import { join } from 'node:path';
import { hasPostgres, namesAt, newDatabase } from './postgres.ts';
import { namesIn } from './sqlite-files.ts';
import { temporaryDirectory } from './world.ts';

/** An empty database that servers can be started on. */
export interface Place {
  /** What DATABASE_URL has to be. */
  url: string;
  /** The name of every user, once for each row. */
  names(): Promise<string[]>;
  remove(): void | Promise<void>;
}

/** Every kind of database that there is here. */
export const places: { kind: string; newPlace(): Promise<Place> }[] = [
  {
    kind: 'SQLite',
    async newPlace() {
      const { path, remove } = temporaryDirectory();
      const url = join(path, 'users.sqlite');
      return { url, names: async () => namesIn(url), remove };
    },
  },
  {
    kind: 'PostgreSQL',
    async newPlace() {
      const { url, remove } = await newDatabase();
      return { url, names: () => namesAt(url), remove };
    },
  },
].filter(({ kind }) => kind !== 'PostgreSQL' || hasPostgres);
