import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
let names: string[];
beforeAll(async () => {
  site = await startSite();
  const { users } = site;
  names = [];
  const { add } = users;
  users.add = (username, hash) => {
    names.push(username);
    return add.call(users, username, hash);
  };
});
afterAll(() => site.close());

/** A line of the response: the progress of a run, or its conclusion. */
interface Line {
  done?: number;
  all?: number;
  name?: string;
  ending?: string;
  conclusion?: string;
  breaches?: unknown[];
}

async function run(signal?: AbortSignal): Promise<Response> {
  return fetch(`${site.url}/attacks/run`, { method: 'POST', ...(signal && { signal }) });
}

function linesIn(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

test('a run reports how every attack ended, and this server withstands all', async () => {
  const lines = linesIn(await (await run()).text());
  const progress = lines.slice(0, -1);
  expect(progress.map(({ done }) => done)).toEqual(catalogue.map((_, index) => index + 1));
  expect(progress.filter(({ ending }) => ending !== 'held')).toEqual([]);
  expect(lines.at(-1)).toEqual({
    conclusion: `All ${catalogue.length} attacks got the right response.`,
    breaches: [],
  });
}, 60_000);

test('a second run at the same time is refused, and a visitor who leaves ends their run', {
  tags: ['slow'],
  timeout: 90_000,
}, async () => {
  const leave = new AbortController();
  const first = await run(leave.signal);
  await first.body?.getReader().read();
  const busy = linesIn(await (await run()).text());
  expect(busy).toEqual([
    { conclusion: 'Another run is in progress. Try again in half a minute.', breaches: [] },
  ]);
  leave.abort();
  // The next run can start once the server has noticed.
  let last: Line[] = busy;
  for (let tries = 0; tries < 200 && last.length === 1; tries += 1) {
    last = linesIn(await (await run()).text());
  }
  expect(last.length).toBe(catalogue.length + 1);
});

test('the user of a run is deleted', { tags: ['slow'], timeout: 60_000 }, async () => {
  await (await run()).text();
  expect(names.filter((name) => name.startsWith('target-')).length).toBeGreaterThan(0);
  for (const name of names) expect(await site.users.findByName(name), name).toBe(undefined);
});

test('without JavaScript the next page shows the tally', {
  tags: ['slow'],
  timeout: 60_000,
}, async () => {
  const answer = await fetch(`${site.url}/attacks`, { method: 'POST' });
  const text = await answer.text();
  expect(text).toContain(`All ${catalogue.length} attacks got the right response.`);
  const held = [...text.matchAll(/data-ending="held">(\d+)</g)].map(([, count]) => Number(count));
  expect(held.reduce((sum, count) => sum + count, 0)).toBe(catalogue.length);
});
