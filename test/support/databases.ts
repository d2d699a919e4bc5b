import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { hasPostgres, namesAt, newDatabase } from './postgres.ts';
import { endProcesses } from './process.ts';
import { namesIn } from './sqlite-files.ts';
import { temporaryDirectory } from './world.ts';

/** An empty database for servers. */
export interface Place {
  /** The value for DATABASE_URL. */
  url: string;
  /** The name of every user, once for each row. */
  names(): Promise<string[]>;
  remove(): void | Promise<void>;
}

/** The kinds of database that are available. */
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

/** Makes a new place before each test. After it, all servers are ended and the place is removed. Returns the current place. */
export function placeForEach(newPlace: () => Promise<Place>): () => Place {
  let place: Place | undefined;
  beforeEach(async () => {
    place = await newPlace();
  });
  afterEach(async () => {
    await endProcesses();
    await place?.remove();
  });
  return () => {
    if (place === undefined) throw new Error('Expected to be asked within a test');
    return place;
  };
}
