import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { forge, readSegment } from '../../../src/attacks/forge.ts';
import { readRefreshToken } from './refresh-body.ts';

/** The secret of the server, and its only user. */
export const secret = 'a secret for one test, of more than 32 bytes';
export const credentials = { username: 'ada', password: 'x' };
const user = { id: randomUUID(), username: credentials.username };

interface Session {
  id: string;
  current: string;
  used: string[];
}

/** A small server with sessions, without mistakes or with the one that an attack is about. */
export function makeSessionServer(mistake = ''): RequestListener {
  const sessions = new Map<string, Session>();
  let counter = 0;

  const newToken = () => {
    counter += 1;
    return mistake === 'refresh-guessable'
      ? `a-token-that-nobody-guesses-${counter}`
      : randomBytes(32).toString('base64url');
  };

  const tokensOf = ({ id: sid, current }: Session) => {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: 'x', sub: user.id, iat, exp: iat + 60, jti: randomUUID(), sid };
    const extra = mistake === 'refresh-only-fields' ? { used: 1 } : {};
    const token = forge(claims, secret);
    const ends = (iat + 60) * 1000;
    return {
      ...{ token, expires: ends, user, refreshToken: current, refreshExpires: ends },
      ...extra,
    };
  };

  /** The session of an access token, or undefined. */
  const sessionOf = (token: string): Session | undefined => {
    if (mistake === 'refresh-as-access') {
      const own = [...sessions.values()].find(({ current }) => current === token);
      if (own !== undefined) return own;
    }
    const claims = readSegment(token, 1) ?? {};
    if (forge(claims, secret) !== token) return undefined;
    const { sid } = claims;
    const anybody = { id: '', current: '', used: [] };
    if (mistake === 'sid-missing' && sid === undefined) return anybody;
    if (mistake === 'sid-unknown' && typeof sid === 'string') return anybody;
    if (mistake === 'sid-types') return sessions.get(String(sid));
    if (typeof sid !== 'string') return undefined;
    return sessions.get(mistake === 'sid-near' ? sid.trim().toLowerCase() : sid);
  };

  const exchange = (sent: string): Session | undefined => {
    const exact = mistake !== 'refresh-guessed';
    const same = (one: string) => (exact ? one === sent : one.toLowerCase() === sent.toLowerCase());
    if (mistake === 'access-as-refresh') {
      const own = sessionOf(sent);
      if (own !== undefined) return own;
    }
    const all = [...sessions.values()];
    const own = all.find(({ current, used }) => same(current) || used.some(same));
    if (own === undefined) return undefined;
    const again = !same(own.current);
    const lenient = mistake === 'refresh-replayed' || mistake === 'refresh-at-once';
    if (again && !lenient) {
      sessions.delete(own.id);
      return undefined;
    }
    own.used.push(own.current);
    own.current = newToken();
    return own;
  };

  /** Ends a session; with a mistake its refresh token works on. */
  const end = (id: string, kind: string) => {
    if (mistake !== kind) sessions.delete(id);
  };

  const signedIn = (
    { method, url = '' }: IncomingMessage,
    own: Session,
  ): [status: number, body?: object] => {
    const [path, id = ''] = url.split(/(?<=\/api\/sessions)\//);
    if (url === '/api/me') return [200, { user }];
    if (url === '/api/sessions') return [200, { sessions: [shown(own)] }];
    if (path === '/api/sessions' && method === 'DELETE') {
      if (id === 'current') end(own.id, 'session-ended-here');
      else if (sessions.has(id)) end(id, 'session-ended-elsewhere');
      else if (mistake !== 'session-of-others') return [404, refusal('not_found')];
      return [204];
    }
    if (url === '/api/sign-out' || url === '/api/password') {
      const kind = url === '/api/password' ? 'session-after-password' : 'session-after-sign-out';
      for (const one of [...sessions.keys()]) if (one !== own.id) end(one, kind);
      sessions.delete(own.id);
      return [200, {}];
    }
    return [404, refusal('not_found')];
  };

  const shown = ({ id, current: refreshToken }: Session) => ({
    ...{ id, label: '', created: 1, lastUsed: 1, expires: 2, current: true },
    ...(mistake === 'session-list' && { refreshToken }),
  });

  return async (incoming, response) => {
    const { url = '', headers } = incoming;
    const sent = await text(incoming);
    if (url === '/login') {
      const fixed = mistake === 'refresh-fixed' ? /"refreshToken":"([^"]+)"/.exec(sent)?.[1] : '';
      const session = { id: randomUUID(), current: fixed || newToken(), used: [] };
      sessions.set(session.id, session);
      return answer(response, 200, tokensOf(session));
    }
    if (url.startsWith('/refresh')) {
      const read = readRefreshToken(incoming, sent, mistake);
      if (typeof read === 'number') return answer(response, read, refusal('invalid_request'));
      const own = exchange(read);
      if (mistake === 'refresh-stored') response.removeHeader('Cache-Control');
      if (own === undefined) return answer(response, 401, refusal('invalid_token'));
      return answer(response, 200, tokensOf(own), mistake !== 'refresh-stored');
    }
    const own = sessionOf(String(headers['x-access-token']));
    if (mistake === 'session-end-anonymous' && incoming.method === 'DELETE') {
      return answer(response, 204);
    }
    if (own !== undefined) return answer(response, ...signedIn(incoming, own));
    const missing = headers['x-access-token'] === undefined;
    return answer(response, 401, refusal(missing ? 'missing_token' : 'invalid_token'));
  };
}

function refusal(error: string) {
  return { error, error_description: 'No' };
}

function answer(response: ServerResponse, status: number, body?: object, unstored = true): void {
  const error = status === 401 ? Reflect.get(body ?? {}, 'error') : undefined;
  const named = error === 'missing_token' ? '' : `, error="${error}"`;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    ...(unstored && { 'Cache-Control': 'no-store' }),
    ...(status === 401 && { 'WWW-Authenticate': `Bearer realm="api"${named}` }),
  });
  response.end(body && JSON.stringify(body));
}
