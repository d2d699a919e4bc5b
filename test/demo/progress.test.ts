import { expect, onTestFinished, test } from 'vitest';
import type { LearnerProgress } from '../../src/demo/live.ts';
import { startSite } from '../browser/support.ts';
import { makeHand } from './live-stub.ts';

async function pagesOf(progress: LearnerProgress | undefined, language = 'en') {
  const hand = progress && makeHand(progress);
  const site = await startSite({ live: hand?.live });
  onTestFinished(() => site.close());
  const read = async (path: string) => {
    const answer = await fetch(site.url + path, { headers: { 'Accept-Language': language } });
    return answer.text();
  };
  return { home: await read('/'), list: await read('/steps'), lesson: await read('/steps/1') };
}

const states = (page: string) =>
  [...page.matchAll(/class="storey (\w+)"/g)].map(([, state]) => state);

test('without the runner no page mentions progress', async () => {
  const pages = await pagesOf(undefined);
  expect(pages.home).toContain('Start lesson 1');
  expect(states(pages.home)).toEqual(Array(5).fill('drawn'));
  for (const page of Object.values(pages)) {
    expect(page).not.toMatch(/Continue|you are here|class="badge|>begun</);
  }
});

test('a learner goes on where they were, and the house is built as far', async () => {
  const progress = { current: 3, passed: [1, 2], begun: [1, 2, 3, 4] };
  const { home, list, lesson } = await pagesOf(progress);
  for (const page of [home, list]) {
    expect(page).toMatch(/<a href="\/steps\/3" class="door">Continue: lesson 3</);
    expect(states(page)).toEqual(['passed', 'passed', 'current', 'begun', 'open']);
    expect(page).toContain('setup: passed, issue: passed, extract: you are here, decode: begun');
  }
  expect(lesson.match(/aria-label="passed"/g)).toHaveLength(2);
  expect((await pagesOf(progress, 'zh-CN')).home).toContain('继续：第 3 课');
});

test.for([
  [{ current: 1, passed: [], begun: [] }, '/steps/1', 'Start lesson 1'],
  [{ current: 2, passed: [1, 2], begun: [1, 2] }, '/steps/3', 'Continue: lesson 3'],
  [{ current: 5, passed: [2, 3, 4, 5], begun: [1] }, '/steps/1', 'Continue: lesson 1'],
  [{ current: 5, passed: [1, 2, 3, 4, 5], begun: [] }, '/attacks', 'Now attack the servers'],
] as const)('the button leads to the next thing to do: %j', async ([progress, path, text]) => {
  const { current, passed, begun } = progress;
  const { home } = await pagesOf({ current, passed: [...passed], begun: [...begun] });
  const [, href, said] = /<a href="([^"]+)" class="door">([^<]+)</.exec(home) ?? [];
  expect(href).toBe(path);
  expect(said).toContain(text);
});
