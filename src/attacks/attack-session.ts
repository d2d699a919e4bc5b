import type { Answer } from './answer.ts';
import type { Breach } from './attack.ts';
import { type Carrier, carry, present } from './carry.ts';
import { forge, readSegment } from './forge.ts';
import type { HttpClient } from './http-client.ts';
import { fieldOf } from './json.ts';
import { json } from './message.ts';
import { breach, granted, showsUser } from './verdict.ts';

/** A server to be attacked, and an ordinary user of it. */
export interface Target {
  /** As in `http://127.0.0.1:3000`. */
  url: string;
  username: string;
  password: string;
  /** What the server signs with; without it, attacks that need rightly signed tokens are skipped. */
  secret?: string | undefined;
  /** A route that answers `{ user }` and refuses strangers; `/api/me` by default. */
  protectedPath?: string | undefined;
  /** A route that answers strangers, too; `/inspect` or `/greeting` by default, where there is one of them. */
  optionalPath?: string | undefined;
}

/** What every attack stands on: a wire to the server, and the good token of an ordinary user. */
export interface AttackSession extends HttpClient {
  username: string;
  password: string;
  secret: string | undefined;
  protectedPath: string;
  /** Undefined where no route answers strangers. */
  optionalPath: string | undefined;
  /** Where a body may bring a token: the protected route, or else the optional one. */
  bodyPath: string | undefined;
  /** Those in which the good token works, never none: some of the course’s three, or else `bearer` alone. */
  carriers: readonly Carrier[];
  /** What `POST /login` answered. */
  signedIn: Answer;
  /** What the protected route answers without a token. */
  stranger: Answer;
  token: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  userId: unknown;
  /** The claim that names the user: `sub`, or `iss` where the article is followed. */
  subject: string;
}

/** Why a run of attacks proves nothing: what an honest client may do does not work. */
export interface Fault extends Pick<Breach, 'sent' | 'received' | 'expected'> {
  /** Signing in, the good token before all attacks or after them, or the same claims signed with the secret. */
  when: 'sign-in' | 'before' | 'secret' | 'after';
}

/** Signs in and looks around as an honest client may, or tells what keeps it out. */
export async function openAttackSession(
  target: Target,
  wire: HttpClient,
): Promise<AttackSession | Fault> {
  const { username, password, secret, protectedPath = '/api/me' } = target;
  const signedIn = await wire.send({ path: '/login', body: json({ username, password }) });
  const { token, user } = signedIn.body;
  if (signedIn.status !== 200 || typeof token !== 'string') {
    return faultOf('sign-in', breach(signedIn, '200, and a "token" in a JSON body', false));
  }
  const [header, claims] = [readSegment(token, 0) ?? {}, readSegment(token, 1) ?? {}];
  const userId = fieldOf(user, 'id');
  const stranger = await wire.send({ path: protectedPath });

  const works = async (carrier: Carrier, path: string) =>
    showsUser(await wire.send(carry(token, carrier, path)), username);
  const optionalPath = await first(optionalPaths(target), async (path) => {
    const headers = { 'x-access-token': token };
    const guest = await wire.send({ path: `${path}?access_token=${token}`, headers });
    const other = await wire.send({ path });
    return guest.status === 200 && other.status === 200 && guest.text !== other.text;
  });
  const bodyPath = await first([protectedPath, optionalPath], (path) => works('body', path));
  const carriers: Carrier[] = [];
  if (await works('header', protectedPath)) carriers.push('header');
  if (await works('query', protectedPath)) carriers.push('query');
  if (bodyPath !== undefined) carriers.push('body');
  // Where one of the three works, a token in Authorization is an attack, and no carrier.
  if (carriers.length === 0 && (await works('bearer', protectedPath))) carriers.push('bearer');

  const foothold: AttackSession = {
    ...{ ...wire, username, password, secret, protectedPath, optionalPath, bodyPath, carriers },
    ...{ signedIn, stranger, token, header, claims, userId },
    subject: Object.keys(claims).find((name) => claims[name] === userId) ?? 'sub',
  };
  const fault = await control(foothold, 'before');
  if (fault !== undefined || secret === undefined) return fault ?? foothold;
  return (await control(foothold, 'secret', forge(claims, secret, { header }))) ?? foothold;
}

/** A good token must be worth 200 and its user; tells what came back where it is not. */
export async function control(
  foothold: AttackSession,
  when: Fault['when'],
  token: string = foothold.token,
): Promise<Fault | undefined> {
  const { protectedPath, username, send } = foothold;
  const answer =
    (await present(foothold, token)) ?? (await send(carry(token, 'header', protectedPath)));
  const outcome = granted(answer, username);
  return 'sent' in outcome ? faultOf(when, outcome) : undefined;
}

function optionalPaths({ optionalPath }: Target): string[] {
  return optionalPath === undefined ? ['/inspect', '/greeting'] : [optionalPath];
}

/** The first path for which something holds. */
async function first(
  paths: (string | undefined)[],
  holds: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const path of paths) if (path !== undefined && (await holds(path))) return path;
  return undefined;
}

function faultOf(when: Fault['when'], { sent, received, expected }: Breach): Fault {
  return { when, sent, received, expected };
}
