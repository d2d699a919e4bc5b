import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Site, startSite } from '../browser/support.ts';
import { sendLines } from '../support/raw-http.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function languageOf(headers: Record<string, string>, url = site.url): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, { headers });
  const [, language = ''] = /<html lang="([^"]+)">/.exec(await answer.text()) ?? [];
  return language;
}

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-TW, en;q=0.5', 'zh-CN'],
  ['en-US,en;q=0.9,zh;q=0.8', 'en'],
  ['fr-FR, de;q=0.5', 'en'],
  ['fr, zh-CN;q=0.4, en;q=0.2', 'zh-CN'],
  ['*', 'en'],
  ['', 'en'],
  [';;;,,,q=', 'en'],
])('a browser that asks for %j gets %s', async (asked, language) => {
  expect(await languageOf({ 'accept-language': asked })).toBe(language);
});

test('a choice is stored in a cookie that contains nothing else', async () => {
  const chosen = await fetch(`${site.url}/steps/2?lang=zh-CN&a=b&a=c`, { redirect: 'manual' });
  expect(chosen.status).toBe(303);
  expect(chosen.headers.get('location')).toBe('/steps/2?a=b&a=c');
  const [cookie = ''] = chosen.headers.getSetCookie();
  expect(cookie).toMatch(/^lang=zh-CN; path=\/; expires=[^;]+; samesite=lax; httponly$/);
  expect(await languageOf({ cookie: 'lang=zh-CN', 'accept-language': 'en' })).toBe('zh-CN');
  expect(await languageOf({ cookie: 'lang=en', 'accept-language': 'zh' })).toBe('en');
});

test.each(['xx', '', '<b>', 'zhongwen'])('a choice of %j is none', async (lang) => {
  const answer = await fetch(`${site.url}/sign-in?lang=${encodeURIComponent(lang)}`);
  expect(answer.redirected).toBe(false);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test.each(['//evil.example', '/\\evil.example', '/\\/evil.example', '\\\\evil.example'])(
  'a choice leads to no other host: %s',
  async (path) => {
    const lines = ['Accept: text/html'];
    const answer = await sendLines(site.url, `GET ${path}?lang=en`, lines);
    // A target that is not a path gets no redirect.
    expect(answer.headers.location ?? '/evil.example').toBe('/evil.example');
    expect(answer.status).toBe(path.startsWith('/') ? 303 : answer.status);
  },
);

test('a page names the headers that its language depends on', async () => {
  const answer = await fetch(`${site.url}/steps`);
  expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/accept-language, cookie/);
});

test('a server started in a language uses it, unless the visitor chooses another', async () => {
  const chinese = await startSite({ language: 'zh-CN' });
  onTestFinished(() => chinese.close());
  expect(await languageOf({ 'accept-language': 'en' }, chinese.url)).toBe('zh-CN');
  expect(await languageOf({ cookie: 'lang=en' }, chinese.url)).toBe('en');
});
