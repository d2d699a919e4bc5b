import type { Attack } from './attack.ts';
import type { AttackSession } from './attack-session.ts';
import { present } from './carriers.ts';
import type { HttpRequest } from './http/request.ts';
import type { HttpResponse } from './http/response.ts';
import { badToken, type ExpectedRefusal, judgeRefusal } from './judge-response.ts';
import { type AdviceTopic, type AttackId, say } from './message.ts';
import type { Outcome } from './outcome.ts';

/** The fields that all attacks of one list have in common. */
export interface AttackDefaults extends Pick<Attack, 'group' | 'lesson'> {
  /** The topic of the advice in the messages. */
  advice: AdviceTopic;
}

interface AttackFields extends Pick<Attack, 'needs' | 'feature'> {
  /** Its name and what an attacker gains are the messages with this id. */
  id: AttackId;
}

/** An attack that must be refused. */
export interface RefusedAttack extends AttackFields {
  /** The refusals that are correct for this attack, if they differ from those of the list. */
  allowed?: ExpectedRefusal[];
}

/** A token that must be refused; undefined if this server or this user has no such token. */
export interface TokenAttack extends RefusedAttack {
  token(session: AttackSession): string | undefined;
}

/** A token with a valid signature that must be refused. */
export interface SignedTokenAttack extends RefusedAttack {
  token(session: AttackSession, secret: string): string | undefined | Promise<string | undefined>;
}

/** A request that must be refused; undefined if this server has no such route. */
export interface RequestAttack extends RefusedAttack {
  request(session: AttackSession): HttpRequest | undefined;
}

/** An attack that sends several requests, or judges the response in its own way. */
export interface CustomAttack extends AttackFields {
  run(session: AttackSession): Promise<Outcome>;
}

/** The outcome if the secret is unknown. */
export const secretNeeded: Outcome = { skipped: say('attack.skipped.secret') };

/** The outcome if the server lacks a route, or the username or token lacks what the attack changes. */
export const notApplicable: Outcome = { skipped: say('attack.skipped.not-applicable') };

/** Attacks that send one invalid token to the protected route. */
export function tokenAttacks(defaults: AttackDefaults, rows: readonly TokenAttack[]): Attack[] {
  return rows.map(({ token, allowed = [badToken], ...row }) => ({
    ...describe(row, defaults),
    run: (session) => tryToken(session, token(session), allowed),
  }));
}

/** Attacks that send one invalid token with a valid signature. */
export function signedTokenAttacks(
  defaults: AttackDefaults,
  rows: readonly SignedTokenAttack[],
): Attack[] {
  return rows.map(({ token, allowed = [badToken], ...row }) => ({
    ...describe(row, defaults),
    needs: 'secret',
    run: async (session) => {
      const { secret } = session;
      if (secret === undefined) return secretNeeded;
      return tryToken(session, await token(session, secret), allowed);
    },
  }));
}

/** Attacks that send one request. */
export function requestAttacks(
  { allowed: usual, ...defaults }: AttackDefaults & { allowed: ExpectedRefusal[] },
  rows: readonly RequestAttack[],
): Attack[] {
  return rows.map(({ request, allowed = usual, ...row }) => ({
    ...describe(row, defaults),
    run: async (session) => {
      const sent = request(session);
      if (sent === undefined) return notApplicable;
      return judgeForSession(session, await session.send(sent), allowed);
    },
  }));
}

/** Attacks with a function of their own. */
export function customAttacks(defaults: AttackDefaults, rows: readonly CustomAttack[]): Attack[] {
  return rows.map(({ run, ...row }) => ({ ...describe(row, defaults), run }));
}

/** Judges as `judgeRefusal` does, but an attacker who gets the anonymous response has gained nothing. */
export function judgeForSession(
  session: AttackSession,
  response: HttpResponse,
  allowed: ExpectedRefusal[],
): Outcome {
  const outcome = judgeRefusal(response, ...allowed);
  const { status, text } = session.anonymous;
  const nothing = response.status === status && (response.text === text || response.text === '');
  return 'through' in outcome && nothing ? { ...outcome, through: false } : outcome;
}

/** Everything of an attack except what it does. */
function describe(row: AttackFields, { advice, ...defaults }: AttackDefaults): Omit<Attack, 'run'> {
  return {
    ...row,
    ...defaults,
    name: say(`attack.${row.id}.name`),
    gains: say(`attack.${row.id}.gains`),
    advice: say(`attack.${advice}.advice`),
  };
}

/** Sends a token to the protected route, and judges its refusal. */
export async function tryToken(
  session: AttackSession,
  token: string | undefined,
  allowed: ExpectedRefusal[],
): Promise<Outcome> {
  if (token === undefined || token === session.token) return notApplicable;
  const response = await present(session, token);
  if (response === undefined) return { skipped: say('attack.skipped.no-carrier') };
  return judgeForSession(session, response, allowed);
}
