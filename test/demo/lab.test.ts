import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { catalogue, courseAttacks } from '../../src/attacks/catalogue.ts';
import { ownUrl } from '../../src/demo/lab/address.ts';
import { makeComparer } from '../../src/demo/lab/compare.ts';
import { referenceServer } from '../../src/demo/lab/servers.ts';
import { conclusionOf, serversIn } from '../../src/demo/lab/summary.ts';
import { sayIn } from '../../src/i18n/message.ts';
import { type Site, startSite } from '../browser/support.ts';
import { weightOf } from '../browser/weight.ts';
import { makeHand } from './live-stub.ts';

const all = courseAttacks.length;
const say = sayIn('en');
const held = say('lab.sentence.held', { count: all });

/** A line of the response: the progress of a run, or its conclusion. */
interface Line {
  server?: string;
  done?: number;
  ending?: string;
  conclusion?: string[];
  busy?: boolean;
}

function start(site: Site, signal?: AbortSignal): Promise<Response> {
  return fetch(`${site.url}/attacks/run`, { method: 'POST', ...(signal && { signal }) });
}

function linesIn(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

/** The cells of the row of an attack. */
function rowOf(page: string, id: string): string[] {
  const row = page.split('<tr>').find((part) => part.includes(`href="/attacks/${id}`)) ?? '';
  return [...row.matchAll(/<td class="(\w+)">/g)].map(([, ending = '']) => ending);
}

describe('after a run, without a learner', () => {
  let site: Site;
  let lines: Line[];
  const names: string[] = [];
  const pageAt = async (path: string) => (await fetch(site.url + path)).text();

  beforeAll(async () => {
    site = await startSite();
    const { users } = site;
    const { add } = users;
    users.add = (username, hash) => {
      names.push(username);
      return add.call(users, username, hash);
    };
    lines = linesIn(await (await start(site)).text());
  });
  afterAll(() => site.close());

  test('the response lists how every attack ended, one server after another', () => {
    const progress = lines.slice(0, -1);
    const done = courseAttacks.map((_, index) => index + 1);
    expect(progress.map(({ server }) => server)).toEqual([
      ...courseAttacks.map(() => 'article'),
      ...courseAttacks.map(() => 'reference'),
    ]);
    expect(progress.map((line) => line.done)).toEqual([...done, ...done]);
    expect(progress.slice(all).filter(({ ending }) => ending !== 'held')).toEqual([]);
    const { conclusion: [article, reference] = [], busy } = lines.at(-1) ?? {};
    expect(article).toMatch(/^The article’s server: Of \d+ attacks, \d\d+ got through, /);
    expect(reference).toBe(`The reference: ${held}`);
    expect(busy).toBe(false);
  });

  test('the page shows the results, also in another language', async () => {
    const page = await pageAt('/attacks');
    expect(page).toContain(`The reference: ${held}`);
    expect(rowOf(page, 'no-token')).toEqual(['through', 'held']);
    expect(rowOf(page, 'user-nobody')).toEqual(['wrong', 'held']);
    expect(page.match(/<tr><th scope="row">/g)).toHaveLength(all);
    const chinese = await fetch(`${site.url}/attacks`, { headers: { 'Accept-Language': 'zh-CN' } });
    expect(await chinese.text()).toContain('种攻击的响应全部正确');
  });

  test('the page weighs less than 100 KB with the results and everything it loads', async () => {
    const page = await fetch(`${site.url}/attacks`);
    const size = Number(page.headers.get('content-length'));
    expect(size).toBeGreaterThan(1_000);
    expect(size + (await weightOf(site.url, await page.text()))).toBeLessThan(100_000);
  });

  test('the page says how many attacks there are, and why it does not send all', async () => {
    const page = await pageAt('/attacks');
    expect(page).toContain(`The lab sends ${all} attacks`);
    expect(page).toContain(
      `The project has ${catalogue.length} in all: the other ${catalogue.length - all} are on`,
    );
  });

  test('a filter shows some of them, by its address alone', async () => {
    const rows = async (query: string) =>
      [
        ...(await pageAt(`/attacks?${query}`)).matchAll(
          /<th scope="row"><a href="\/attacks\/([\w-]+)/g,
        ),
      ].map(([, id]) => id);
    const lesson = courseAttacks.filter((attack) => attack.lesson === 5).map(({ id }) => id);
    expect(await rows('lesson=5')).toEqual(lesson);
    const high = await rows('severity=high&outcome=through&server=article');
    expect(high).toEqual(expect.arrayContaining(['no-token', 'login-shows-hash', 'key-article']));
    expect(high).not.toContain('exp-missing');
    expect(await rows('severity=medium&outcome=through')).toContain('exp-missing');
    expect(await rows('outcome=through&server=reference')).toEqual([]);
    expect(await rows('lesson=9&severity=toString&outcome=')).toHaveLength(all);
  });

  test('each attack has a page: request, response, gain, fix and lesson, for each server', async () => {
    const page = await pageAt('/attacks/no-token?lesson=5');
    for (const text of ['The article’s server', 'The reference', 'status 200', 'status 401'])
      expect(page).toContain(text);
    expect(page.match(/curl -i/g)).toHaveLength(2);
    expect(page).toContain('Everyone can use the protected route.');
    expect(page).toContain('Put requireUser() before every handler');
    expect(page).toContain('href="/steps/5"');
    expect(page).toMatch(/href="\/attacks\/[\w-]+\?lesson=5" rel="next"/);
    expect((await fetch(`${site.url}/attacks/toString`)).status).toBe(404);
  });

  test('the user of the run is deleted, and no object has a member of an attack', async () => {
    expect(names.filter((name) => name.startsWith('target-'))).toHaveLength(1);
    for (const name of names) expect(await site.users.findByName(name), name).toBe(undefined);
    const members = [];
    for (const member in {}) members.push(member);
    expect(members).toEqual([]);
  });
});

test('a run also attacks the learner’s server, stops it, and ends when the runner ends', {
  tags: ['slow'],
  timeout: 400_000,
}, async () => {
  const learner = await startSite();
  onTestFinished(() => learner.close());
  const { live, end } = makeHand();
  let stopped = 0;
  live.startOwnServer = async () => {
    const running = await referenceServer(learner.config, learner.users, learner.url).start();
    if ('printed' in running) return running;
    const stop = async () => {
      stopped += 1;
      await running.stop();
    };
    return { ...running, stop };
  };
  const site = await startSite({ live });
  onTestFinished(() => site.close());
  const lines = linesIn(await (await start(site)).text());
  expect(lines.at(-1)?.conclusion?.[2]).toBe(`Your five files: ${held}`);
  expect(stopped).toBe(1);
  const page = await (await fetch(`${site.url}/attacks`)).text();
  expect(rowOf(page, 'no-token')).toEqual(['through', 'held', 'held']);

  const second = await start(site);
  const reader = second.body?.getReader();
  await reader?.read();
  end();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read());
  // The results of the first run are still there.
  expect(await (await fetch(`${site.url}/attacks`)).text()).toContain(`Your five files: ${held}`);
});

