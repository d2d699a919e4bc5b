import type { Logger } from 'pino';
import request from 'supertest';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import type { SessionOptions } from '#server/sessions/options.ts';
import { openSessions } from '#server/sessions/sessions.ts';
import { openUsers } from '#server/users/open.ts';
import { keepSecret } from '../../leaks/secret-recorder.ts';
import { addMember, randomConfig } from '../../support/world.ts';

/** The settings that the tests of sessions use. Seconds. */
export const sessionOptions: SessionOptions = {
  lifetime: 3_600,
  interval: 10,
  perUser: 20,
  cookie: false,
};

/** What a client of a session remembers. */
export interface Client {
  token: string;
  refreshToken: string;
}

/** Serves the whole server with sessions on a database, on a free port of the loopback. */
export async function serveSessions(
  database: string,
  {
    log,
    origins = [],
    throttled = false,
    tolerance = 0,
    config = randomConfig(),
    ...options
  }: Partial<SessionOptions> & {
    log?: Logger;
    origins?: string[];
    throttled?: boolean;
    tolerance?: number;
    config?: ReturnType<typeof randomConfig>;
  } = {},
) {
  const users = await openUsers(database);
  const settings = { ...sessionOptions, ...options };
  const sessions = await openSessions(users, settings, { origins, throttled });
  const app = createApp(config, users, { sessions, log, origins, tolerance });
  app.silent = true;
  const server = await listen(app, '127.0.0.1', 0);
  const { url } = server;
  return {
    ...{ app, config, url, users, sessions },
    addMember: () => addMember(users),
    async close() {
      await server.close();
      await users.close();
    },
    signIn: async ({ username, password }: { username: string; password: string }, agent = '') =>
      clientOf(
        await request(url).post('/login').set('User-Agent', agent).send({ username, password }),
      ),
    refresh: (refreshToken: unknown) => request(url).post('/refresh').send({ refreshToken }),
    get: (path: string, { token }: { token: string }) =>
      request(url).get(path).set('x-access-token', token),
    post: (path: string, { token }: { token: string }, body: object = {}) =>
      request(url).post(path).set('x-access-token', token).send(body),
    end: (id: string, { token }: { token: string }) =>
      request(url).delete(`/api/sessions/${id}`).set('x-access-token', token),
  };
}

export type SessionServer = Awaited<ReturnType<typeof serveSessions>>;

/** The two tokens in a response. */
export function clientOf(reply: { status: number; body: { [name: string]: unknown } }): Client {
  const { token, refreshToken } = reply.body;
  if (typeof token !== 'string' || typeof refreshToken !== 'string') {
    throw new TypeError(`Expected two tokens, got ${reply.status} ${Object.keys(reply.body)}`);
  }
  for (const part of refreshToken.split('.')) keepSecret('a part of a refresh token', part);
  return { token, refreshToken };
}
