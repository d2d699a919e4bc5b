import { randomBytes } from 'node:crypto';
import type { Config } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { listen } from '../../server/http/listen.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import type { UserStore } from '../../server/users/store.ts';
import { articleSecret, makeArticleApp } from '../article/server.ts';
import type { LabServer } from './server.ts';

/** The article's server, on a free port of loopback. It runs only while it is attacked. */
export const articleServer: LabServer = {
  name: 'article',
  async start() {
    const { username, password } = makeCredentials();
    const app = await makeArticleApp(username, password);
    // Most attacks end in an error, which Koa would print.
    app.silent = true;
    const { url, close } = await listen(app, '127.0.0.1', 0);
    return { target: { url, username, password, secret: articleSecret }, stop: close };
  },
};

/** This server at its own address, with a user who is deleted after the attacks. */
export function referenceServer(config: Config, users: UserStore, url: string): LabServer {
  return {
    name: 'reference',
    async start() {
      const { username, password } = makeCredentials();
      const user = await users.add(username, await hashPassword(password));
      return {
        target: { url, username, password, secret: config.secret },
        async stop() {
          if (user !== undefined) await users.remove(user.id);
        },
      };
    },
  };
}

function makeCredentials() {
  return { username: `target-${randomBytes(4).toString('hex')}`, password: makeSecret() };
}
