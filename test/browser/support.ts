import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Dialog,
  type Page,
} from 'playwright-core';
import { beforeAll, describe } from 'vitest';
import type { DemoOptions } from '../../src/demo/options.ts';
import { demoPages } from '../../src/demo/pages.ts';
import { createApp } from '../../src/server/app.ts';
import { issueToken } from '../../src/server/auth/issue.ts';
import type { Config } from '../../src/server/auth/setup.ts';
import { readDeployment } from '../../src/server/config/deployment.ts';
import { listen } from '../../src/server/http/listen.ts';
import { openSessions } from '../../src/server/sessions/sessions.ts';
import { hashPassword } from '../../src/server/users/passwords.ts';
import { openSqliteUsers } from '../../src/server/users/sqlite.ts';
import type { StoredUser, UserStore } from '../../src/server/users/store.ts';
import { findChromium, flags } from './chromium.ts';

/** Milliseconds that the browser waits for something: a busy machine may be slow. */
export const patience = 240_000;

let shared: Promise<Browser> | undefined;

/** Groups tests that use one shared Chromium: CHROMIUM or an installed one. Without it they are skipped, and fail in CI. */
export function describeInBrowser(title: string, tests: (browser: () => Browser) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.warn(`${title}: skipped. No Chromium found: set CHROMIUM to the path of one.`);
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
      shared ??= chromium.launch({ executablePath, args: flags });
      browser = await shared;
    });
    tests(() => browser);
  });
}

/** Closes the shared browser, if it was started. */
export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
}

/** The whole application, as `npm start` builds it, on a free port of loopback. */
export interface Site {
  url: string;
  config: Config;
  users: UserStore;
  /** Adds a user with the password `password`. */
  addUser(username: string): Promise<StoredUser>;
  close(): Promise<void>;
}

/** The password of all users of a test site. */
export const password = 'correct-horse-battery';

const passwordHash = hashPassword(password);

/** Starts a site with a database and a secret of its own. `env` may set TOKEN_LIFETIME (seconds), JWT_ISSUER and the settings of sessions. */
export async function startSite({
  demo = true,
  env = {},
  ...others
}: Partial<Omit<DemoOptions, 'config' | 'users'>> & {
  env?: Record<string, string>;
} = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const users = openSqliteUsers(join(folder, 'users.sqlite'));
  const settings = { JWT_SECRET: randomBytes(32).toString('hex'), ...env };
  const { config, sessions: sessionOptions } = readDeployment(settings);
  const sessions = sessionOptions && (await openSessions(users, sessionOptions));
  const app = createApp(config, users, { sessions }).use(
    await demoPages({ config, users, demo, tokens: { sessions }, ...others }),
  );
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
      await Promise.all((left.get(server.url) ?? []).map(({ page }) => page.context().close()));
      left.delete(server.url);
      await server.close();
      await users.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The state of a visitor: a stored token, or options of the browser. */
export interface Visitor extends BrowserContextOptions {
  token?: string;
}

/** A page of a visitor, with all its problems: errors, blocked loads, dialogs. */
export interface Visit {
  page: Page;
  troubles: string[];
  /** Returns the page for use by another test. */
  leave(): Promise<void>;
}

/** A token of this site for one of its users. */
export function tokenFor(site: Site, user: StoredUser): string {
  return issueToken(user, site.config).token;
}

/**
 * Pages to use again, by the address of their site, each with the options of its context: a new page takes a second of computing
 * time, a used one a tenth.
 */
const left = new Map<string, { page: Page; options: string }[]>();

/** Opens a page for a visitor whose storage contains only their token. */
export async function visit(
  browser: Browser,
  site: Site,
  { token, ...options }: Visitor = {},
): Promise<Visit> {
  const unused = left.get(site.url) ?? [];
  left.set(site.url, unused);
  const key = JSON.stringify(options);
  const at = unused.findIndex((one) => one.options === key);
  const [kept] = at < 0 ? [] : unused.splice(at, 1);
  const page = kept?.page ?? (await newPage(browser, site, options));
  if (options.javaScriptEnabled !== false) await store(page, token);

  const troubles: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  };
  const onError = (error: Error) => troubles.push(error.message);
  const onDialog = (dialog: Dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  };
  page.on('console', onConsole).on('pageerror', onError).on('dialog', onDialog);
  return {
    page,
    troubles,
    async leave() {
      page.off('console', onConsole).off('pageerror', onError).off('dialog', onDialog);
      const tabs = page.context().pages();
      await Promise.all(tabs.filter((tab) => tab !== page).map((tab) => tab.close()));
      await page.goto('about:blank'); // An animation would go on, and cost computing time.
      unused.push({ page, options: key });
    },
  };
}

async function newPage(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  context.setDefaultTimeout(patience);
  return context.newPage();
}

/** Clears the storage on a page without scripts, and stores the token. */
async function store(page: Page, token: string | undefined): Promise<void> {
  await page.goto('/health');
  await page.evaluate((stored) => {
    localStorage.clear();
    if (stored !== undefined) localStorage.setItem('token', stored);
  }, token);
}
