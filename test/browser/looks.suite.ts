import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, type Site, startSite, tokenFor, visit } from './support.ts';

/** Asks axe for violations of WCAG 2.2 A and AA, and of good practice. */
const findViolations = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`;

/** Pages to check: a name, a path, whether the visitor is signed in, a button to press, and words in each language. */
const pages = [
  ['home', '/', 'out', '', 'Five steps, one server', '五个步骤，一台服务器'],
  ['home', '/', 'in', '', 'Signed in as ada', '已登录'],
  ['sign-in', '/sign-in?reason=expired', 'out', '', 'Your token has expired', '你的令牌已过期'],
  ['sign-in', '/sign-in', 'in', '', 'Signed in as ada', '已登录'],
  ['who-am-i', '/who-am-i', 'out', '', 'You are not signed in', '你还没有登录'],
  ['who-am-i', '/who-am-i', 'in', '', 'You are ada.', '你是 ada。'],
  ['steps', '/steps', 'out', '', 'The five steps', '五个步骤'],
  [
    'glossary',
    '/steps/glossary',
    'out',
    '',
    'the server that created the token',
    '签发这个令牌的服务器',
  ],
  [
    'koa-for-express',
    '/steps/koa-for-express',
    'out',
    '',
    'You know Express',
    '你已经会用 Express',
  ],
  ['setup', '/steps/1', 'out', '[value=article]', 'The server does not start.', '服务器没有启动'],
  ['issue', '/steps/2', 'out', '', 'Get a token', '领取令牌'],
  [
    'extract',
    '/steps/3',
    'out',
    '#try form button',
    'The server uses the token',
    '服务器用了这里的令牌',
  ],
  ['decode', '/steps/4', 'out', '[value=letter]', 'The signature is wrong.', '签名不对'],
  ['attach', '/steps/5', 'out', '[value=guest]', 'It is the user guest-', '它是用户 guest-'],
  [
    'source',
    '/source/auth/decode.ts',
    'out',
    '',
    'part of the reference server',
    '这个文件属于参考服务器',
  ],
  ['attacks', '/attacks', 'out', '', 'Attack the servers', '攻击这些服务器'],
  ['lesson-attacks', '/attacks?lesson=5', 'out', '', 'Shown: ', '种攻击，显示'],
  ['attack', '/attacks/no-token', 'out', '', 'What an attacker gains', '攻击者得到什么'],
  ['decoder', '/decoder', 'out', '', 'There is no token.', '没有令牌。'],
  ['decoder', '/decoder', 'in', '#mine', 'All other checks pass', '其他检查都通过'],
  [
    'not-found',
    '/no/such/page',
    'out',
    '',
    'This server has no page at',
    '这台服务器上没有这个地址',
  ],
] as const;
const languages = ['en', 'zh-CN'] as const;
const views = [
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const;

describeInBrowser('a page', (browser) => {
  let site: Site;
  let visitors: Record<string, Awaited<ReturnType<typeof visit>>>;
  let findLowContrast: string;
  let axe: string;
  beforeAll(async () => {
    site = await startSite();
    const token = tokenFor(site, await site.addUser('ada'));
    await site.addUser('grace');
    visitors = {};
    for (const locale of languages) {
      visitors[`in ${locale}`] = await visit(browser(), site, { token, locale });
      visitors[`out ${locale}`] = await visit(browser(), site, { locale });
    }
    findLowContrast = await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });
  afterAll(async () => {
    for (const visitor of Object.values(visitors)) await visitor.leave();
    await site.close();
  });

  const rows = languages.flatMap((language) =>
    pages.map(([name, path, session, press, english, chinese]) => {
      const text = language === 'en' ? english : chinese;
      return { name, path, session, press, language, text };
    }),
  );
  test.for(rows)(
    'is whole, legible, accessible and free of errors: $name ($language, signed $session)',
    async ({ name, path, session, press, language, text }) => {
      const visitor = visitors[`${session} ${language}`];
      if (visitor === undefined) throw new TypeError('Expected a visitor');
      const { page, troubles } = visitor;
      troubles.length = 0;
      await page.goto(path);
      if (press !== '') await page.locator(press).first().click();
      await page.getByText(text).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);

      for (const [width, colorScheme] of views) {
        const view = `${name}-${session}-${language}-${width}-${colorScheme}`;
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (process.env.SCREENSHOTS) {
          await page.screenshot({ path: `test-results/${view}.png`, fullPage: true });
        }
        expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(width);
        expect(await page.evaluate(findLowContrast), view).toEqual([]);
        if (width === (colorScheme === 'dark' ? 390 : 1280)) {
          expect(await page.evaluate(`${axe};${findViolations}`), view).toEqual([]);
        }
      }
      // The browser reports the status of the missing page; nothing else may fail.
      const expected = name === 'not-found' ? [expect.stringContaining('404')] : [];
      expect(troubles).toEqual(expected);
    },
  );

  test('without JavaScript says what needs it, and posts its form', async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    await page.goto('/sign-in');
    expect(await page.locator('noscript').isVisible()).toBe(true);
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('invalid_credentials').waitFor();
    expect(page.url()).toBe(`${site.url}/login`);
    await leave();
  });
});
