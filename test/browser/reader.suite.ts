import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHand } from '../demo/live-stub.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

/** A part of a page as a screen reader gets it. */
interface Part {
  role: string;
  name: string;
  /** Of a heading; otherwise 0. */
  level: number;
}

/** All parts of a page, in the order in which a screen reader reads them. */
async function readAloud(page: Page): Promise<Part[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts: Part[] = [];
  const read = (id: string | undefined): void => {
    const node = byId.get(id ?? '');
    if (node === undefined) return;
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
    const [role, name] = [node.role, node.name].map((one) => String(one?.value ?? '').trim());
    if (!node.ignored)
      parts.push({ role: role ?? '', name: name ?? '', level: Number(level ?? 0) });
    for (const child of node.childIds ?? []) read(child);
  };
  read(nodes[0]?.nodeId);
  return parts;
}

const controls = ['button', 'link', 'textbox', 'combobox', 'checkbox', 'spinbutton', 'progressbar'];
const landmarks = ['banner', 'main', 'contentinfo'];

describeInBrowser('a screen reader', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ live: makeHand().live });
  });
  afterAll(() => site.close());

  const paths = ['/', '/steps', '/steps/2', '/attacks', '/attacks?lesson=5', '/decoder'];
  test.for(['en', 'zh-CN'].flatMap((locale) => paths.map((path) => [locale, path] as const)))(
    'meets named landmarks, headings in order and named controls: %s %s',
    async ([locale, path]) => {
      const { page, leave } = await visit(browser(), site, { locale });
      await page.goto(path);
      if (path === '/decoder') await page.locator('[data-sample=valid]').click();
      if (path === '/steps/2') await page.locator('.cm-content').waitFor();
      const parts = await readAloud(page);
      const found = parts.filter(({ role }) => landmarks.includes(role)).map(({ role }) => role);
      expect(found).toEqual(landmarks);

      const levels = parts.filter(({ role }) => role === 'heading').map(({ level }) => level);
      expect(levels.length).toBeGreaterThan(2);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      expect(skipped).toEqual([]);

      const nameless = parts.filter(({ role, name }) => controls.includes(role) && name === '');
      expect(nameless).toEqual([]);
      const areas = parts.filter(({ role }) => ['navigation', 'region'].includes(role));
      expect(new Set(areas.map(({ name }) => name)).size).toBe(areas.length);
      await leave();
    },
  );
});
