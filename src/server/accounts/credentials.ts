import type { Context, Middleware, ParameterizedContext } from 'koa';
import type { UserState } from '../auth/attach.ts';
import { assertMediaType, bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { isFitName, nameKey } from '../users/names.ts';
import { isFitPassword } from '../users/passwords.ts';

/** The part of a context that the functions below read. */
type Fields = Pick<Context, 'is' | 'throw' | 'request'>;

/** Refuses a sign-in that cannot be a guess, before it is counted, waits in a queue or costs a hash. */
export const checkSignIn = checkFields(signInFields);
/** The same for a registration. */
export const checkRegistration = checkFields(registrationFields);
/** The same for a change of password. */
export const checkNewPassword = checkFields<UserState>(newPasswordFields);

/** The username and the password of a sign-in. Throws 415 for another media type, and a Refusal, 400, if one is missing. */
export function signInFields(ctx: Fields): [string, string] {
  return stringsIn(ctx, 'username', 'password');
}

/** The username and the password of a new user. Throws a Refusal, 400, if one of them may not be registered. */
export function registrationFields(ctx: Fields): [string, string] {
  const [username, password] = signInFields(ctx);
  if (!isFitName(username)) throw new Refusal('name_unfit');
  assertFitPassword(password, username);
  return [username, password];
}

/** The password of a user and the one that replaces it. Throws a Refusal, 400, if the new one is unfit. */
export function newPasswordFields(ctx: Fields & { state: UserState }): [string, string] {
  const [password, newPassword] = stringsIn(ctx, 'password', 'newPassword');
  assertFitPassword(newPassword, ctx.state.user?.username ?? '');
  return [password, newPassword];
}

function checkFields<State>(
  read: (ctx: ParameterizedContext<State>) => unknown,
): Middleware<State> {
  return (ctx, next) => {
    read(ctx);
    return next();
  };
}

function stringsIn(ctx: Fields, one: string, other: string): [string, string] {
  assertMediaType(ctx);
  const [first, second] = [bodyField(ctx, one), bodyField(ctx, other)];
  if (typeof first === 'string' && typeof second === 'string') return [first, second];
  throw new Refusal('credentials_missing');
}

function assertFitPassword(password: string, username: string): void {
  if (!isFitPassword(password) || nameKey(password) === nameKey(username)) {
    throw new Refusal('password_unfit');
  }
}
