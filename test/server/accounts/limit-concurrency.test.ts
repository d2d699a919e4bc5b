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
  const app = createServer(randomConfig())
    .use(limitConcurrency(atOnce))
    .use(async (ctx) => {
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
  return { url, release, filled, most: () => most };
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
