import { setTimeout } from 'node:timers/promises';
import type { Middleware } from 'koa';
import type { Issue } from '../auth/issue.ts';
import { Refusal } from '../http/refusals.ts';
import { hashPassword, verifyPassword } from '../users/passwords.ts';
import { type AccountStore, type PublicUser, publicUser } from '../users/store.ts';
import { newPasswordFields, registrationFields } from './credentials.ts';

/** The state of every handler behind `requireUser()`. */
export interface SignedIn {
  user: PublicUser;
}

/** Registers a user and signs them in: 201 with `{ token, expires, user }`. A name that is taken gets 409. */
export function register(users: AccountStore, issue: Issue): Middleware {
  return async (ctx) => {
    const [username, password] = registrationFields(ctx);
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
    const [password, newPassword] = newPasswordFields(ctx);
    const user = await users.findById(ctx.state.user.id);
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

/** Delays a response until the next second. A token that is issued after the response is valid; see tokenIssuer. */
export function delayUntilNextSecond(): Middleware {
  return async (_ctx, next) => {
    await next();
    await setTimeout(nextSecond(0) * 1000 - Date.now() + 1);
  };
}

/** The first second since 1970 in which no machine of ours has issued a token: `iat` has no fractions. */
function nextSecond(tolerance: number): number {
  return Math.floor(Date.now() / 1000) + 1 + tolerance;
}