test('says what the learner’s server printed if it does not start', {
  tags: ['slow'],
}, async () => {
  const { live } = makeHand();
  live.startOwnServer = async () => ({ printed: 'SyntaxError in <decode.ts>' });
  const site = await startSite({ live });
  onTestFinished(() => site.close());
  const answer = await fetch(`${site.url}/attacks`, { method: 'POST' });
  expect(answer.redirected).toBe(true);
  expect(new URL(answer.url).pathname).toBe('/attacks');
  const page = await answer.text();
  expect(page).toContain('Your five files: It did not start.');
  expect(page).toContain('SyntaxError in &lt;decode.ts&gt;');
});

test('says during which attack a server stopped, what it printed, and how it did before', async () => {
  const own = await startSite();
  const comparison = await makeComparer().compare(
    [
      {
        name: 'own',
        async start() {
          const running = await referenceServer(own.config, own.users, own.url).start();
          if (!('target' in running)) return running;
          const stop = async () => {};
          return { ...running, printed: () => 'TypeError in decode.ts', stop };
        },
      },
    ],
    (_server, _result, done) => void (done === 3 && own.close()),
    new AbortController().signal,
  );
  const [sentence] = conclusionOf(comparison, say);
  expect(sentence).toMatch(
    /^Your five files: It stopped during the attack “.+”\. The remaining 5\d\d attacks were not tried\.$/,
  );
  const shown = serversIn(comparison, say).find(({ name }) => name === 'own');
  expect(shown).toMatchObject({ failed: true, printed: 'TypeError in decode.ts' });
  expect(shown?.counts?.held).toBeGreaterThanOrEqual(3);
  expect(shown?.counts?.skipped).toBeGreaterThan(500);
});

