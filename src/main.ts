import { dirname, join } from 'node:path';
import { editorLinkIn } from './demo/editor.ts';
import { printLessons } from './demo/lessons/lesson.ts';
import { demoPages } from './demo/pages.ts';
import { demoUsers, seedDemoUsers } from './demo/users.ts';
import { loadEnvironment } from './env-file.ts';
import { warningAbout } from './server/config/env-file.ts';
import { runOrExit, start } from './server/start.ts';
import { readSettings } from './settings.ts';

const root = dirname(import.meta.dirname);
const file = join(root, '.env');

await runOrExit(async () => {
  const warning = warningAbout(file);
  if (warning !== undefined) console.warn(warning);
  const { env, secretMade } = loadEnvironment(process.env, file);
  if (secretMade) console.log('Wrote a fresh JWT_SECRET to .env, for this machine only.');
  const { deployment, demo, language, exam } = readSettings(env);
  const { config, host } = deployment;

  const { url } = await start(deployment, async (app, users, tokens) => {
    if (demo) await seedDemoUsers(users);
    const editor = demo ? editorLinkIn(env) : undefined;
    app.use(await demoPages({ ...{ config, users, tokens, demo, language, editor, exam }, host }));
  });
  // The first visitor of a lesson need not wait for the printer. A lesson that cannot be printed fails when it is visited.
  printLessons(language).catch(() => {});
  if (deployment.logLevel === 'silent') console.log(`Listening on ${url}`);
  if (demo) {
    const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
    console.log(`Sign in as ${names.join(' or ')}.`);
  }
});
