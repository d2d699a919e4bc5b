import type Router from '@koa/router';
import type { Context } from 'koa';
import type { SignedIn } from '#server/accounts/accounts.ts';
import { bodyField } from '#server/http/body.ts';
import { canonicalId } from '#server/tokens/verifier.ts';
import type { UserDatabase } from '#server/users/store.ts';
import { requireRole } from './roles.ts';
import { openNotes } from './store.ts';

/** Characters. `bodyLimits` in `config/deployment.ts` lets longer bodies through than those of other routes. */
const longestText = 20_000;

/** Adds the routes of notes to a router that requires a user. A note of somebody else gets 404, as if it did not exist. */
export function addNotes(api: Router<SignedIn>, { sql }: Pick<UserDatabase, 'sql'>): void {
  const notes = openNotes(sql);
  api
    .get('/notes', async (ctx) => {
      ctx.body = { notes: await notes.list(ctx.state.user.id) };
    })
    .post('/notes', async (ctx) => {
      const text = textIn(ctx);
      if (text === undefined) return refuseText(ctx);
      const note = await notes.add(ctx.state.user.id, text);
      ctx.status = 201;
      ctx.set('Location', `/api/notes/${note.id}`);
      ctx.body = { note };
    })
    .get('/notes/:id', async (ctx) => {
      const note = await notes.find(ctx.state.user.id, idIn(ctx));
      ctx.body = { note: note ?? ctx.throw(404) };
    })
    .put('/notes/:id', async (ctx) => {
      const text = textIn(ctx);
      if (text === undefined) return refuseText(ctx);
      const note = await notes.replace(ctx.state.user.id, idIn(ctx), text);
      ctx.body = { note: note ?? ctx.throw(404) };
    })
    .delete('/notes/:id', async (ctx) => {
      if (!(await notes.remove(ctx.state.user.id, idIn(ctx)))) ctx.throw(404);
      ctx.status = 204;
    })
    .get('/admin/notes', requireRole('admin', sql), async (ctx) => {
      ctx.body = { notes: await notes.listAll() };
    });
}

/** The id in the path. Anything else cannot be a note, so the database is not asked. */
function idIn(ctx: Context & { params: { id?: string } }): string {
  const { id = '' } = ctx.params;
  return canonicalId.test(id) ? id : ctx.throw(404);
}

/**
 * The text of a note: 1 to 20,000 characters, otherwise undefined. PostgreSQL stores no NUL, and half a surrogate pair is not
 * a character.
 */
function textIn(ctx: Context): string | undefined {
  const text = bodyField(ctx, 'text');
  if (typeof text !== 'string' || text.trim() === '' || [...text].length > longestText)
    return undefined;
  return text.isWellFormed() && !text.includes('\0') ? text : undefined;
}

/** An error of your own has the shape of all others: a code for programs and a fixed sentence. */
function refuseText(ctx: Context): void {
  ctx.status = 400;
  ctx.body = { error: 'invalid_note', error_description: 'A note has 1 to 20000 characters' };
}
