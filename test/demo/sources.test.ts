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

  test.each(['guide', 'glossary', 'koa-for-express'])(
    'every link of /steps/%s leads to a page or a website',
    async (reading) => {
      const html = await page(`/steps/${reading}`, language);
      expect(html).toContain(`<html lang="${language}">`);
      const links = linksIn(html);
      expect(links.filter((href) => !/^(\/|#|\?|https:\/\/)/.test(href))).toEqual([]);
      for (const href of new Set(links.filter((link) => link.startsWith('/')))) {
        await page(href, language);
      }
    },
  );

  test('every link to a heading leads to one', async () => {
    const links = await Promise.all(
      [1, 2, 3, 4, 5, 'guide', 'glossary', 'koa-for-express'].map(async (name) =>
        linksIn(await page(`/steps/${name}`, language)),
      ),
    );
    const targets = new Set(links.flat().filter((href) => /^\/.*#/.test(href)));
    expect(targets.size).toBeGreaterThan(15);
    for (const target of targets) {
      const [path = '', anchor = ''] = target.split('#');
      expect(await page(path, language), target).toContain(`id="${decodeURIComponent(anchor)}"`);
    }
  });
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

test('a README, and a file that is not a solution, are shown without that sentence', async () => {
  expect(await page('/source/accounts/throttle.ts')).not.toContain('Production adds');
  const readme = await page('/source/README.md');
  expect(readme).toContain('<h2');
  for (const href of linksIn(readme).filter((link) => link.startsWith('/'))) await page(href);
});
