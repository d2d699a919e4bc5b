import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import request from 'supertest';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { limitConcurrency } from '#server/accounts/limit-concurrency.ts';
import { listen } from '#server/http/listen.ts';
import { createServer } from '#server/setup.ts';
import { refusal, refused, seen } from '../../support/answers.ts';
import { addMember, makeApp, randomConfig } from '../../support/world.ts';

const server = await makeApp();
afterAll(server.close);

/** Requests that wait until the test releases them, with this number of turns. */
async function makeGate(atOnce: number) {
  const { promise: open, resolve: release } = Promise.withResolvers<void>();
  let inside = 0;
  let most = 0;
  const entered: (() => void)[] = [];
  const order: string[] = [];
  const app = createServer(randomConfig());
  app.proxy = true;
  const counts = { arrived: 0, closed: 0 };
  const changes = new EventEmitter();
  const until = async (met: (now: typeof counts) => boolean) => {
    while (!met(counts)) await once(changes, 'change');
  };
  app
    .use((ctx, next) => {
      counts.arrived += 1;
      ctx.res.once('close', () => {
        counts.closed += 1;
        changes.emit('change');
      });
      changes.emit('change');
      return next();
    })
    .use(limitConcurrency(atOnce))
    .use(async (ctx) => {
      order.push(ctx.ip);
      inside += 1;
      most = Math.max(most, inside);
      for (const tell of entered) tell();
      await open;
      inside -= 1;
      ctx.body = {};
    });
  const { url, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  const filled = new Promise<void>((resolve) => {
    entered.push(() => inside === atOnce && resolve());
  });
  return { url, release, filled, until, order, most: () => most };
}

test('as many requests as there are turns run, the next hundred wait, and more get 503 immediately', async () => {
  const { url, release, filled, most } = await makeGate(2);
  const replies = Array.from({ length: 110 }, () =>
    request(url)
      .get('/')
      .then((reply) => reply),
  );
  await filled;
  // While the gate is shut, only the refused requests get a response.
  const early = await Promise.all([
    Promise.race(replies),
    ...Array.from({ length: 3 }, () => request(url).get('/')),
  ]);
  for (const reply of early) {
    expect(seen(reply)).toEqual(refusal(refused.busy));
    expect(reply.headers['retry-after']).toBe('1');
  }
  release();
  const statuses = (await Promise.all(replies)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(102);
  expect(statuses.filter((status) => status === 503)).toHaveLength(8);
  expect(most()).toBe(2);
});

test('addresses take turns, so a flood from one delays a request of another by one turn', async () => {
  const { url, release, until, order } = await makeGate(1);
  const [flood, other] = ['192.0.2.1', '198.51.100.7'];
  const send = (address: string) =>
    request(url)
      .get('/')
      .set('X-Forwarded-For', address)
      .then(({ status }) => status);
  const floods = Array.from({ length: 150 }, () => send(flood));
  await until(({ arrived }) => arrived === 150);
  // The queue is full: two requests of the flood make room.
  const others = [send(other), send(other)];
  await until(({ arrived }) => arrived === 152);
  release();
  expect(await Promise.all(others)).toEqual([200, 200]);
  expect(order.indexOf(other)).toBeLessThanOrEqual(2);
  const statuses = await Promise.all(floods);
  expect(statuses.filter((status) => status === 200)).toHaveLength(99);
  expect(statuses.filter((status) => status === 503)).toHaveLength(51);
});

test('a request whose client is gone leaves the queue', async () => {
  const { url, release, until, order } = await makeGate(1);
  const first = request(url)
    .get('/')
    .then(({ status }) => status);
  await until(({ arrived }) => arrived === 1);
  const gone = Array.from({ length: 100 }, () => get(url, { agent: false }).on('error', () => {}));
  await until(({ arrived }) => arrived === 101);
  expect((await request(url).get('/')).status).toBe(503);
  for (const sent of gone) sent.destroy();
  await until(({ closed }) => closed === 101);
  release();
  expect(await first).toBe(200);
  expect((await request(url).get('/')).status).toBe(200);
  expect(order).toHaveLength(2);
});

test('a turn ends with a failure, too', async () => {
  const app = createServer(randomConfig())
    .use(limitConcurrency(1))
    .use((ctx) => ctx.throw(418));
  const { url, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  for (const _again of [1, 2, 3]) expect((await request(url).get('/')).status).toBe(418);
});

test('a request that waits for the next second does not delay other sign-ins', async () => {
  const { url, users } = server;
  const [ada, grace] = [await addMember(users), await addMember(users)];
  const signIn = ({ username, password }: typeof ada) =>
    request(url).post('/login').send({ username, password });
  const { body } = await signIn(ada);
  let changed = false;
  const changing = request(url)
    .post('/api/password')
    .set('x-access-token', body.token)
    .send({ password: ada.password, newPassword: grace.password })
    .then(({ status }) => {
      changed = true;
      return status;
    });
  const row = async () => (await users.findById(ada.id))?.tokensValidFrom ?? 0;
  while ((await row()) === 0) await request(url).get('/health');
  // The password is changed, and its response waits until that second begins.
  const from = await row();
  expect((await signIn(grace)).status).toBe(200);
  if (Date.now() / 1000 < from) expect(changed).toBe(false);
  expect(await changing).toBe(200);
});
