import Router from '@koa/router';
import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import { login } from '#server/issue.ts';
import { type Config, createServer, readConfig } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { extractToken } from './extract.ts';

export { readConfig };

/** The server up to step 3: it finds the token of a request, and does not check it yet. */
export function createApp(config: Config, users: UserStore) {
  const app = createServer(config) // 1 setup and secret
    .use(health())
    .use(new Router().post('/login', login(config, users)).routes()) // 2 issue token
    .use(extractToken()); // 3 extract token
  return app.use(inspect());
}
