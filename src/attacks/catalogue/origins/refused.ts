import type { AttackSession } from '../../attack-session.ts';
import type { HttpRequest } from '../../http/request.ts';
import { jsonText, login } from '../requests.ts';

/** Requests that the server refuses, each for another reason, from a page of an origin. */
export function refusedFrom(session: AttackSession, origin: string): HttpRequest[] {
  const { protectedPath: path, username } = session;
  const headers = { Origin: origin };
  return [
    { path, headers },
    { path, headers: { ...headers, 'x-access-token': 'x', Authorization: 'Bearer x' } },
    { path: '/no/such/path', headers },
    login({ json: { username } }, headers),
    login(jsonText('{'), headers),
    login({ json: { username, password: 'p'.repeat(120_000) } }, headers),
  ];
}
