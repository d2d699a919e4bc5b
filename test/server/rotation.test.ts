import request from 'supertest';
import { expect, onTestFinished, test } from 'vitest';
import { segmentsOf } from '#attacks/forge.ts';
import { createApp } from '#server/app.ts';
import { type Deployment, readDeployment } from '#server/config/deployment.ts';
import { listen } from '#server/http/listen.ts';
import { makeSecret } from '#server/secret.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { forge, jsonOf } from '../support/forge.ts';
import { goodClaims, goodHeader, makeWorld } from '../support/world.ts';

const [first, second, third] = [makeSecret(), makeSecret(), makeSecret()];
const { world, end } = await makeWorld();
const { users, member } = world;
const welcome = jsonAnswer(200, { user: publicUser(member) });

function deployment(secret: string, ...previous: string[]): Deployment {
  return readDeployment({ JWT_SECRET: secret, JWT_PREVIOUS_SECRETS: previous.join(' ') });
}

/** A server of a deployment, on the users of this file. */
async function serve({ config, tokens }: Deployment): Promise<string> {
  const { url, close } = await listen(createApp(config, users, tokens), '127.0.0.1', 0);
  onTestFinished(close);
  return url;
}

async function signIn(url: string): Promise<string> {
  const { username, password } = member;
  const { status, body } = await request(url).post('/login').send({ username, password });
  expect(status).toBe(200);
  return body.token;
}

const showMe = async (url: string, token: string) =>
  seen(await request(url).get('/api/me').set('x-access-token', token));

test.afterAll(end);

test('a new token names no key in its header', async () => {
  const token = await signIn(await serve(deployment(first, second)));
  expect(jsonOf(segmentsOf(token)[0])).toEqual(goodHeader);
});

test('each of up to two previous secrets verifies, and no other secret does', async () => {
  const { config, ...others } = deployment(third, first, second);
  const url = await serve({ config, ...others });
  const claims = goodClaims({ ...world, config });
  for (const secret of [first, second, third]) {
    expect(await showMe(url, forge(goodHeader, claims, secret))).toEqual(welcome);
  }
  for (const secret of [makeSecret(), '', `${first}${second}`, `${first} ${second}`]) {
    const token = forge(goodHeader, claims, secret);
    expect(await showMe(url, token)).toEqual(refusal(refused.invalid));
  }
});

test('with previous secrets, an expired token of each is still called expired', async () => {
  const { config, ...others } = deployment(third, first, second);
  const url = await serve({ config, ...others });
  const claims = { ...goodClaims({ ...world, config }), exp: world.now - 1 };
  for (const secret of [first, second, third]) {
    expect(await showMe(url, forge(goodHeader, claims, secret))).toEqual(refusal(refused.expired));
  }
});

test.each(['other', '', '__proto__', 'constructor', 0, null, ['x'], {}])(
  'a token whose header has the kid %j is refused with each of the secrets',
  async (kid) => {
    const { config, ...others } = deployment(first, second);
    const url = await serve({ config, ...others });
    const claims = goodClaims({ ...world, config });
    for (const secret of [first, second, '', '1']) {
      const token = forge({ ...goodHeader, kid }, claims, secret);
      expect(await showMe(url, token)).toEqual(refusal(refused.invalid));
    }
  },
);

test('a rotation refuses no request with an old token, and retires the old secret', async () => {
  // Every server learns the new secret before any signs with it; then it signs; then the old one goes.
  const [before, learning, signing, after] = await Promise.all([
    serve(deployment(first)),
    serve(deployment(first, second)),
    serve(deployment(second, first)),
    serve(deployment(second)),
  ]);
  const old = await signIn(before);
  const fresh = await signIn(signing);
  const learned = await signIn(learning);

  for (const url of [before, learning, signing]) {
    expect(await showMe(url, old)).toEqual(welcome);
    expect(await showMe(url, learned)).toEqual(welcome);
  }
  for (const url of [learning, signing, after]) expect(await showMe(url, fresh)).toEqual(welcome);
  for (const _again of [1, 2]) {
    expect(await showMe(after, old)).toEqual(refusal(refused.invalid));
    expect(await showMe(before, fresh)).toEqual(refusal(refused.invalid));
  }
});

test('a server remembers tokens only under its own secrets', async () => {
  const old = await signIn(await serve(deployment(first)));
  const both = await serve(deployment(second, first));
  for (const _again of [1, 2, 3]) expect(await showMe(both, old)).toEqual(welcome);
  expect(await showMe(await serve(deployment(second)), old)).toEqual(refusal(refused.invalid));
});
