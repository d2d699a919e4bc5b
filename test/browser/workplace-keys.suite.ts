import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failed, makeHand } from '../demo/live-stub.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

/** What has the focus: its place in the document, its name, and whether it is in the panel. */
const focus = `[document.activeElement].map((element) => ({
  place: [...document.querySelectorAll('*')].indexOf(element),
  name: element.shadowRoot?.activeElement?.getAttribute('aria-label') ?? element.textContent.trim(),
  part: element.closest('#editor, #panel, article, .skip')?.id ?? '',
}))[0]`;

interface Focus {
  place: number;
  name: string;
  part: string;
}

/** Keeps each sentence that a screen reader gets about verdicts. */
const listen = `{
  const status = document.querySelector('#status');
  window.told = [];
  new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
}`;

describeInBrowser('the working pane by keyboard and by ear', (browser) => {
  const { live, tell, runner, end } = makeHand();
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ live });
  });
  afterAll(async () => {
    end();
    await site.close();
  });

  async function openLesson() {
    tell(failed);
    const { page, troubles, leave } = await visit(browser(), site, { locale: 'en-GB' });
    await page.goto('/steps/2');
    await page.locator('#editor .cm-content').waitFor();
    return { page, troubles, leave };
  }

  const shown = (page: Page, text: string) =>
    page.locator('#panel .said', { hasText: text }).waitFor();

  test('completes the names that the step may import, and nothing else', async () => {
    const { page, troubles, leave } = await openLesson();
    const options = page.locator('#editor .cm-tooltip-autocomplete li');
    const editor = page.locator('#editor .cm-content');
    await editor.press('Control+End');
    await page.keyboard.type('Refu');
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual([
      'Refusal#server/refusals.ts',
      '#server/refusals.ts',
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.type(' two');
    await expect.poll(() => editor.textContent()).toContain('Refu two');
    expect(await options.count()).toBe(0);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('marks the lines at which something is wrong, and shows the messages by keyboard', async () => {
    const { page, leave } = await openLesson();
    const marks = [
      { line: 1, column: 14, text: 'TS2322: not a string' },
      { line: 1, text: 'SyntaxError: Expression expected' },
    ];
    tell({ ...failed, types: ['issue.ts:1:14 TS2322: not a string'], marks });
    await page.locator('#editor .cm-lint-marker-error').waitFor();
    await page.locator('#editor .cm-lintRange-error').first().waitFor();
    await page.locator('#editor .cm-content').press('F8');
    const messages = page.locator('#editor .cm-panel-lint li');
    await messages.first().waitFor();
    expect((await messages.allTextContents()).sort()).toEqual(marks.map(({ text }) => text).sort());
    await page.keyboard.press('Escape');
    await messages.first().waitFor({ state: 'detached' });
    expect(await page.evaluate<Focus>(focus)).toMatchObject({ name: 'Editor of issue.ts' });
    await leave();
  });

  test.for([
    ['en-GB', 'Errors', 'Close', 'There are no errors.'],
    ['zh-CN', '错误', '关闭', '没有错误。'],
  ] as const)(
    'names the parts of the panel of errors in the language of the page (%s)',
    async ([locale, list, close, none]) => {
      tell(failed);
      const { page, leave } = await visit(browser(), site, { locale });
      await page.goto('/steps/2');
      await page.locator('#editor .cm-content').press('F8');
      await page.getByRole('listbox', { name: list }).getByText(none).waitFor();
      await page.getByRole('button', { name: close, exact: true }).click();
      await leave();
    },
  );

  test('says one sentence for each verdict, and none while the checks run', async () => {
    const { page, leave } = await openLesson();
    await page.evaluate(listen);
    const { failure: _failure, ...passed } = failed;
    runner.begin(2);
    await shown(page, 'The checks are running');
    runner.passExamples(2, { passed: 9, all: 20 });
    await shown(page, '9 of 20 checks passed');
    tell(passed);
    await shown(page, 'The check passed.');
    // What the compiler finds comes later, and does not change the sentence.
    tell({ ...passed, types: ['issue.ts:1:1 TS1'] });
    await page.locator('#panel', { hasText: 'TS1' }).waitFor();
    runner.begin(2);
    tell(failed);
    await shown(page, 'Failed: a wrong password must be refused');
    expect(await page.evaluate('window.told')).toEqual([
      'The check passed.',
      'Failed: a wrong password must be refused (1 of 3 checks passed)',
    ]);
    await leave();
  });

  test('leads Tab from the link to the editor through the editor to the panel and on', async () => {
    const { page, leave } = await openLesson();
    await page.locator('a.to-editor').press('Enter');
    const stops: Focus[] = [];
    for (let count = 0; count < 30; count += 1) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate<Focus>(focus));
      if (stops.at(-1)?.name.includes('Start again')) break;
    }
    const [first, second] = stops;
    expect(first).toMatchObject({ part: 'editor', name: 'Editor of issue.ts' });
    expect(second?.part).toBe('panel');
    expect(new Set(stops.slice(1).map(({ part }) => part))).toEqual(new Set(['panel']));
    const places = stops.map(({ place }) => place);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const names = stops.map(({ name }) => name);
    expect(names.at(-1)).toBe('Start again');
    expect(names).toContain('All checks');
    expect(names).toContain('The solution');
    await page.keyboard.press('Shift+Tab');
    await page.getByText('Tab leaves the editor.').waitFor();
    await leave();
  });

  test('is read in order: heading, editor, verdict, checks, solution, copies', async () => {
    const { page, leave } = await openLesson();
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = (id: string): string[] => {
      const node = byId.get(id);
      if (node === undefined) return [];
      const own = node.ignored ? [] : [`${node.role?.value}: ${node.name?.value}`];
      return [...own, ...(node.childIds ?? []).flatMap(read)];
    };
    const heard = read(nodes[0]?.nodeId ?? '');
    const wanted = [
      'heading: Issue a token',
      'heading: issue.ts',
      'textbox: Editor of issue.ts',
      'region: Your verdict',
      'strong: ',
      'term: Sent',
      'button: Show a hint (3 left)',
      'DisclosureTriangle: All checks',
      'DisclosureTriangle: The solution',
      'DisclosureTriangle: Start again',
    ];
    const from = heard.indexOf('heading: issue.ts');
    const places = wanted.map((one, index) => heard.indexOf(one, index < 2 ? 0 : from));
    expect(places, heard.slice(from).join('\n')).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await client.detach();
    await leave();
  });
});
