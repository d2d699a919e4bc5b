import { type Carrier, carry, present } from './carriers.ts';
import { forge, readSegment } from './forge.ts';
import type { Exchange } from './history.ts';
import type { HttpClient } from './http/client.ts';
import type { HttpResponse } from './http/response.ts';
import { fieldOf } from './json.ts';
import { breach, judgeAccess, showsUser } from './judge-response.ts';
import { say } from './message.ts';
import type { Breach } from './outcome.ts';

/** A server to attack, and an ordinary user of it. */
export interface Target {
  /** For example `http://127.0.0.1:3000`. */
  url: string;
  username: string;
  password: string;
  /** The secret that signs tokens. Without it, attacks that need validly signed tokens are skipped. */
  secret?: string | undefined;
  /** An origin whose pages may read the responses of the server, for example `https://app.example`. */
  allowedOrigin?: string | undefined;
  /** A route that returns `{ user }` and refuses anonymous requests; `/api/me` by default. */
  protectedPath?: string | undefined;
  /** A route that also serves anonymous requests; by default `/inspect` or `/greeting`, if the server has one. */
  optionalPath?: string | undefined;
}

/** What every attack works with: a client for the server, and the valid token of an ordinary user. */
export interface AttackSession extends HttpClient {
  username: string;
  password: string;
  secret: string | undefined;
  /** The server's own origin. */
  origin: string;
  allowedOrigin: string | undefined;
  protectedPath: string;
  /** Undefined if no route serves anonymous requests. */
  optionalPath: string | undefined;
  /** A route that reads a token from the body: the protected one if possible, otherwise the optional one. */
  bodyPath: string | undefined;
  /** The places where the server accepts a token; never empty. `bearer` only if none of the course's three works. */
  carriers: readonly Carrier[];
  /** The response to `POST /login`. */
  loginResponse: HttpResponse;
  /** The response of the protected route without a token. */
  anonymous: HttpResponse;
  token: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Undefined on a server without sessions. */
  refreshToken: string | undefined;
  userId: unknown;
  /** All requests and responses of the run so far. */
  history: readonly Exchange[];
  /** The claim that contains the user's id: `sub`, or `iss` on a server that follows the article. */
  subject: string;
}

/**
 * Why the results of a run prove nothing: something that an honest client does fails. If the server has stopped, the results
 * before that still count.
 */
export interface Fault extends Pick<Breach, 'sent' | 'received' | 'expected'> {
  /**
   * The login, the valid token before or after all attacks, the same claims signed with the secret, or any request after
   * the server has stopped.
   */
  when: 'sign-in' | 'before' | 'secret' | 'stopped' | 'after';
}

/** Logs in and finds out what the server accepts; returns a fault if an honest client is refused. */
export async function openAttackSession(
  target: Target,
  client: HttpClient,
  history: readonly Exchange[] = [],
): Promise<AttackSession | Fault> {
  const { username, password, secret, allowedOrigin, protectedPath = '/api/me' } = target;
  const loginResponse = await client.send({ path: '/login', json: { username, password } });
  const { token, user, refreshToken } = loginResponse.body;
  if (loginResponse.status !== 200 || typeof token !== 'string') {
    return faultOf('sign-in', breach(loginResponse, say('attack.expected.token'), false));
  }
  const [header, claims] = [readSegment(token, 0) ?? {}, readSegment(token, 1) ?? {}];
  const userId = fieldOf(user, 'id');
  const anonymous = await client.send({ path: protectedPath });

  const works = async (carrier: Carrier, path: string) =>
    showsUser(await client.send(carry(token, carrier, path)), username);
  const optionalPath = await findPath(optionalPaths(target), async (path) => {
    const headers = { 'x-access-token': token };
    const withToken = await client.send({ path, query: { access_token: token }, headers });
    const without = await client.send({ path });
    const both = withToken.status === 200 && without.status === 200;
    return both && withToken.text !== without.text;
  });
  const bodyPath = await findPath([protectedPath, optionalPath], (path) => works('body', path));
  const carriers: Carrier[] = [];
  if (await works('header', protectedPath)) carriers.push('header');
  if (await works('query', protectedPath)) carriers.push('query');
  if (bodyPath !== undefined) carriers.push('body');
  // If one of the three works, a token in Authorization is an attack.
  if (carriers.length === 0 && (await works('bearer', protectedPath))) carriers.push('bearer');

  const session: AttackSession = {
    ...{ ...client, username, password, secret, protectedPath, optionalPath, bodyPath, carriers },
    ...{ loginResponse, anonymous, token, header, claims, userId, history, allowedOrigin },
    origin: new URL(target.url).origin,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    subject: Object.keys(claims).find((name) => claims[name] === userId) ?? 'sub',
  };
  const fault = await checkToken(session, 'before');
  if (fault !== undefined || secret === undefined) return fault ?? session;
  return (await checkToken(session, 'secret', forge(claims, secret, { header }))) ?? session;
}

/** Returns a fault if the protected route does not serve the user of a valid token. */
export async function checkToken(
  session: AttackSession,
  when: Fault['when'],
  token: string = session.token,
): Promise<Fault | undefined> {
  const { protectedPath, username, send } = session;
  const response =
    (await present(session, token)) ?? (await send(carry(token, 'header', protectedPath)));
  const outcome = judgeAccess(response, username);
  return 'sent' in outcome ? faultOf(when, outcome) : undefined;
}

function optionalPaths({ optionalPath }: Target): string[] {
  return optionalPath === undefined ? ['/inspect', '/greeting'] : [optionalPath];
}

async function findPath(
  paths: (string | undefined)[],
  matches: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const path of paths) if (path !== undefined && (await matches(path))) return path;
  return undefined;
}

/** Describes why an honest client is refused. */
export function faultOf(when: Fault['when'], { sent, received, expected }: Breach): Fault {
  return { when, sent, received, expected };
}
