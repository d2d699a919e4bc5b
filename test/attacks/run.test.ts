import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Attack } from '../../src/attacks/attack.ts';
import type { AttackSession } from '../../src/attacks/attack-session.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { forge } from '../../src/attacks/forge.ts';
import { endingOf } from '../../src/attacks/outcome.ts';
import { afterStop, runAttacks } from '../../src/attacks/run.ts';
import { factsOf } from './english.ts';
import { serve } from './serving.ts';

const user = { id: 'u1', username: 'ada' };
const secret = 'the secret of a server that is made for one test';
const token = forge({ sub: user.id, iss: 'x', exp: 4_000_000_000 }, secret);
const credentials = { username: user.username, password: 'x' };
const signatures = catalogue.filter(({ group }) => group === 'signature');
const few = signatures.filter(({ id }) => /^signature-(empty|gone|twin)$|^token-every/.test(id));

/** A server that serves the valid token, returns 404 without a token, and handles other tokens as given. */
function honest(withOthers: RequestListener): RequestListener {
  return (incoming, response) => {
    const sent = incoming.headers['x-access-token'];
    response.setHeader('Content-Type', 'application/json');
    if (incoming.url === '/login') response.end(JSON.stringify({ token, user }));
    else if (incoming.url === '/api/me' && sent === token) response.end(JSON.stringify({ user }));
    else if (sent === undefined || sent === token) response.writeHead(404).end();
    else withOthers(incoming, response);
  };
}

describe('a run reports a fault', () => {
  test('if no server listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    server.close();
    const report = await runAttacks({ url: `http://127.0.0.1:${port}`, ...credentials });
    expect(factsOf(report.fault)).toMatchObject({
      when: 'sign-in',
      received: 'no response: no server listens at this address',
    });
    expect(report.results).toEqual([]);
    expect(report.counts).toEqual({ held: 0, through: 0, wrong: 0, skipped: 0 });
  });

  test('if every request gets a 401', async () => {
    const url = await serve((_incoming, response) => response.writeHead(401).end());
    const { fault, results } = await runAttacks({ url, ...credentials });
    expect(factsOf(fault)).toEqual({
      when: 'sign-in',
      sent: `curl -i '${url}/login' -H 'content-type: application/json' --data-raw '{"username":"ada","password":"x"}'`,
      received: 'status 401\n(no body)',
      expected: '200, and a "token" in a JSON body',
    });
    expect(results).toEqual([]);
  });

  test('if the login works and the token does not', async () => {
    const url = await serve((incoming, response) => {
      if (incoming.url === '/login') response.end(JSON.stringify({ token, user }));
      else response.writeHead(401).end();
    });
    const { fault, results } = await runAttacks({ url, ...credentials });
    expect(factsOf(fault)).toMatchObject({ when: 'before', received: 'status 401\n(no body)' });
    expect(results).toEqual([]);
  });

  test('if the token shows another user', async () => {
    const other = { ...user, username: 'grace' };
    const url = await serve((incoming, response) => {
      response.end(JSON.stringify({ token, user: incoming.url === '/login' ? user : other }));
    });
    expect((await runAttacks({ url, ...credentials })).fault?.when).toBe('before');
  });

  test('if the secret is not that of the server', async () => {
    const url = await serve(honest((_incoming, response) => response.writeHead(401).end()));
    const { fault } = await runAttacks({ url, ...credentials, secret: 'another' });
    expect(fault?.when).toBe('secret');
  });

  test('if the server is down afterwards', async () => {
    let broken = false;
    const served = honest((_incoming, response) => response.writeHead(401).end());
    const url = await serve((incoming, response) => {
      broken ||= incoming.method === 'TRACE';
      if (broken) response.writeHead(500).end();
      else served(incoming, response);
    });
    const attacks = catalogue.filter(({ id }) => id === 'method-trace');
    const { fault, results } = await runAttacks({ url, ...credentials }, { attacks });
    expect(factsOf(fault)).toMatchObject({ when: 'after', received: 'status 500\n(no body)' });
    expect(results).toHaveLength(1);
  });
});

