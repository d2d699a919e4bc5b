import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { demoPages } from '../../src/demo/pages.ts';
import { createApp } from '../../src/server/app.ts';
import { issueToken } from '../../src/server/issue.ts';
import { listen } from '../../src/server/listen.ts';
import { type Config, readConfig } from '../../src/server/setup.ts';
import { hashPassword } from '../../src/server/users/passwords.ts';
import { openSqliteUsers } from '../../src/server/users/sqlite.ts';
import type { StoredUser, UserStore } from '../../src/server/users/store.ts';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Groups tests that share one Chromium: CHROMIUM or an installed one. Without any they are skipped, and fail in CI. */
export function describeInBrowser(title: string, tests: (browser: () => Browser) => void): void {
  const executablePath = process.env.CHROMIUM || candidates.find((path) => existsSync(path));
  if (executablePath === undefined) {
    const message = 'No Chromium found: set CHROMIUM to the path of one';
    if (process.env.CI) throw new Error(message);
    console.warn(`${title}: skipped. ${message}.`);
    describe.skip(title, () =>
      tests(() => {
        throw new TypeError('Expected a browser, got none');
      }),
    );
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: flags });
    });
    afterAll(() => browser.close());
    tests(() => browser);
  });
}

/** The whole application, as `npm start` puts it together, on a free port of loopback. */
export interface Site {
  url: string;
  config: Config;
  users: UserStore;
  /** Adds a user with the password `password`. */
  addUser(username: string): Promise<StoredUser>;
  close(): Promise<void>;
}

/** The one password of all users of a test site. */
export const password = 'correct-horse-battery';

const passwordHash = hashPassword(password);

/** Starts a site with a database and a secret of its own. `env` may set TOKEN_LIFETIME (seconds) or JWT_ISSUER. */
export async function startSite({
  demo = true,
  env = {},
}: {
  demo?: boolean;
  env?: Record<string, string>;
} = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const users = openSqliteUsers(join(folder, 'users.sqlite'));
  const config = readConfig({ JWT_SECRET: randomBytes(32).toString('hex'), ...env });
  const app = createApp(config, users).use(await demoPages({ config, users, demo }));
  const server = await listen(app, '127.0.0.1', 0);
  return {
    url: server.url,
    config,
    users,
    async addUser(username) {
      const user = await users.add(username, await passwordHash);
      if (user === undefined) throw new TypeError(`Expected a new name, got ${username}`);
      return user;
    },
    async close() {
      await server.close();
      await users.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Context options of a browser that has stored a token for a site. */
export function signedIn(site: Site, token: string): BrowserContextOptions {
  const localStorage = [{ name: 'token', value: token }];
  return { storageState: { cookies: [], origins: [{ origin: site.url, localStorage }] } };
}

/** A token of this site for one of its users. */
export function tokenFor(site: Site, user: StoredUser): string {
  return issueToken(user, site.config).token;
}

/** A page in a browser of its own, and everything that went wrong on it: errors, blocked loads, dialogs. */
export async function openPage(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  return { page, troubles };
}
