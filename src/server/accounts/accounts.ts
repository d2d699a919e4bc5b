import { setTimeout } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import type { Issue } from '../auth/issue.ts';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { isFitName, nameKey } from '../users/names.ts';
import { hashPassword, verifyPassword } from '../users/passwords.ts';
import { type AccountStore, type PublicUser, publicUser } from '../users/store.ts';

/** The state of every handler behind `requireUser()`. */
export interface SignedIn {
  user: PublicUser;
}

/** Registers a user and signs them in: 201 with `{ token, expires, user }`. A name that is taken gets 409. */
export function register(users: AccountStore, issue: Issue): Middleware {
  return async (ctx) => {
    const [username, password] = stringsIn(ctx, 'username', 'password');
    if (!isFitName(username)) throw new Refusal('name_unfit');
    assertFitPassword(password, username);

    const user = await users.add(username, await hashPassword(password));
    if (user === undefined) throw new Refusal('name_taken');
    ctx.status = 201;
    ctx.body = { ...(await issue(user)), user: publicUser(user) };
  };
}

/** Takes `password` and `newPassword`. Returns 200 with a new token; all earlier tokens are refused from then on. */
export function changePassword(
  users: AccountStore,
  issue: Issue,
  tolerance: number,
): Middleware<SignedIn> {
  return async (ctx) => {
    const [password, newPassword] = stringsIn(ctx, 'password', 'newPassword');
    const user = await users.findById(ctx.state.user.id);
    assertFitPassword(newPassword, user?.username ?? '');
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    // False if another request has changed the password meanwhile: the one that came is wrong now.
    const passwordHash = await hashPassword(newPassword);
    const replaced = await users.replacePassword(user, passwordHash, nextSecond(tolerance));
    if (!replaced) throw new Refusal('credentials_wrong');
    // Again, for a sign-in with the old password during the write. The password itself is changed already.
    const from = nextSecond(tolerance);
    await users.signOut(user.id, from).catch(() => {});
    ctx.body = { ...(await issue(user, from * 1000)), user: publicUser(user) };
  };
}

/** Signs a user out everywhere, 204: all earlier tokens are refused from then on. */
export function signOutEverywhere(users: AccountStore, tolerance: number): Middleware<SignedIn> {
  return async (ctx) => {
    await users.signOut(ctx.state.user.id, nextSecond(tolerance));
    ctx.status = 204;
  };
}

/**
 * Delays a response until tokens may be issued again, which is the next second plus the tolerance. A token that is issued
 * after the response is valid.
 */
export function delayUntilNextSecond(tolerance: number): Middleware {
  return async (_ctx, next) => {
    await next();
    await setTimeout(nextSecond(tolerance) * 1000 - Date.now() + 1);
  };
}

/** The first second since 1970 in which no machine of ours has issued a token: `iat` has no fractions. */
function nextSecond(tolerance: number): number {
  return Math.floor(Date.now() / 1000) + 1 + tolerance;
}

function stringsIn(ctx: Context, one: string, other: string): [string, string] {
  const [first, second] = [bodyField(ctx, one), bodyField(ctx, other)];
  if (typeof first === 'string' && typeof second === 'string') return [first, second];
  throw new Refusal('credentials_missing');
}

/** Any characters are allowed; only the length is checked. Half a surrogate pair is not a character. */
function assertFitPassword(password: string, username: string): void {
  const characters = [...password].length;
  const fit = characters >= 8 && characters <= 256 && password.isWellFormed();
  if (!fit || nameKey(password) === nameKey(username)) {
    throw new Refusal('password_unfit');
  }
}
