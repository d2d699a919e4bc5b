import { health } from '#demo/health.ts';
import { inspect } from '#demo/inspect.ts';
import type { Config } from '#server/setup.ts';
import type { UserStore } from '#server/users/store.ts';
import { createServer, readConfig } from './setup.ts';

export { readConfig };

/** The server up to step 1: it starts only with a strong secret, and returns errors as JSON. */
export function createApp(config: Config, _users: UserStore) {
  const app = createServer(config) // 1 setup and secret
    .use(health());
  return app.use(inspect());
}
