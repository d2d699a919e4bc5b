import type { Answer } from './answer.ts';
import type { Attack, Outcome } from './attack.ts';
import type { AttackSession } from './attack-session.ts';
import { present } from './carry.ts';
import type { Message } from './message.ts';
import { badToken, type Refusal, refused } from './verdict.ts';

/** What the attacks of one table have in common. */
export type Theme = Pick<Attack, 'group' | 'lesson' | 'advice'>;

type Row = Pick<Attack, 'id' | 'name' | 'gains' | 'needs'>;

interface Judged extends Row {
  /** The answers that hold, where they are not the usual ones of the table. */
  allowed?: Refusal[];
}

/** A token that must be refused; undefined where this server or this user has no such token. */
export interface TokenRow extends Judged {
  token(foothold: AttackSession): string | undefined;
}

/** The same, made with the server's secret. */
export interface SignedRow extends Judged {
  token(foothold: AttackSession, secret: string): string | undefined | Promise<string | undefined>;
}

/** A request that must be refused; undefined where this server has no such route. */
export interface RequestRow extends Judged {
  message(foothold: AttackSession): Message | undefined;
}

/** An attack of more than one request, or with an answer that wants a closer look. */
export interface OwnRow extends Row {
  run(foothold: AttackSession): Promise<Outcome>;
}

/** Where nobody has told the secret. */
export const noSecret: Outcome = { skipped: 'it needs the secret of the server' };

/** Where the server lacks a route, or the user’s name or token what the attack would change. */
export const noRoom: Outcome = { skipped: 'this server, or this user, leaves no room for it' };

/** Attacks that carry one bad token to the protected route. */
export function tokenAttacks(theme: Theme, rows: readonly TokenRow[]): Attack[] {
  return rows.map(({ token, allowed = [badToken], ...row }) => ({
    ...theme,
    ...row,
    run: (foothold) => tryToken(foothold, token(foothold), allowed),
  }));
}

/** Attacks that carry one bad token which is rightly signed. */
export function signedAttacks(theme: Theme, rows: readonly SignedRow[]): Attack[] {
  return rows.map(({ token, allowed = [badToken], ...row }) => ({
    ...theme,
    ...row,
    needs: 'secret',
    run: async (foothold) => {
      const { secret } = foothold;
      if (secret === undefined) return noSecret;
      return tryToken(foothold, await token(foothold, secret), allowed);
    },
  }));
}

/** Attacks that send one request. */
export function requestAttacks(
  { allowed: usual, ...theme }: Theme & { allowed: Refusal[] },
  rows: readonly RequestRow[],
): Attack[] {
  return rows.map(({ message, allowed = usual, ...row }) => ({
    ...theme,
    ...row,
    run: async (foothold) => {
      const sent = message(foothold);
      if (sent === undefined) return noRoom;
      return repelled(foothold, await foothold.send(sent), allowed);
    },
  }));
}

/** Attacks that judge for themselves. */
export function ownAttacks(theme: Theme, rows: readonly OwnRow[]): Attack[] {
  return rows.map((row) => ({ ...theme, ...row }));
}

/** Holds as `refused` does. Who only gets what every stranger gets here has not got through. */
export function repelled(foothold: AttackSession, answer: Answer, allowed: Refusal[]): Outcome {
  const outcome = refused(answer, ...allowed);
  const { status, text } = foothold.stranger;
  const nothing = answer.status === status && (answer.text === text || answer.text === '');
  return 'through' in outcome && nothing ? { ...outcome, through: false } : outcome;
}

async function tryToken(
  foothold: AttackSession,
  token: string | undefined,
  allowed: Refusal[],
): Promise<Outcome> {
  if (token === undefined || token === foothold.token) return noRoom;
  const answer = await present(foothold, token);
  if (answer === undefined) return { skipped: 'no carrier that works here can hold such a token' };
  return repelled(foothold, answer, allowed);
}
