import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '../browser/support.ts';
import { failed, makeHand } from './live-stub.ts';

async function* eventsOf(answer: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + chunk).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) yield* /^event: (\w+)/.exec(event)?.slice(1) ?? [];
  }
}

async function startWatched() {
  const hand = makeHand();
  const site = await startSite({ live: hand.live });
  onTestFinished(() => site.close());
  const panel = async (step = 2) => (await fetch(`${site.url}/steps/${step}/panel`)).text();
  return { ...hand, site, panel };
}

test('a verdict is shown beside the lesson as text, and its parts are escaped', async () => {
  const { site, panel } = await startWatched();
  const page = await (await fetch(`${site.url}/steps/2`)).text();
  expect(page).toContain('Failed: a wrong password must be refused (1 of 3 checks passed)');
  expect(page).toContain('&lt;b&gt;{}&lt;/b&gt;');
  expect(page).toMatch(
    /Token, decoded<[\s\S]+&lt;1&gt;[\s\S]+Expected<[\s\S]+Probably<[\s\S]+not awaited/,
  );
  expect(page).toContain((await panel()).trim());
  expect(await panel(3)).toContain('Save the file, or press “Check this file now”.');
});

test('every event of a step is sent to its page, and the panel follows', async () => {
  const { site, panel, runner, workplace, tell, end, listeners } = await startWatched();
  const answer = await fetch(`${site.url}/steps/2/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events = eventsOf(answer);
  await expect.poll(() => listeners.size).toBe(1);

  runner.begin(2);
  expect((await events.next()).value).toBe('judging');
  expect(await panel()).toContain('data-outcome="running"');
  runner.passExamples(2, { passed: 9, all: 20 });
  expect((await events.next()).value).toBe('verdict');
  expect(await panel()).toContain('9 of 20 checks passed. The others are running …');
  tell({ ...failed, step: 3 });
  const { failure: _failure, ...passed } = failed;
  tell({ ...passed, types: ['attach.ts(3,1): error TS1'], printed: 'hello' });
  expect((await events.next()).value).toBe('verdict');
  const shown = await panel();
  expect(shown).toContain('data-outcome="passed"');
  expect(shown).toContain('attach.ts(3,1): error TS1');
  expect(shown).toContain('hello');
  expect(shown).toContain('<strong>worth</strong>');
  expect(shown).toContain('action="/steps/3/act"');
  // Below the sentence, and before what comes next.
  expect(shown).toMatch(
    /The check passed[\s\S]+error TS1[\s\S]+Node ignores types[\s\S]+Go to step 3/,
  );
  workplace.set(2, 'changed elsewhere');
  expect((await events.next()).value).toBe('file');
  end();
  expect((await events.next()).done).toBe(true);
  expect(listeners.size).toBe(0);
});

test('a step that is left while its checks run shows its last verdict', async () => {
  const { panel, runner } = await startWatched();
  runner.begin(2);
  runner.passExamples(2, { passed: 9, all: 20 });
  runner.begin(3);
  const shown = await panel();
  expect(shown).not.toContain('9 of 20');
  expect(shown).toContain('Failed: a wrong password must be refused (1 of 3 checks passed)');
});

test('a visitor who leaves gets no more events', async () => {
  const { site, listeners, end } = await startWatched();
  const leave = new AbortController();
  await fetch(`${site.url}/steps/2/events`, { signal: leave.signal });
  await expect.poll(() => listeners.size).toBe(1);
  leave.abort();
  await expect.poll(() => listeners.size).toBe(0);
  end();
});

test('without the runner, there are no events, no panel and no editor', async () => {
  const site = await startSite();
  onTestFinished(() => site.close());
  for (const path of ['/steps/2/events', '/steps/2/panel', '/steps/2/file', '/assets/editor.js']) {
    expect((await fetch(site.url + path)).status, path).toBe(404);
  }
});
