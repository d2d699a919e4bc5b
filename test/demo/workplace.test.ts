import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startSite } from '../browser/support.ts';
import { makeHand } from './live-stub.ts';

interface Answer {
  status: number | undefined;
  location: string | undefined;
  body: string;
}

/** Like fetch, which may set neither `Host` nor `Origin`. */
function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body = '',
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(url, { method, headers }, async (answer) => {
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) text += chunk;
    resolve({ status: answer.statusCode, location: answer.headers.location, body: text });
  });
  sent.on('error', reject).end(body);
  return promise;
}

async function startWorkplace() {
  const hand = makeHand();
  const site = await startSite({ live: hand.live });
  onTestFinished(() => site.close());
  const json = {
    Origin: site.url,
    'X-Kata-Key': hand.workplace.key,
    'Content-Type': 'application/json',
  };
  const put = (body: object, headers = {}) =>
    send(`${site.url}/steps/2/file`, 'PUT', { ...json, ...headers }, JSON.stringify(body));
  const act = (body: object, headers = {}) =>
    send(`${site.url}/steps/2/act`, 'POST', { ...json, ...headers }, JSON.stringify(body));
  const read = async (): Promise<{ text: string; version: string }> =>
    JSON.parse((await send(`${site.url}/steps/2/file`, 'GET', json)).body);
  const panel = async () => (await fetch(`${site.url}/steps/2/panel`)).text();
  return { ...hand, site, json, put, act, read, panel };
}

test('a page reads and writes the file, unless it was changed since', async () => {
  const { put, read, workplace } = await startWorkplace();
  const before = await read();
  expect(before.text).toBe('export const two = 2;\n');
  const written = await put({ text: 'mine', version: before.version });
  expect(written.status).toBe(200);
  expect(JSON.parse(written.body)).toEqual(await read());
  expect(workplace.files.get(2)).toBe('mine');
  expect(workplace.copies).toEqual([]);

  const late = await put({ text: 'too late', version: before.version });
  expect(late.status).toBe(409);
  expect(JSON.parse(late.body)).toMatchObject({ text: 'mine' });
  expect(workplace.files.get(2)).toBe('mine');
  await put({ text: 'chosen', version: (await read()).version, copy: true });
  expect(workplace.copies).toMatchObject([{ text: 'mine' }]);
});

test('a script gets 204 for what it asks, a form is led back to the lesson', async () => {
  const { site, act, panel, workplace } = await startWorkplace();
  expect((await act({ act: 'hint' })).status).toBe(204);
  expect(await panel()).toContain('A <em>question</em>.');
  expect(await panel()).toContain('Show a hint (2 left)');
  const form = await send(
    `${site.url}/steps/2/act`,
    'POST',
    { Origin: site.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    new URLSearchParams({ key: workplace.key, act: 'difference' }).toString(),
  );
  expect(form).toMatchObject({ status: 303, location: '/steps/2#panel' });
  expect(await panel()).toContain('<del>-mine</del>');
  await act({ act: 'hide' });
  expect(await panel()).not.toContain('-mine');
  await act({ act: 'solution' });
  expect(await panel()).toContain('class="shiki');
  await act({ act: 'judge' });
  expect(workplace.asked).toEqual(['judge 2']);
});

test('a form without scripts goes to the next step, and makes it the step of the runner', async () => {
  const { site, workplace } = await startWorkplace();
  const form = await send(
    `${site.url}/steps/3/act`,
    'POST',
    { Origin: site.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    new URLSearchParams({ key: workplace.key, act: 'go' }).toString(),
  );
  expect(form).toMatchObject({ status: 303, location: '/steps/3' });
  expect(workplace.asked).toEqual(['judge 3']);
});

test('a check links to its row of the contract, if it has one', async () => {
  const { panel } = await startWorkplace();
  const html = await panel();
  expect(html).toContain('<a href="#row-10">issues a token</a>');
  expect(html).toMatch(/<\/span>\s+prints nothing\s+<\/li>/);
});

test('reset and restore keep what they replace', async () => {
  const { act, panel, workplace } = await startWorkplace();
  expect(await panel()).toContain('<summary>Start again</summary>');
  await act({ act: 'reset' });
  expect(await panel()).toContain('<summary>Start again, or restore a copy (1 copy)</summary>');
  expect(workplace.files.get(2)).toBe('// the exercise\n');
  expect(await panel()).toContain('name="value" value="copy0"');
  await act({ act: 'restore', value: 'copy0' });
  expect(workplace.files.get(2)).toBe('export const two = 2;\n');
  await act({ act: 'keep', value: 'my text' });
  expect(workplace.copies.at(-1)).toMatchObject({ text: 'my text' });
});

test('an incomplete or unknown request is refused', async () => {
  const { site, put, act, read } = await startWorkplace();
  const { version } = await read();
  for (const body of [{}, { text: 1, version }, { text: 'no version' }, { version }]) {
    expect((await put(body)).status, JSON.stringify(body)).toBe(400);
  }
  for (const body of [{}, { act: 'unknown' }, { act: 'toString' }, { act: ['hint'] }]) {
    expect((await act(body)).status, JSON.stringify(body)).toBe(400);
  }
  expect((await fetch(`${site.url}/steps/6/panel`)).status).toBe(404);
  expect((await fetch(`${site.url}/steps/2e0/panel`)).status).toBe(404);
});

test('foreign pages, other local pages and foreign names that lead here read and change nothing', async () => {
  const { site, put, act, read, json, workplace } = await startWorkplace();
  const { version } = await read();
  const { port } = new URL(site.url);
  const wrong: [title: string, headers: Record<string, string>][] = [
    ['no key', { 'X-Kata-Key': '' }],
    ['a wrong key', { 'X-Kata-Key': `${workplace.key.slice(0, -1)}x` }],
    ['a longer key', { 'X-Kata-Key': `${workplace.key}x` }],
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { Origin: 'null' }],
    ['a sandboxed page, marked', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['a foreign name', { Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` }],
    ['another port in Host', { Host: '127.0.0.1:1', Origin: 'http://127.0.0.1:1' }],
    ['no port', { Host: '127.0.0.1', Origin: 'http://127.0.0.1' }],
  ];
  for (const [title, headers] of wrong) {
    // 421 for a foreign name, as for all pages.
    expect([403, 421], title).toContain((await put({ text: 'stolen', version }, headers)).status);
    expect([403, 421], title).toContain((await act({ act: 'reset' }, headers)).status);
    const answer = await send(`${site.url}/steps/2/file`, 'GET', { ...json, ...headers });
    expect([403, 421], title).toContain(answer.status);
    expect(answer.body).not.toContain('two');
  }
  const noOrigin = { 'X-Kata-Key': workplace.key, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ act: 'reset' });
  expect((await send(`${site.url}/steps/2/act`, 'POST', noOrigin, body)).status).toBe(403);
  expect(workplace.files.get(2)).toBe('export const two = 2;\n');

  // A form of a page without referrer.
  const form = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };
  expect((await act({ act: 'hide' }, form)).status).toBe(204);
  const named = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
  expect((await put({ text: 'mine', version }, named)).status).toBe(200);
});
