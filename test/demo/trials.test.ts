import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { trialStore } from '../../src/demo/playground/trials.ts';
import { seedDemoUsers } from '../../src/demo/users.ts';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await seedDemoUsers(site.users);
});
afterAll(() => site.close());
afterEach(() => void vi.useRealTimers());

/** Sends a form, and returns the address of the result. */
async function send(step: number, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${site.url}/steps/${step}`, {
    ...{ method: 'POST', body, redirect: 'manual' },
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function read(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(site.url + path, { headers })).text();
}

/** Moves the clock of the server. */
function pass(milliseconds: number): void {
  vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ['Date'] });
}

describe('a trial of an experiment', () => {
  test.each([
    [1, { sample: 'own', secret: 'kX9-typed-by-a-visitor-0123456789' }],
    [2, { username: 'ada', password: 'analytical-engine' }],
    [3, { body: 'ada', query: 'forged' }],
    [4, { act: 'letter' }],
    [5, { act: 'guest' }],
  ])('of step %i has an address of its own, with a random id', async (step, fields) => {
    const address = await send(step, fields);
    expect(address).toMatch(new RegExp(`^/steps/${step}\\?trial=[\\da-f]{8}-[\\da-f-]{27}#try$`));
    expect(await read(address)).toBe(await read(address));
  });

  test('is stored by no browser, as it may contain a token', async () => {
    const { headers } = await fetch(site.url + (await send(4, { act: 'issue' })));
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('is the same in the other language', async () => {
    const address = await send(4, { act: 'algorithm' });
    const english = await read(address);
    const [, token = ''] = /<textarea name="token"[^>]*>([^<]+)/.exec(english) ?? [];
    const [, query = ''] = /href="(\?[^"]*lang=zh-CN)"/.exec(english) ?? [];
    const switched = await fetch(`${site.url}/steps/4${query.replaceAll('&amp;', '&')}`, {
      redirect: 'manual',
    });
    const target = switched.headers.get('location') ?? '';
    const chinese = await read(target, { cookie: 'lang=zh-CN' });
    expect(chinese).toContain('你试的是：把 alg 改成 none');
    expect(chinese).toContain(token);
  });

  test('says what was tried', async () => {
    expect(await read(await send(1, { sample: 'repetitive' }))).toMatch(
      /value="repetitive"[^>]* aria-current="true"[\s\S]*You tried: abcdef, eight times/,
    );
    expect(await read(await send(5, { act: 'ask' }))).toContain(
      'You tried: Send a request without a token',
    );
  });

  test.each(['4', '5'])('says in step %s that its token has expired since then', async (step) => {
    const address = await send(Number(step), { act: step === '4' ? 'issue' : 'guest' });
    expect(await read(address)).toMatch(/<p class="outcome good"/);
    pass(301_000);
    const page = await read(address);
    expect(page).toMatch(/<p class="outcome bad"[^>]*>\s*<span data-life="expired" >/);
    expect(page).not.toContain('Accepted.');
  });

  test('that is not stored, or belongs to another step, is not shown', async () => {
    const address = await send(1, { sample: 'short' });
    const { search } = new URL(address, site.url);
    for (const path of [`/steps/2${search}`, '/steps/1?trial=x', '/steps/1?trial=x&trial=y']) {
      expect(await read(path), path).toContain('This result is no longer stored.');
    }
    pass(15 * 60 * 1000);
    expect(await read(address)).toContain('This result is no longer stored.');
  });
});

test('at most 200 trials are stored', () => {
  const trials = trialStore();
  const ids = Array.from({ length: 201 }, () => trials.add({ step: 1, shown: () => ({}) }));
  expect(ids.map((id) => trials.find(id, 1) !== undefined)).toEqual([
    false,
    ...Array.from({ length: 200 }, () => true),
  ]);
});

test('a link to the other language does not contain a token', async () => {
  const page = await read('/who-am-i?access_token=eyJ.x.y&lesson=4');
  expect(page).toContain('href="?lesson=4&amp;lang=zh-CN"');
  expect(await read('/sign-in?reason=You%20won&reason=x')).toContain('href="?lang=zh-CN"');
});