test('a second run at the same time is refused, and a visitor who leaves ends their run', {
  tags: ['slow'],
}, async () => {
  const site = await startSite();
  onTestFinished(() => site.close());
  const leave = new AbortController();
  const first = await start(site, leave.signal);
  await first.body?.getReader().read();
  const busy = linesIn(await (await start(site)).text());
  expect(busy).toEqual([{ conclusion: [say('lab.busy')], busy: true }]);
  expect((await fetch(`${site.url}/attacks`, { method: 'POST' })).status).toBe(409);
  leave.abort();
  // The next run can start once the server has noticed.
  let started = busy;
  for (let tries = 0; tries < 500 && started[0]?.busy === true; tries += 1) {
    const next = new AbortController();
    const { body } = await start(site, next.signal);
    const { value } = (await body?.getReader().read()) ?? {};
    started = linesIn(new TextDecoder().decode(value));
    next.abort();
  }
  expect(started[0]?.done).toBe(1);
  expect(await (await fetch(`${site.url}/attacks`)).text()).not.toContain('got through,');
});

test('neither another site nor a foreign name for loopback starts a run', async () => {
  const site = await startSite();
  onTestFinished(() => site.close());
  const { host, port } = new URL(site.url);
  const statusFor = (lines: string[]) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('data', (data: Buffer) => {
      resolve(data.toString().split(' ')[1] ?? '');
      socket.destroy();
    });
    socket.write(
      ['POST /attacks/run HTTP/1.1', ...lines, 'Content-Length: 0', '', ''].join('\r\n'),
    );
    return promise;
  };
  for (const fetchSite of ['cross-site', 'same-site'])
    expect(await statusFor([`Host: ${host}`, `Sec-Fetch-Site: ${fetchSite}`])).toBe('403');
  const names = { 'evil.example': '421', '127.0.0.1.evil.example': '421', '10.0.0.1': '403' };
  for (const [name, status] of Object.entries(names)) {
    const lines = [`Host: ${name}:${port}`, 'Sec-Fetch-Site: same-origin'];
    expect(await statusFor(lines), name).toBe(status);
  }
  const own = [`Host: localhost:${port}`, 'Sec-Fetch-Site: same-origin'];
  expect(await statusFor(own)).toBe('200');
});

test.each([
  ['127.0.0.2', '127.0.0.2', 'http://127.0.0.2:'],
  ['0.0.0.0', '127.0.0.3', 'http://127.0.0.3:'],
  ['::ffff:127.0.0.4', '127.0.0.4', 'http://127.0.0.4:'],
])('the lab attacks the address that the visitor used: %s', async (host, used, expected) => {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer((request, response) => {
    resolve(ownUrl(request.socket));
    response.end();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, host, listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await (await fetch(`http://${used}:${port}`)).text();
  expect(await promise).toBe(`${expected}${port}`);
});

test('an address that no URL can contain is none', () => {
  expect(ownUrl({ localAddress: 'fe80::1%eth0', localPort: 80 })).toBe(undefined);
  expect(ownUrl({})).toBe(undefined);
  expect(ownUrl({ localAddress: '::1', localPort: 80 })).toBe('http://[::1]:80');
});
