import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '../browser/support.ts';
import { failed, makeHand } from './live-stub.ts';

async function* eventsOf(answer: Response): AsyncGenerator<Record<string, unknown>> {
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + chunk).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) yield JSON.parse(event.slice(6));
  }
}

test('a verdict is shown beside the lesson as text, and sent again after every save', async () => {
  const { live, tell, end, listeners } = makeHand();
  const site = await startSite({ live });
  onTestFinished(() => site.close());
  const page = await (await fetch(`${site.url}/steps/2`)).text();
  expect(page).toContain('data-events="/steps/2/events"');
  expect(page).toContain('Failed: a wrong password must be refused (1 of 3 checks passed)');
  expect(page).toContain('&lt;b&gt;{}&lt;/b&gt;');
  expect(page).toMatch(
    /Token, decoded<[\s\S]+&lt;1&gt;[\s\S]+Expected<[\s\S]+Probably<[\s\S]+not awaited/,
  );
  expect(await (await fetch(`${site.url}/steps/3`)).text()).toContain(
    'There is no verdict on this step yet.',
  );

  const answer = await fetch(`${site.url}/steps/2/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events = eventsOf(answer);
  expect((await events.next()).value).toMatchObject({ passed: false });
  tell({ ...failed, step: 3 });
  const { failure: _failure, ...passed } = failed;
  tell({ ...passed, types: ['attach.ts(3,1): error TS1'], printed: 'hello' });
  expect((await events.next()).value).toMatchObject({
    passed: true,
    said: 'The check passed.',
    more: [
      { title: 'Type errors', text: 'attach.ts(3,1): error TS1' },
      { title: 'Your program printed', text: 'hello' },
    ],
  });
  end();
  expect((await events.next()).done).toBe(true);
  expect(listeners.size).toBe(0);
});

test('a visitor who leaves gets no more events', async () => {
  const { live, listeners, end } = makeHand();
  const site = await startSite({ live });
  onTestFinished(() => site.close());
  const leave = new AbortController();
  const answer = await fetch(`${site.url}/steps/2/events`, { signal: leave.signal });
  await eventsOf(answer).next();
  leave.abort();
  await expect.poll(() => listeners.size).toBe(0);
  end();
});

test('without a runner there are no events, and the page says so', async () => {
  const site = await startSite();
  onTestFinished(() => site.close());
  expect((await fetch(`${site.url}/steps/2/events`)).status).toBe(404);
  expect(await (await fetch(`${site.url}/steps/2`)).text()).toContain(
    'These pages show the reference server.',
  );
});
