import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { forge } from '../../src/attacks/forge.ts';
import { type Site, startSite, tokenFor } from '../browser/support.ts';

const previous = 'a previous secret of this server, 32 bytes';

let site: Site;
beforeAll(async () => {
  site = await startSite({ tokens: { previousSecrets: [previous] } });
});
afterAll(() => site.close());

function ask(token: string, headers: Record<string, string> = {}, url = site.url) {
  const body = new URLSearchParams({ token });
  return fetch(`${url}/decoder/signed`, { method: 'POST', body, headers });
}

test('a demo server says whether it signed a token, and nothing else', async () => {
  const mine = tokenFor(site, await site.addUser('ada'));
  const expired = forge({ exp: 1 }, site.config.secret);
  for (const token of [mine, expired, forge({}, previous)]) {
    const answer = await ask(token);
    expect(await answer.json()).toEqual({ signed: true });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  const long = forge({ text: 'x'.repeat(5_000) }, site.config.secret);
  for (const token of ['', 'x', '...', forge({}, 'other'), mine.slice(0, -1), long]) {
    expect(await (await ask(token)).json(), token).toEqual({ signed: false });
  }
});

test('a page of another site cannot ask', async () => {
  expect((await ask('x', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('without DEMO the decoder works in the browser only', async () => {
  const sober = await startSite({ demo: false });
  onTestFinished(() => sober.close());
  expect(await (await fetch(`${sober.url}/decoder`)).text()).not.toContain('by-server');
  expect((await ask('x', {}, sober.url)).status).toBe(404);
});

test('the page knows the audiences of the server', async () => {
  const tokens = { audiences: ['web', 'app'], audienceFrom: 1_700_000_000 };
  const own = await startSite({ tokens });
  onTestFinished(() => own.close());
  const page = await (await fetch(`${own.url}/decoder`)).text();
  expect(page).toContain('id="audience" value="web app"');
  expect(page).toContain('data-audience-from="1700000000"');
  expect(page).toContain('This server expects web app in the claim aud.');
});

test('the page contains the issuer and no secret', async () => {
  const page = await (await fetch(`${site.url}/decoder`)).text();
  expect(page).toContain(`data-issuer="${site.config.issuer}"`);
  expect(page).not.toContain(site.config.secret);
});
