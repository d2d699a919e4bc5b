import { afterAll, beforeAll, expect, test } from 'vitest';
import { mistakesOf } from '#course/mistakes.ts';
import { steps } from '#course/steps.ts';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function lessonOf(number: number, language = 'en'): Promise<string> {
  const headers = { 'accept-language': language };
  return (await fetch(`${site.url}/steps/${number}`, { headers })).text();
}

test.each(steps)('lesson $number has a closed list of the mistakes with patches', async (step) => {
  const patches = mistakesOf(step).filter(({ patch }) => patch !== undefined);
  const html = await lessonOf(step.number);
  expect(html).toContain('<details class="mistakes">');
  expect(html).toContain(`<summary>${patches.length} wrong programs, and how each of them`);
  for (const { name } of patches) expect(html).toContain(`<details id="${name}">`);
});

test('a mistake shows what it is, what it costs, and the lines that it changes', async () => {
  const html = await lessonOf(5);
  const [, mistake = ''] =
    /<details id="guard-after-the-handler">([\s\S]+?)<\/details>/.exec(html) ?? [];
  expect(mistake).toMatch(/Costs: <span lang="en">[^<]+<\/span>/);
  expect(mistake).toMatch(
    /<del>- {4}if \(.+<\/del>\n {5}await next.+\n<ins>\+ {4}if \(.+<\/ins>\n/,
  );
});

test('backticks are code, and other marks stay as they are', async () => {
  const html = await lessonOf(4);
  expect(html).toContain('<summary><span lang="en"><code>aud</code> is not checked.</span>');
  expect(html).toContain('undefined &lt;= now is false');
});

test('the words around them are in the language of the page', async () => {
  expect(await lessonOf(1, 'zh-CN')).toMatch(/<h2 id="mistakes-title">常见错误<\/h2>[\s\S]+后果：/);
});
