import Router from '@koa/router';
import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import { broken, me } from '#demo/me.ts';
import { decodeToken } from '#server/decode.ts';
import { extractToken } from '#server/extract.ts';
import { login } from '#server/issue.ts';
import { type Config, createServer, readConfig } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { attachUser, requireUser, type UserState } from './attach.ts';

export { readConfig };

/** The server up to step 5: it knows the user of a request, and refuses requests without a user to `/api`. */
export function createApp(config: Config, users: UserStore) {
  const api = new Router<UserState>({ prefix: '/api', sensitive: true })
    .use(requireUser())
    .get('/me', me)
    .get('/broken', broken);
  const app = createServer(config) // 1 setup and secret
    .use(health())
    .use(new Router().post('/login', login(config, users)).routes()) // 2 issue token
    .use(extractToken()) // 3 extract token
    .use(decodeToken(config)) // 4 decode and expiry
    .use(attachUser(users)) // 5 attach user
    .use(api.routes());
  return app.use(inspect());
}
