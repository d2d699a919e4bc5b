import type { Sql } from '../users/sql.ts';
import type { StoredUser } from '../users/store.ts';
import type { Chain, Session } from './session.ts';

/** Prepares the queries of sessions, in SQL that both databases understand. */
export function prepareQueries({ prepare, enabledUsers }: Sql) {
  // No row for a disabled user.
  const validFrom = `SELECT u."tokensValidFrom" * 1000 FROM (${enabledUsers}) u WHERE u.id = user_id`;
  const valid = `expires_at > $2 AND created_at >= (${validFrom})`;
  return {
    start: prepare(
      'start-session',
      `INSERT INTO sessions
       SELECT $1, id, $3, $4, $5, NULL, $6, $6, $7, $8 FROM users WHERE id = $2
       ON CONFLICT (id) DO UPDATE SET family_hash = excluded.family_hash, key = excluded.key,
         current_hash = excluded.current_hash, previous_hash = NULL, label = excluded.label,
         created_at = excluded.created_at, last_used_at = excluded.last_used_at,
         expires_at = excluded.expires_at`,
    ),
    byFamily: prepare<Chain>(
      'find-session',
      `SELECT id, user_id AS "userId", key, current_hash AS "currentHash",
         previous_hash AS "previousHash", last_used_at AS "lastUsed", expires_at AS expires
       FROM sessions WHERE family_hash = $1 AND ${valid}`,
    ),
    rotate: prepare(
      'rotate-session',
      `UPDATE sessions SET previous_hash = current_hash, current_hash = $3, last_used_at = $4,
         expires_at = $5 WHERE id = $1 AND current_hash = $2 RETURNING id`,
    ),
    // A subquery and no join: SQLite plans a join again for every value, which costs 10 µs instead of 2.
    userOf: prepare<StoredUser>(
      'find-user-of-session',
      `SELECT u.* FROM (${enabledUsers}) u WHERE u.id = $2 AND u."tokensValidFrom" * 1000 <=
         (SELECT created_at FROM sessions WHERE id = $1 AND user_id = $2 AND expires_at > $3)`,
    ),
    list: prepare<Session>(
      'list-sessions',
      `SELECT id, label, created_at AS created, last_used_at AS "lastUsed", expires_at AS expires
       FROM sessions WHERE user_id = $1 AND ${valid} ORDER BY last_used_at DESC, id`,
    ),
    end: prepare('end-session', 'DELETE FROM sessions WHERE id = $1 AND user_id = $2 RETURNING id'),
    sweep: prepare('sweep-sessions', 'DELETE FROM sessions WHERE expires_at <= $1'),
    trim: prepare(
      'trim-sessions',
      `DELETE FROM sessions WHERE user_id = $1 AND id NOT IN
         (SELECT id FROM sessions WHERE user_id = $1 AND created_at >= (${validFrom})
          ORDER BY last_used_at DESC, id LIMIT $2)`,
    ),
  };
}
