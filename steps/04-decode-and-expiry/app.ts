import Router from '@koa/router';
import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import { extractToken } from '#server/extract.ts';
import { login } from '#server/issue.ts';
import { type Config, createServer, readConfig } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { decodeToken } from './decode.ts';

export { readConfig };

/** The server up to step 4: it accepts only tokens that it signed itself and that have not expired. */
export function createApp(config: Config, users: UserStore) {
  const app = createServer(config) // 1 setup and secret
    .use(health())
    .use(new Router().post('/login', login(config, users)).routes()) // 2 issue token
    .use(extractToken()) // 3 extract token
    .use(decodeToken(config)); // 4 decode and expiry
  return app.use(inspect());
}
