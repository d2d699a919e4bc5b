import type { Live } from '../../demo/live.ts';
import type { Language } from '../../i18n/language.ts';
import { readConfig } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { type Listening, listen } from '../../server/http/listen.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';

/** The usual port of the pages, unless it is taken: one address to come back to. */
const usualPort = 3100;

/** Bytes of a learner's file as JSON. */
const longestFile = 500_000;

/** The pages of the reference, with the learner's verdicts beside the lessons, on loopback. */
export function servePages(live: Live, language: Language | undefined) {
  let server: Promise<Listening> | undefined;
  return {
    /** Starts to serve them with the first call and returns their address. Rejects if the reference does not load. */
    async url(): Promise<string> {
      server ??= serve(live, language);
      return (await server).url;
    },
    async close(): Promise<void> {
      const started = await server?.catch(() => undefined);
      await started?.close();
    },
  };
}

async function serve(live: Live, language: Language | undefined): Promise<Listening> {
  // Loaded late, so that no verdict waits for these modules.
  const [{ createApp }, { editorLinkIn }, { printLessons }, { demoPages }, { seedDemoUsers }] =
    await Promise.all([
      import('../../server/app.ts'),
      import('../../demo/editor.ts'),
      import('../../demo/lessons/lesson.ts'),
      import('../../demo/pages.ts'),
      import('../../demo/users.ts'),
    ]);
  const config = readConfig({ JWT_SECRET: makeSecret() });
  const users = openSqliteUsers(':memory:');
  await seedDemoUsers(users);
  const editor = editorLinkIn(process.env);
  const pages = await demoPages({
    ...{ config, users, demo: true, language, editor, live, exam: live.workplace.exam },
  });
  const app = createApp(config, users, { bodyLimits: { '/steps': longestFile } }).use(pages);
  const server = await listen(app, '127.0.0.1', usualPort).catch(() => listen(app, '127.0.0.1', 0));
  // The first visitor of a lesson need not wait for the printer. A lesson that cannot be printed fails when it is visited.
  printLessons(language).catch(() => {});
  return server;
}
