import Router from '@koa/router';
import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import { broken, me } from '#demo/me.ts';
import type { UserState } from '#server/attach.ts';
import type { Config } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { createServer, readConfig } from './01-setup-and-secret/setup.ts';
import { login } from './02-issue-token/issue.ts';
import { extractToken } from './03-extract-token/extract.ts';
import { decodeToken } from './04-decode-and-expiry/decode.ts';
import { attachUser, requireUser } from './05-attach-user/attach.ts';

export { readConfig };

/** Your own server: your five files together, without any of the solutions. */
export function createApp(config: Config, users: UserStore) {
  const api = new Router<UserState>({ prefix: '/api', sensitive: true })
    .use(requireUser())
    .get('/me', me)
    .post('/me', me)
    .get('/broken', broken);
  const app = createServer(config)
    .use(health())
    .use(new Router().post('/login', login(config, users)).routes())
    .use(extractToken())
    .use(decodeToken(config))
    .use(attachUser(users))
    .use(api.routes());
  return app.use(api.allowedMethods()).use(inspect());
}
