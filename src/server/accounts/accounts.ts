import { setTimeout } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import { issueToken } from '../auth/issue.ts';
import type { Config } from '../auth/setup.ts';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { isFitName, nameKey } from '../users/names.ts';
import { hashPassword, verifyPassword } from '../users/passwords.ts';
import { type AccountStore, type PublicUser, publicUser } from '../users/store.ts';

/** What every handler behind `requireUser()` finds. */
export interface SignedIn {
  user: PublicUser;
}

/** Registers a user, 201, and signs them in: `{ token, expires, user }`. A name that is taken is 409. */
export function register(config: Config, users: AccountStore): Middleware {
  return async (ctx) => {
    const [username, password] = textsOf(ctx, 'username', 'password');
    if (!isFitName(username)) throw new Refusal('name_unfit');
    assertFitPassword(password, username);

    const user = await users.add(username, await hashPassword(password));
    if (user === undefined) throw new Refusal('name_taken');
    ctx.status = 201;
    ctx.body = { ...issueToken(user, config), user: publicUser(user) };
  };
}

/** Takes `password` and `newPassword`: 200 with a new token, while every token so far is refused from now on. */
export function changePassword(config: Config, users: AccountStore): Middleware<SignedIn> {
  return async (ctx) => {
    const [password, newPassword] = textsOf(ctx, 'password', 'newPassword');
    const user = await users.findById(ctx.state.user.id);
    assertFitPassword(newPassword, user?.username ?? '');
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    // If another request has changed it meanwhile, the password that came is no longer the one.
    const passwordHash = await hashPassword(newPassword);
    const replaced = await users.replacePassword(user, passwordHash, nextSecond(config));
    if (!replaced) throw new Refusal('credentials_wrong');
    // Once more, for whoever signed in with the old one while the database was still writing. The change itself is made.
    const from = nextSecond(config);
    await users.signOut(user.id, from).catch(() => {});
    ctx.body = { ...issueToken(user, config, from * 1000), user: publicUser(user) };
  };
}

/** Signs a user out everywhere, 204: every token so far is refused from now on. */
export function signOutEverywhere(config: Config, users: AccountStore): Middleware<SignedIn> {
  return async (ctx) => {
    await users.signOut(ctx.state.user.id, nextSecond(config));
    ctx.status = 204;
  };
}

/**
 * Holds an answer back until the second begins in which tokens may be issued again: the old ones die at once, and
 * whoever signs in after the answer gets one that is good.
 */
export function delayUntilNextSecond(config: Config): Middleware {
  return async (_ctx, next) => {
    await next();
    await setTimeout(nextSecond(config) * 1000 - Date.now() + 1);
  };
}

/** The first second, since 1970, in which no machine of ours has issued a token yet: `iat` has no fractions. */
function nextSecond({ tolerance = 0 }: Config): number {
  return Math.floor(Date.now() / 1000) + 1 + tolerance;
}

function textsOf(ctx: Context, one: string, other: string): [string, string] {
  const [first, second] = [bodyField(ctx, one), bodyField(ctx, other)];
  if (typeof first === 'string' && typeof second === 'string') return [first, second];
  throw new Refusal('credentials_missing');
}

/** Length is what counts, and any character will do, if it is one: half a character is hashed like any other half. */
function assertFitPassword(password: string, username: string): void {
  const characters = [...password].length;
  const fit = characters >= 8 && characters <= 256 && password.isWellFormed();
  if (!fit || nameKey(password) === nameKey(username)) {
    throw new Refusal('password_unfit');
  }
}
