import Router from '@koa/router';
import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import { type Config, createServer, readConfig } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { login } from './issue.ts';

export { readConfig };

/** The server up to step 2: it exchanges a username and a password for a token. */
export function createApp(config: Config, users: UserStore) {
  const app = createServer(config) // 1 setup and secret
    .use(health())
    .use(new Router().post('/login', login(config, users)).routes()); // 2 issue token
  return app.use(inspect());
}
