import type { Middleware } from 'koa';
import type { SignedIn } from '#server/accounts/accounts.ts';
import type { Sql } from '#server/users/sql.ts';

/**
 * Refuses users without a role, 403. The role is read from the user's row on every request and never from the token, so it
 * can be taken away at once.
 */
export function requireRole(role: 'admin', sql: Sql): Middleware<SignedIn> {
  const roleOf = sql.prepare<{ role: string }>('role_of', 'SELECT role FROM users WHERE id = $1');
  return async (ctx, next) => {
    const [row] = await roleOf(ctx.state.user.id);
    if (row?.role !== role) ctx.throw(403);
    await next();
  };
}
