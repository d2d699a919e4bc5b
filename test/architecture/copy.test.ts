import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import tsconfig from '../../tsconfig.json' with { type: 'json' };
import { endProcesses } from '../support/process.ts';
import { root, serverManifest } from '../support/repository.ts';
import { startScript } from '../support/start.ts';
import { randomConfig, temporaryDirectory } from '../support/world.ts';

const run = promisify(execFile);
const directory = temporaryDirectory();
afterAll(async () => {
  await endProcesses();
  directory.remove();
});

/** `src/server/` in an empty folder outside of the repository, as a team copies it. */
function copyServer(name: string): string {
  const folder = join(directory.path, name);
  cpSync(join(root, 'src/server'), folder, { recursive: true });
  return folder;
}

/** Puts what the copy declares into its `node_modules`, and nothing else. */
function linkDeclared(folder: string): void {
  const { dependencies, devDependencies } = serverManifest;
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
}

/** The compiler's output for a copy with our own options; empty if there is no error. */
function typeErrorsIn(folder: string): Promise<string> {
  const { compilerOptions } = tsconfig;
  const include = ['**/*.ts'];
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', folder], (_error, printed) => resolve(printed));
  });
}

/** Starts a copy, goes through the whole life of an account, and stops it. */
async function useServer(
  folder: string,
  env: Record<string, string> = { JWT_SECRET: randomConfig().secret },
): Promise<void> {
  const settings = { ...env, PORT: '0', DATABASE_URL: 'data/users.sqlite' };
  const main = startScript('main.ts', settings, { cwd: folder });
  const url = await main.url;

  const send = async (path: string, fields?: Record<string, string>, token = '') => {
    const answer = await fetch(url + path, {
      headers: { 'Content-Type': 'application/json', 'x-access-token': token },
      ...(fields && { method: 'POST', body: JSON.stringify(fields) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const tokenIn = ({ text }: { text: string }) => String(JSON.parse(text).token);
  const [username, password, newPassword] = [randomUUID(), randomUUID(), randomUUID()];

  const registered = await send('/users', { username, password });
  expect(registered.status).toBe(201);
  const signedIn = await send('/login', { username, password });
  const token = tokenIn(signedIn);
  const me = await send('/api/me', undefined, token);
  expect(JSON.parse(me.text)).toMatchObject({ user: { username } });

  const changed = await send('/api/password', { password, newPassword }, token);
  expect(changed.status).toBe(200);
  for (const old of [tokenIn(registered), token]) {
    expect((await send('/api/me', undefined, old)).status).toBe(401);
  }
  const newToken = tokenIn(changed);
  expect((await send('/api/sign-out', {}, newToken)).status).toBe(204);
  expect((await send('/api/me', undefined, newToken)).status).toBe(401);
  expect((await send('/login', { username, password: newPassword })).status).toBe(200);

  main.signal('SIGTERM');
  expect(await main.ended).toBe(0);
  expect(main.printed.stderr).toBe('');
}

describe('src/server/, copied alone into a folder with the packages that it declares,', () => {
  const folder = copyServer('linked');
  linkDeclared(folder);

  test('finds no other package', () => {
    const { resolve } = createRequire(join(folder, 'main.ts'));
    expect(resolve('koa')).toContain('koa');
    expect(() => resolve('supertest')).toThrow('Cannot find module');
  });

  test('passes the compiler', async () => {
    expect(await typeErrorsIn(folder)).toBe('');
  });

  test('serves', () => useServer(folder));

  test('reads its secret from .env, which Git ignores like the database', async () => {
    writeFileSync(join(folder, '.env'), `JWT_SECRET=${randomConfig().secret}\n`, { mode: 0o600 });
    await useServer(folder, {});
    await run('git', ['init', '--quiet'], { cwd: folder });
    const { stdout } = await run('git', ['status', '--short', '--untracked-files=all'], {
      cwd: folder,
    });
    expect(stdout).toContain('main.ts');
    expect(stdout).not.toMatch(/\.env|data|sqlite$|node_modules/m);
  });

  test('warns about a .env that other users can read', async () => {
    const open = copyServer('open');
    linkDeclared(open);
    writeFileSync(join(open, '.env'), `JWT_SECRET=${randomConfig().secret}\nPORT=0\n`);
    chmodSync(join(open, '.env'), 0o644);
    const main = startScript('main.ts', {}, { cwd: open });
    await main.url;
    main.signal('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(main.printed.stderr).toContain('chmod 600 .env');
  });
});

describe('src/server/ without sessions/ and its lines', () => {
  /** What is left of each text. A text that is not there fails the test. */
  const lines: Record<string, [before: string, after: string][]> = {
    'app.ts': [
      [`import { addSessionRoutes } from './sessions/routes.ts';\n`, ''],
      [`import { startSessions } from './sessions/sessions.ts';\n`, ''],
      ['  const { sessions } = options;\n', ''],
      ['sessions\n    ? startSessions(sessions, issueIn, tolerance)\n    : ', ''],
      ['  if (sessions) addSessionRoutes({ api, publicRoutes }, sessions, issueIn);\n', ''],
      ['  const credentials = sessions?.cookie ?? false;\n', ''],
      ['allowOrigins(origins, { credentials })', 'allowOrigins(origins)'],
    ],
    'identify.ts': [
      [`import { attachSession } from './sessions/attach.ts';\n`, ''],
      [`import type { Sessions } from './sessions/sessions.ts';\n`, ''],
      ['  sessions?: Sessions | undefined;\n', ''],
      ['conflict, sessions }', 'conflict }'],
      ['sessions ? attachSession(sessions.store) : ', ''],
    ],
    'start.ts': [
      [`import { openSessions } from './sessions/sessions.ts';\n`, ''],
      ['  const sessions =\n    deployment.sessions && ', '  '],
      ['(await openSessions(users, deployment.sessions, deployment));\n', ''],
      ['sessions, throttle', 'throttle'],
    ],
    'migrate.ts': [
      [`import { sessionMigrations } from './sessions/migrations.ts';\n`, ''],
      ['  await users.sql.migrate(sessionMigrations);\n', ''],
    ],
    'config/deployment.ts': [
      [
        `import { readSessionOptions, type SessionOptions, shortenLifetime } from '../sessions/options.ts';\n`,
        '',
      ],
      ['  sessions: SessionOptions | undefined;\n', ''],
      ['  const sessions = readSessionOptions(env);\n', ''],
      ['sessions ? shortenLifetime(readConfig(env), env) : ', ''],
      ['    sessions,\n', ''],
    ],
  };

  test('passes the compiler and serves', async () => {
    const folder = copyServer('without-sessions');
    linkDeclared(folder);
    rmSync(join(folder, 'sessions'), { recursive: true });
    for (const [name, changes] of Object.entries(lines)) {
      let text = readFileSync(join(folder, name), 'utf8');
      for (const [before, after] of changes) {
        expect(text.split(before), `${name}: ${before}`).toHaveLength(2);
        text = text.replace(before, after);
      }
      expect(text.replaceAll(/^.*(\/\/|\*).*$/gm, ''), name).not.toMatch(/session/i);
      writeFileSync(join(folder, name), text);
    }
    expect(await typeErrorsIn(folder)).toBe('');
    await useServer(folder);
  });
});

// This needs the registry, so only CI runs it.
test.runIf(process.env.CI)(
  'src/server/, copied alone, passes the compiler and serves after npm install',
  async () => {
    const folder = copyServer('installed');
    await run('npm', ['install'], { cwd: folder, shell: process.platform === 'win32' });
    expect(await typeErrorsIn(folder)).toBe('');
    await useServer(folder);
  },
  180_000,
);
