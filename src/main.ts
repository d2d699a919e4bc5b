import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editorLinkIn } from './demo/editor.ts';
import { demoPages } from './demo/pages.ts';
import { demoUsers, seedDemoUsers } from './demo/users.ts';
import { loadEnvironment } from './env-file.ts';
import { createApp } from './server/app.ts';
import { listen } from './server/listen.ts';
import { SettingError } from './server/settings.ts';
import { openSqliteUsers } from './server/users/sqlite.ts';
import { readSettings, type Settings } from './settings.ts';

const root = dirname(import.meta.dirname);

try {
  process.umask(0o077); // What we write, the secret and the password hashes, only its owner may read.
  const { env, secretMade } = loadEnvironment(process.env, join(root, '.env'));
  if (secretMade) console.log('Wrote a fresh JWT_SECRET to .env, for this machine only.');
  await start(readSettings(env));
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(`Cannot start: ${error.message}.`);
  process.exitCode = 1;
}

async function start(settings: Settings): Promise<void> {
  const { config, host, port, databaseFile, demo, language } = settings;
  const users = openUsers(databaseFile);
  if (demo) await seedDemoUsers(users);

  const editor = demo ? editorLinkIn(process.env) : undefined;
  const pages = await demoPages({ config, users, demo, language, editor });
  const app = createApp(config, users).use(pages);
  const server = await listen(app, host, port).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') {
      throw new SettingError(
        'PORT',
        `${port} is taken; choose another, as in PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES')
      throw new SettingError('PORT', `${port} may not be used by this account`);
    throw new SettingError('HOST', `is no address of this machine (${code})`);
  });

  console.log(`Listening on ${server.url}`);
  if (demo) {
    const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
    console.log(`Sign in as ${names.join(' or ')}.`);
  }

  const stop = async () => {
    await server.close();
    await users.close();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

function openUsers(file: string) {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    return openSqliteUsers(file);
  } catch (error) {
    throw new SettingError('DATABASE_URL', `names a file that cannot be opened (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
