import { dirname, join } from 'node:path';
import { editorLinkIn } from './demo/editor.ts';
import { demoPages } from './demo/pages.ts';
import { demoUsers, seedDemoUsers } from './demo/users.ts';
import { loadEnvironment } from './env-file.ts';
import { runOrExit, start } from './server/start.ts';
import { readSettings } from './settings.ts';

const root = dirname(import.meta.dirname);

await runOrExit(async () => {
  const { env, secretMade } = loadEnvironment(process.env, join(root, '.env'));
  if (secretMade) console.log('Wrote a fresh JWT_SECRET to .env, for this machine only.');
  const { deployment, demo, language } = readSettings(env);
  const { config, tokens } = deployment;

  const { url } = await start(deployment, async (app, users) => {
    if (demo) await seedDemoUsers(users);
    const editor = demo ? editorLinkIn(process.env) : undefined;
    app.use(await demoPages({ config, users, tokens, demo, language, editor }));
  });
  console.log(`Listening on ${url}`);
  if (demo) {
    const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
    console.log(`Sign in as ${names.join(' or ')}.`);
  }
});
