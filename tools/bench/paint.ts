import { parseArgs } from 'node:util';
import Koa from 'koa';
import { type Browser, chromium } from 'playwright-core';
import { listen } from '../../src/server/http/listen.ts';
import { findChromium, flags } from '../../test/browser/chromium.ts';
import { startRunner } from '../../test/browser/editing.ts';
import { closeCourses, openCourse } from '../../test/support/learner.ts';
import { align, median } from './table.ts';

// npm run bench:paint: when Chromium has painted the largest part of each page (LCP), while `npm run kata` runs, as a ratio to a
// static copy in the same run: the same page as the scripts have left it, with its styles inside and without scripts.

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
if (!(rounds >= 1 && rounds <= 1_000)) throw new RangeError('Expected --rounds from 1 to 1000');

const lessons = [1, 2, 3, 4, 5].map((number) => `/steps/${number}`);
const paths = ['/', '/steps', ...lessons, '/attacks', '/decoder', '/sign-in'];

/** A page, and the milliseconds of its paints and of those of its copy. */
interface Row {
  path: string;
  own: number[];
  copy: number[];
}

const copies = new Map<string, { type: string; bytes: Buffer }>();
const copyServer = new Koa().use((ctx) => {
  const copy = copies.get(ctx.path);
  if (copy === undefined) return;
  ctx.type = copy.type;
  ctx.body = copy.bytes;
});

const lastPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

const course = openCourse();
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: flags });
const still = await listen(copyServer, '127.0.0.1', 0);
try {
  const { url } = await startRunner(course);
  const rows = paths.map((path): Row => ({ path, own: [], copy: [] }));
  for (const { path } of rows) await copyPage(browser, url, path);
  for (let round = 0; round < rounds; round += 1) {
    for (const { path, own, copy } of rows) {
      own.push(await paintOf(browser, url + path));
      copy.push(await paintOf(browser, still.url + path));
    }
  }
  console.log(`Node ${process.version}, Chromium ${browser.version()}, ${rounds} rounds\n`);
  const lines = rows.map(({ path, own, copy }) => {
    const [one, other] = [median(own), median(copy)];
    return [path, one.toFixed(0), other.toFixed(0), (one / other).toFixed(2)];
  });
  console.log(align([['page', 'ms', 'a static copy, ms', 'ratio'], ...lines]));
} finally {
  await browser.close();
  await still.close();
  await closeCourses();
}

/** Keeps a page with its styles inside and without scripts, and the fonts and pictures that it loads. */
async function copyPage(browser: Browser, url: string, path: string): Promise<void> {
  const get = async (at: string) => {
    const answer = await fetch(url + at);
    if (!answer.ok) throw new Error(`${at}: ${answer.status}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { type: answer.headers.get('content-type') ?? '', bytes };
  };
  const page = await browser.newPage();
  await page.goto(url + path, { waitUntil: 'networkidle' });
  let html = (await page.content()).replaceAll(
    /<script\b.*?<\/script>|<link rel="modulepreload"[^>]*>/gs,
    '',
  );
  await page.close();
  for (const [link = '', sheet = ''] of html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)) {
    const style = (await get(sheet)).bytes.toString();
    html = html.replace(link, () => `<style>${style}</style>`);
  }
  for (const [asset] of html.matchAll(/\/assets\/[\w.-]+\.(?:woff2|svg|png)/g)) {
    if (!copies.has(asset)) copies.set(asset, await get(asset));
  }
  copies.set(path, { type: 'text/html', bytes: Buffer.from(html) });
}

/** Milliseconds from the navigation to the largest paint, without a cache. */
async function paintOf(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: 'networkidle' });
    return await page.evaluate<number>(lastPaint);
  } finally {
    await page.context().close();
  }
}