describe('a server that stops during an attack', () => {
  const [first, crash, ...rest] = few;
  if (first === undefined || crash === undefined) throw new TypeError('Expected attacks');

  test.each([
    ['in the middle', true],
    ['after its response', false],
  ])('is reported, and no more attacks are tried: %s', async (_when, inTheMiddle) => {
    let sent = 0;
    const server = createServer(
      honest((incoming, response) => {
        sent += 1;
        if (sent === 2) server.close().closeIdleConnections();
        if (sent === 2 && inTheMiddle) incoming.destroy();
        else response.writeHead(401, { Connection: 'close' }).end();
      }),
    );
    const url = await serve(server);
    const once = async ({ send }: Pick<AttackSession, 'send'>) => {
      const { status } = await send({ path: '/', headers: { 'x-access-token': 'x' } });
      if (status === 0) await send({ path: '/' });
      return { held: true } as const;
    };
    const attacks = few.map((attack) => ({ ...attack, run: once }));
    const { results, fault } = await runAttacks({ url, ...credentials }, { attacks });
    expect(factsOf(fault)).toMatchObject({
      when: 'stopped',
      received: 'no response: no server listens at this address',
      expected: 'a server that still runs',
    });
    const endings = results.map(({ outcome }) => endingOf(outcome));
    expect(endings).toEqual(['held', 'held', ...rest.map(() => 'skipped')]);
    expect(results.filter(({ outcome }) => outcome === afterStop)).toHaveLength(rest.length);
  });
});

describe('an attack ends even if', () => {
  test.each<[string, RequestListener]>([
    ['it never responds', () => {}],
    ['it never ends its response', (_incoming, response) => drip(response)],
    ['it closes the connection', (incoming) => incoming.destroy()],
  ])('%s', async (_name, withOthers) => {
    const url = await serve(honest(withOthers));
    const limits = { response: 1_000, attack: 1_500 };
    const { results, fault } = await runAttacks({ url, ...credentials }, { attacks: few, limits });
    expect(fault).toBe(undefined);
    expect(results.map(({ outcome }) => endingOf(outcome))).toEqual(few.map(() => 'wrong'));
    for (const { time } of results) expect(time).toBeLessThan(5_000);
  });

  test('it never stops by itself', async () => {
    const url = await serve(honest(() => {}));
    const [attack] = few;
    if (attack === undefined) throw new Error('Expected an attack, got none');
    const endless: Attack = {
      ...attack,
      async run({ send }) {
        for (let tries = 1; ; tries += 1) {
          const { time, failure } = await send({ path: '/', headers: { 'x-access-token': 'x' } });
          if (failure === 'timeout' && time < 50) return { skipped: `stopped at ${tries}` };
        }
      },
    };
    const limits = { response: 500, attack: 1_000 };
    const report = await runAttacks({ url, ...credentials }, { attacks: [endless], limits });
    expect(report.counts.skipped).toBe(1);
  });

  test('the run takes too long; the remaining attacks are skipped', async () => {
    const url = await serve(honest(() => {}));
    const limits = { response: 1_000, run: 3_000 };
    const report = await runAttacks({ url, ...credentials }, { limits });
    expect(report.time).toBeLessThan(15_000);
    expect(report.results).toHaveLength(catalogue.length);
    expect(report.counts.skipped).toBeGreaterThan(catalogue.length / 2);
    expect(report.fault).toBe(undefined);
  });

  test('a run can be aborted', async () => {
    const url = await serve(honest((_incoming, response) => response.writeHead(401).end()));
    const stop = new AbortController();
    const report = await runAttacks(
      { url, ...credentials },
      { attacks: signatures, signal: stop.signal, onProgress: () => stop.abort() },
    );
    const endings = report.results.map(({ outcome }) => endingOf(outcome));
    expect(endings).toEqual(['wrong', ...signatures.slice(1).map(() => 'skipped')]);
    expect(report.fault).toBe(undefined);
  });
});

test('a run can be aborted in the middle of an attack, which is skipped then', async () => {
  const stop = new AbortController();
  const url = await serve(honest(() => stop.abort()));
  const tried: string[] = [];
  const report = await runAttacks(
    { url, ...credentials },
    { attacks: few, signal: stop.signal, onTry: ({ id }) => tried.push(id) },
  );
  expect(tried).toEqual(few.slice(0, 1).map(({ id }) => id));
  expect(report.counts).toEqual({ held: 0, through: 0, wrong: 0, skipped: few.length });
  expect(report.fault).toBe(undefined);
  expect(report.time).toBeLessThan(4_000);
});

