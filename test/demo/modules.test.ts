import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

test.each(['/', '/steps', '/attacks', '/decoder', '/sign-in', '/who-am-i'])(
  'a page names every module that its scripts import, once: %s',
  async (path) => {
    const page = await (await fetch(site.url + path)).text();
    const named = [...page.matchAll(/(?:src|href)="(\/assets\/client\/[\w-]+\.js)"/g)];
    const paths = named.map(([, module = '']) => module);
    expect(new Set(paths).size).toBe(paths.length);
    for (const module of paths) {
      const response = await fetch(site.url + module);
      expect(response.status, module).toBe(200);
      const imports = [...(await response.text()).matchAll(/ from '\.\/([\w-]+\.js)'/g)];
      expect(paths).toEqual(
        expect.arrayContaining(imports.map(([, name]) => `/assets/client/${name}`)),
      );
    }
  },
);
