import type { AttackSession } from './attack-session.ts';
import { headerCarrier, tokenHeaders } from './carriers.ts';
import { type CustomAttack, notApplicable } from './define-attacks.ts';
import { withSecret } from './define-kinds.ts';
import type { HttpRequest } from './http/request.ts';
import { breach } from './judge-response.ts';
import { say } from './message.ts';
import type { Outcome } from './outcome.ts';

/** The two tokens of one session. */
export interface SignedIn {
  token: string;
  refreshToken: string;
}

type Row = Omit<CustomAttack, 'run'>;

/** An attack on sessions, with a new session of its own. It is skipped if the server has no refresh tokens. */
export function withSession({
  run,
  ...row
}: Row & { run(session: AttackSession, own: SignedIn): Promise<Outcome> }): CustomAttack {
  return {
    ...row,
    feature: 'sessions',
    run: async (session) => {
      const own = await signIn(session);
      return 'token' in own ? run(session, own) : own;
    },
  };
}

/** An attack on sessions that signs tokens. */
export function withSessionAndSecret({
  run,
  ...row
}: Row & {
  run(session: AttackSession, own: SignedIn, secret: string): Promise<Outcome>;
}): CustomAttack {
  return withSecret({
    ...row,
    feature: 'sessions',
    run: async (session, secret) => {
      const own = await signIn(session);
      return 'token' in own ? run(session, own, secret) : own;
    },
  });
}

/** An attack on a server that lets pages of another origin read its responses. */
export function withAllowedOrigin({
  run,
  ...row
}: Row & { run(session: AttackSession, allowed: string): Promise<Outcome> }): CustomAttack {
  return {
    ...row,
    feature: 'allowed-origin',
    run: async (session) => {
      const { allowedOrigin } = session;
      return allowedOrigin === undefined ? notApplicable : run(session, allowedOrigin);
    },
  };
}

/** Starts another session of the user. Returns an outcome if the server has no sessions or refuses. */
export async function signIn(session: AttackSession): Promise<SignedIn | Outcome> {
  const { username, password, send, refreshToken } = session;
  if (refreshToken === undefined) return notApplicable;
  return tokensIn(await send({ path: '/login', json: { username, password } }));
}

/** Exchanges a refresh token. Returns an outcome if the server refuses. */
export async function refreshed(
  { send }: Pick<AttackSession, 'send'>,
  { refreshToken }: SignedIn,
): Promise<SignedIn | Outcome> {
  return tokensIn(await send(refreshWith(refreshToken)));
}

/** A request with a refresh token, or what stands for one. */
export function refreshWith(refreshToken: unknown): HttpRequest {
  return { path: '/refresh', json: { refreshToken } };
}

/** A request with an access token in the header that this server reads. */
export function asUser(
  session: Pick<AttackSession, 'carriers'>,
  token: string,
  request: HttpRequest,
): HttpRequest {
  const headers = { ...request.headers, ...tokenHeaders(headerCarrier(session), token) };
  return { ...request, headers };
}

function tokensIn(response: Awaited<ReturnType<AttackSession['send']>>): SignedIn | Outcome {
  const { token, refreshToken } = response.body;
  if (response.status === 429) return { skipped: say('attack.skipped.rate-limit') };
  if (typeof token === 'string' && typeof refreshToken === 'string') return { token, refreshToken };
  return breach(response, say('attack.expected.two-tokens'), false);
}
