import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, startSite } from '../browser/support.ts';
import { makeHand } from './live-stub.ts';

/** The status of a request with these headers. fetch would not let us choose `Host`. */
async function statusOf(url: string, headers: Record<string, string>, method = 'GET') {
  const sent = request(url, { method, headers, agent: false }).end();
  const [answer] = await once(sent, 'response');
  answer.destroy();
  return answer.statusCode;
}

describe('a demonstration', () => {
  let site: Site;
  let live: Site;
  let production: Site;
  const hand = makeHand();
  beforeAll(async () => {
    site = await startSite({ host: 'kata.example' });
    live = await startSite({ live: hand.live });
    production = await startSite({ demo: false });
  });
  afterAll(async () => {
    hand.end();
    await Promise.all([site.close(), live.close(), production.close()]);
  });

  test.for([
    ['evil.example', 421],
    ['evil.example:3000', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['kata.example', 200],
    ['KATA.example:8080', 200],
    ['localhost:1', 200],
    ['kata.localhost', 200],
    ['127.0.0.1', 200],
    ['[::1]:3000', 200],
    ['192.168.1.7', 200],
  ] as const)('answers to its own names and to addresses only: %s', async ([host, status]) => {
    expect(await statusOf(`${site.url}/steps/1`, { Host: host })).toBe(status);
  });

  test.for(['/', '/steps/2', '/inspect', '/assets/client/site.js', '/no/such/page'])(
    'shows nothing to a foreign name: %s',
    async (path) => {
      const headers = { Host: 'evil.example', Accept: 'text/html' };
      expect(await statusOf(live.url + path, headers)).toBe(421);
      expect(await statusOf(production.url + path, headers)).not.toBe(421);
    },
  );

  test.for([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'http://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ Origin: 'http://127.0.0.1:1' }, 403],
    [{}, 303],
  ] as const)('accepts forms of its own pages only: %j', async ([headers, status]) => {
    expect(await statusOf(`${site.url}/steps/2`, headers, 'POST')).toBe(status);
  });

  test('accepts the forms of an older browser, which sends its own origin', async () => {
    const headers = { Origin: site.url };
    expect(await statusOf(`${site.url}/steps/2`, headers, 'POST')).toBe(303);
  });
});