test('a run can be aborted before the login, without a fault', async () => {
  const stop = new AbortController();
  const url = await serve(() => stop.abort());
  const report = await runAttacks(
    { url, ...credentials },
    { attacks: few, signal: stop.signal, onTry: () => expect.unreachable() },
  );
  expect(report.counts.skipped).toBe(few.length);
  expect(report.fault).toBe(undefined);
});

test.each([
  ['if no other carrier works', false, 'skipped'],
  ['but an attack if another one works', true, 'through'],
])('Authorization: Bearer is a carrier %s', async (_name, readsHeader, ending) => {
  const url = await serve((incoming, response) => {
    const { authorization, 'x-access-token': header } = incoming.headers;
    const good = authorization === `Bearer ${token}` || (readsHeader && header === token);
    if (incoming.url === '/login') response.end(JSON.stringify({ token, user }));
    else if (good) response.end(JSON.stringify({ user }));
    else response.writeHead(401).end();
  });
  const attacks = catalogue.filter(({ id }) => id === 'carrier-authorization');
  const { fault, results } = await runAttacks({ url, ...credentials }, { attacks });
  expect(fault).toBe(undefined);
  expect(results.map(({ outcome }) => endingOf(outcome))).toEqual([ending]);
});

test('a run announces each attack before it starts', async () => {
  const url = await serve(honest((_incoming, response) => response.writeHead(401).end()));
  const heard: string[] = [];
  await runAttacks(
    { url, ...credentials },
    {
      attacks: few,
      onTry: ({ id }, done, all) => heard.push(`${done}/${all} ${id}`),
      onProgress: ({ attack }, done, all) => heard.push(`${done}/${all} ${attack.id}`),
    },
  );
  const { length } = few;
  expect(heard).toEqual(
    few.flatMap(({ id }, index) => [`${index}/${length} ${id}`, `${index + 1}/${length} ${id}`]),
  );
});

test('a run sends no more requests per second than allowed', async () => {
  const moments: number[] = [];
  const served = honest((_incoming, response) => response.writeHead(401).end());
  const url = await serve((incoming, response) => {
    moments.push(performance.now());
    served(incoming, response);
  });
  await runAttacks({ url, ...credentials }, { attacks: signatures, rate: 10 });
  // Requests need different times to arrive.
  const crowds = moments.map(
    (from) => moments.filter((at) => at >= from && at < from + 800).length,
  );
  expect(moments.length).toBeGreaterThan(20);
  expect(Math.max(...crowds)).toBeLessThanOrEqual(10);
});

test('a run leaves no connection behind', async () => {
  const server = createServer(honest(() => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await runAttacks(
    { url: `http://127.0.0.1:${port}`, ...credentials },
    { attacks: few, limits: { response: 300 } },
  );
  server.close();
  await once(server, 'close');
});

test('a redirect is not followed', async () => {
  let visits = 0;
  const elsewhere = await serve((_incoming, response) => {
    visits += 1;
    response.end();
  });
  const url = await serve(
    honest((_incoming, response) => response.writeHead(302, { Location: elsewhere }).end()),
  );
  const { results } = await runAttacks({ url, ...credentials }, { attacks: signatures });
  expect(factsOf(results[0]?.outcome)).toMatchObject({
    through: false,
    received: `status 302\nLocation: ${elsewhere}\n(no body)`,
  });
  expect(visits).toBe(0);
});

test('a response is read up to a megabyte', async () => {
  const url = await serve(
    honest((_incoming, response) => {
      response.end('x'.repeat(3_000_000));
    }),
  );
  const [attack] = signatures;
  const { results } = await runAttacks(
    { url, ...credentials },
    { attacks: attack ? [attack] : [] },
  );
  expect(factsOf(results[0]?.outcome)).toMatchObject({
    held: false,
    received: expect.stringMatching(/…$/),
  });
});

test('an attack that gets 429 is skipped', async () => {
  const url = await serve(honest((_incoming, response) => response.writeHead(429).end()));
  const { counts } = await runAttacks({ url, ...credentials }, { attacks: signatures });
  expect(counts).toMatchObject({ held: 0, through: 0, wrong: 0, skipped: signatures.length });
});

function drip(response: ServerResponse): void {
  const more = setInterval(() => response.write('x'), 10);
  response.on('close', () => clearInterval(more));
}
