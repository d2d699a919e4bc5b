import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function page(path: string, language = 'en'): Promise<string> {
  const response = await fetch(site.url + path, { headers: { 'accept-language': language } });
  expect(response.status, path).toBe(200);
  return response.text();
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) => href);
}

describe.each(['en', 'zh-CN'])('in %s', (language) => {
  test.each(steps)(
    'every link of lesson $number leads to a page or a website',
    async ({ number }) => {
      const links = linksIn(await page(`/steps/${number}`, language));
      const odd = links.filter((href) => !/^(\/|#|\?|https:\/\/)/.test(href));
      expect(odd).toEqual([]);
      for (const href of new Set(links.filter((link) => link.startsWith('/')))) await page(href);
      expect(links).toContain(`/source/auth/${steps[number - 1]?.name}.ts`);
    },
  );
});

test.each(steps)(
  'the solution of step $number names what production adds',
  async ({ name, production }) => {
    const links = linksIn(await page(`/source/auth/${name}.ts`));
    expect(links).toEqual(expect.arrayContaining(['/source/app.ts']));
    for (const path of production) expect(links).toContain(`/source/${path}`);
    for (const href of links.filter((link) => link.startsWith('/source/'))) await page(href);
  },
);

test('a file that is no solution, and a README, are shown without that sentence', async () => {
  expect(await page('/source/accounts/throttle.ts')).not.toContain('Production adds');
  const readme = await page('/source/README.md');
  expect(readme).toContain('<h2');
  for (const href of linksIn(readme).filter((link) => link.startsWith('/'))) await page(href);
});
