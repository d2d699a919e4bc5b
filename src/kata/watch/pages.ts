import { demoPages } from '../../demo/pages.ts';
import { seedDemoUsers } from '../../demo/users.ts';
import { createApp } from '../../server/app.ts';
import { type Listening, listen } from '../../server/listen.ts';
import { makeSecret } from '../../server/secret.ts';
import { readConfig } from '../../server/setup.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';

/** The pages of the reference on a free port, served from the first time somebody asks for their address. */
export function servePages() {
  let server: Promise<Listening> | undefined;
  return {
    async url(): Promise<string> {
      server ??= serve();
      return (await server).url;
    },
    async close(): Promise<void> {
      await (await server)?.close();
    },
  };
}

async function serve(): Promise<Listening> {
  const config = readConfig({ JWT_SECRET: makeSecret() });
  const users = openSqliteUsers(':memory:');
  await seedDemoUsers(users);
  const app = createApp(config, users).use(await demoPages({ config, users, demo: true }));
  return listen(app, '127.0.0.1', 0);
}
