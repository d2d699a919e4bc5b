import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { makeSecret } from '#server/secret.ts';
import type { Config } from '#server/setup.ts';
import { readOptions } from '#server/tokens/options.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { forge, readSegment, segmentsOf } from '../support/forge.ts';
import { goodClaims, goodHeader, makeWorld } from '../support/world.ts';

const [first, second, third] = [makeSecret(), makeSecret(), makeSecret()];
const { world, end } = await makeWorld();
const { users, member } = world;
const welcome = jsonAnswer(200, { user: publicUser(member) });

function deployment(secret: string, ...previous: string[]): Config {
  return readOptions({ JWT_SECRET: secret, JWT_PREVIOUS_SECRETS: previous.join(' ') });
}

/** A server of a deployment, on the users of this file. */
async function serve(config: Config): Promise<string> {
  const { url, close } = await listen(createApp(config, users), '127.0.0.1', 0);
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

const kidOf = (token: string) => Reflect.get(Object(readSegment(segmentsOf(token)[0])), 'kid');

test.afterAll(end);

describe('a kid', () => {
  test('is the same on every server with the secret, and tells nothing of it', () => {
    const { kid = '', keys } = deployment(first, second);
    expect(kid).toMatch(/^[\w-]{16}$/);
    expect(first).not.toContain(kid);
    expect(deployment(first).kid).toBe(kid);
    expect(deployment(second).kid).not.toBe(kid);
    expect(keys?.get(kid)).toBe(first);
    expect([...(keys?.values() ?? [])]).toEqual([first, second]);
  });

  test('stands in every new token', async () => {
    const config = deployment(first);
    expect(kidOf(await signIn(await serve(config)))).toBe(config.kid);
  });

  test.each(['other', '', '__proto__', 'constructor', 'toString', 0, null, ['x'], {}])(
    'that is %j is refused, whichever secret has signed',
    async (kid) => {
      const config = deployment(first, second);
      const url = await serve(config);
      const claims = goodClaims({ ...world, config });
      for (const secret of [first, second, '', '1']) {
        const token = forge({ ...goodHeader, kid }, claims, secret);
        expect(await showMe(url, token)).toEqual(refusal(refused.invalid));
      }
    },
  );

  test('leads to its own secret and to no other', async () => {
    const config = deployment(first, second);
    const url = await serve(config);
    const claims = goodClaims({ ...world, config });
    for (const [kid, secret] of config.keys ?? []) {
      for (const signer of [first, second, third]) {
        const token = forge({ ...goodHeader, kid }, claims, signer);
        const answer = signer === secret ? welcome : refusal(refused.invalid);
        expect(await showMe(url, token)).toEqual(answer);
      }
    }
  });

  test('that is missing means the secret that signs now', async () => {
    const config = deployment(second, first);
    const url = await serve(config);
    const claims = goodClaims({ ...world, config });
    expect(await showMe(url, forge(goodHeader, claims, second))).toEqual(welcome);
    expect(await showMe(url, forge(goodHeader, claims, first))).toEqual(refusal(refused.invalid));
  });

  test('may stand anywhere in a plain header', async () => {
    const config = deployment(first);
    const url = await serve(config);
    const claims = goodClaims({ ...world, config });
    const token = forge({ kid: config.kid, alg: 'HS256' }, claims, first);
    expect(await showMe(url, token)).toEqual(welcome);
  });
});

test('a rotation loses no request while clients hold old tokens, and retires the old secret', async () => {
  // Every server learns the new secret before any signs with it; then it signs; then the old one goes.
  const [before, learning, signing, after] = await Promise.all([
    serve(deployment(first)),
    serve(deployment(first, second)),
    serve(deployment(second, first)),
    serve(deployment(second)),
  ]);
  const old = await signIn(before);
  const fresh = await signIn(signing);
  expect(kidOf(await signIn(learning))).toBe(kidOf(old));

  for (const url of [before, learning, signing]) expect(await showMe(url, old)).toEqual(welcome);
  for (const url of [learning, signing, after]) expect(await showMe(url, fresh)).toEqual(welcome);
  for (const _again of [1, 2]) {
    expect(await showMe(after, old)).toEqual(refusal(refused.invalid));
    expect(await showMe(before, fresh)).toEqual(refusal(refused.invalid));
  }
});

test('tokens that a server remembers are remembered under its secrets alone', async () => {
  const old = await signIn(await serve(deployment(first)));
  const both = await serve(deployment(second, first));
  for (const _again of [1, 2, 3]) expect(await showMe(both, old)).toEqual(welcome);
  expect(await showMe(await serve(deployment(second)), old)).toEqual(refusal(refused.invalid));
});
