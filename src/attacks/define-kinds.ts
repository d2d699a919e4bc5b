import type { Attack } from './attack.ts';
import type { AttackSession } from './attack-session.ts';
import { present } from './carriers.ts';
import {
  type AttackDefaults,
  type CustomAttack,
  customAttacks,
  judgeForSession,
  notApplicable,
  type RefusedAttack,
  secretNeeded,
  tryToken,
} from './define-attacks.ts';
import type { HttpRequest } from './http/request.ts';
import { badToken, type ExpectedRefusal, judgeAccess } from './judge-response.ts';
import type { Outcome } from './outcome.ts';

/** Tokens of one kind, which must all be refused; undefined if this server or this user has no such token. */
export interface TokenKind extends RefusedAttack {
  tokens(session: AttackSession): readonly (string | undefined)[];
}

/** Tokens of one kind with a valid signature. */
export interface SignedTokenKind extends RefusedAttack {
  tokens(session: AttackSession, secret: string): readonly (string | undefined)[];
}

/** Requests of one kind; undefined if this server has no such route. */
export interface RequestKind extends RefusedAttack {
  requests(session: AttackSession): readonly (HttpRequest | undefined)[];
}

/** Attacks that send all tokens of a kind, and report the first that is not refused. */
export function tokenKinds(defaults: AttackDefaults, rows: readonly TokenKind[]): Attack[] {
  return customAttacks(
    defaults,
    rows.map(({ tokens, allowed = [badToken], ...row }) => ({
      ...row,
      run: (session) => tryEach(tokens(session), (token) => tryToken(session, token, allowed)),
    })),
  );
}

/** Attacks that send all validly signed tokens of a kind, and report the first that is not refused. */
export function signedTokenKinds(
  defaults: AttackDefaults,
  rows: readonly SignedTokenKind[],
): Attack[] {
  return customAttacks(
    defaults,
    rows.map(({ tokens, allowed = [badToken], ...row }) =>
      withSecret({
        ...row,
        run: (session, secret) =>
          tryEach(tokens(session, secret), (token) => tryToken(session, token, allowed)),
      }),
    ),
  );
}

/** Attacks that send all requests of a kind, and report the first that is not refused. */
export function requestKinds(
  { allowed: usual, ...defaults }: AttackDefaults & { allowed: ExpectedRefusal[] },
  rows: readonly RequestKind[],
): Attack[] {
  return customAttacks(
    defaults,
    rows.map(({ requests, allowed = usual, ...row }) => ({
      ...row,
      run: (session) =>
        tryEach(requests(session), async (request) =>
          request ? judgeForSession(session, await session.send(request), allowed) : notApplicable,
        ),
    })),
  );
}

/** Unusual but correct requests, which must all be served as the user's. */
export function servedRequests(defaults: AttackDefaults, rows: readonly RequestKind[]): Attack[] {
  return customAttacks(
    defaults,
    rows.map(({ requests, ...row }) => ({
      ...row,
      run: (session) =>
        tryEach(requests(session), async (request) =>
          request ? judgeAccess(await session.send(request), session.username) : notApplicable,
        ),
    })),
  );
}

/** Unusual but valid tokens, which must all be served as the user's. */
export function servedTokens(defaults: AttackDefaults, rows: readonly SignedTokenKind[]): Attack[] {
  return customAttacks(
    defaults,
    rows.map(({ tokens, ...row }) =>
      withSecret({
        ...row,
        run: (session, secret) =>
          tryEach(tokens(session, secret), async (token) => {
            const response = token === undefined ? undefined : await present(session, token);
            return response ? judgeAccess(response, session.username) : notApplicable;
          }),
      }),
    ),
  );
}

/** An attack that is skipped if the secret is unknown. */
export function withSecret({
  run,
  ...row
}: Omit<CustomAttack, 'run'> & {
  run(session: AttackSession, secret: string): Promise<Outcome>;
}): CustomAttack {
  return {
    ...row,
    needs: 'secret',
    run: async (session) =>
      session.secret === undefined ? secretNeeded : run(session, session.secret),
  };
}

/** Tries the items, four at a time, until one succeeds. Returns that outcome; if none succeeds, the one that says most. */
export async function tryEach<Item>(
  items: readonly Item[],
  attempt: (item: Item) => Promise<Outcome>,
): Promise<Outcome> {
  let sofar: Outcome = notApplicable;
  for (let n = 0; n < items.length; n += 4) {
    const outcomes = await Promise.all(items.slice(n, n + 4).map(attempt));
    const breaches = outcomes.flatMap((outcome) => ('sent' in outcome ? [outcome] : []));
    const worst = breaches.find(({ through }) => through) ?? breaches[0];
    if (worst !== undefined) return worst;
    sofar = outcomes.find((outcome) => 'held' in outcome) ?? sofar;
  }
  return sofar;
}
