import { randomUUID } from 'node:crypto';
import type { Sql } from '#server/users/sql.ts';

/** A note as a client gets it. */
export interface Note {
  id: string;
  text: string;
  /** When it was written or changed, in milliseconds since 1970. */
  changed: number;
}

/** The notes of all users. Every method rejects with a StoreError if the database does not answer. */
export interface NoteStore {
  add(userId: string, text: string): Promise<Note>;
  /** The newest 100 notes of a user. */
  list(userId: string): Promise<Note[]>;
  /** Returns undefined for an unknown note and for somebody else's. */
  find(userId: string, id: string): Promise<Note | undefined>;
  replace(userId: string, id: string, text: string): Promise<Note | undefined>;
  /** False for an unknown note and for somebody else's. */
  remove(userId: string, id: string): Promise<boolean>;
  /** The newest 100 notes of all users, for admins. */
  listAll(): Promise<(Note & { username: string })[]>;
}

const columns = 'notes.id, notes.text, notes.changed';

/** Prepares the statements, once for each server. The user is part of every WHERE, so no handler can forget it. */
export function openNotes(sql: Sql): NoteStore {
  const insert = sql.prepare<Note>(
    'notes_insert',
    `INSERT INTO notes (id, user_id, text, changed) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
  );
  const ofUser = sql.prepare<Note>(
    'notes_of_user',
    `SELECT ${columns} FROM notes WHERE user_id = $1 ORDER BY changed DESC LIMIT 100`,
  );
  const byId = sql.prepare<Note>(
    'notes_by_id',
    `SELECT ${columns} FROM notes WHERE user_id = $1 AND id = $2`,
  );
  const update = sql.prepare<Note>(
    'notes_update',
    `UPDATE notes SET text = $3, changed = $4 WHERE user_id = $1 AND id = $2 RETURNING ${columns}`,
  );
  const remove = sql.prepare<Pick<Note, 'id'>>(
    'notes_remove',
    'DELETE FROM notes WHERE user_id = $1 AND id = $2 RETURNING id',
  );
  const all = sql.prepare<Note & { username: string }>(
    'notes_all',
    `SELECT ${columns}, users.username FROM notes JOIN users ON users.id = notes.user_id
     ORDER BY notes.changed DESC LIMIT 100`,
  );

  return {
    async add(userId, text) {
      const [note] = await insert(randomUUID(), userId, text, Date.now());
      if (note === undefined) throw new Error('Expected the new note, got nothing');
      return note;
    },
    list: (userId) => ofUser(userId),
    find: async (userId, id) => (await byId(userId, id))[0],
    replace: async (userId, id, text) => (await update(userId, id, text, Date.now()))[0],
    remove: async (userId, id) => (await remove(userId, id)).length > 0,
    listAll: () => all(),
  };
}
