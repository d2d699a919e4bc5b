import { once } from 'node:events';
import { createServer } from 'node:http';
import Router from '@koa/router';
import compose from 'koa-compose';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { attachUser, requireUser, type UserState } from '#server/attach.ts';
import { decodeToken, verifyToken } from '#server/decode.ts';
import { type Carrier, extractToken } from '#server/extract.ts';
import { listen } from '#server/http/listen.ts';
import { identify } from '#server/identify.ts';
import { Refusal } from '#server/refusals.ts';
import { type Config, createServer as createKoa } from '#server/setup.ts';
import { tokenVerifier } from '#server/tokens/verifier.ts';
import { type ExactAnswer, jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { forge } from '../support/forge.ts';
import { sendLines } from '../support/raw-http.ts';
import { claimsOrReason } from '../support/verify.ts';
import {
  addMember,
  goodClaims,
  goodHeader,
  makeWorld,
  randomConfig,
  tokenWith,
} from '../support/world.ts';
import { forgedKeys } from './tables/forged-keys.ts';
import { forgedText } from './tables/forged-text.ts';
import { goodTokens } from './tables/good.ts';
import { mistimed } from './tables/mistimed.ts';
import type { BadToken, Ending } from './tables/row.ts';

const { world, end } = await makeWorld();
const { config, users, member } = world;
const user = { id: member.id, username: member.username };

/** Verifies with the course's function and with production's, which must agree. */
function judgeWith(settings: Config) {
  const verifiers = [(token: string) => verifyToken(token, settings), tokenVerifier(settings, {})];
  return (token: string) => {
    const [course, production] = verifiers.map((verify) => claimsOrReason(verify, token));
    expect(production).toEqual(course);
    return course;
  };
}

let runs = 0;
const reasons: unknown[] = [];
// One route uses the course's own files, the other the options of production.
const course = compose([extractToken(), decodeToken(config), attachUser(users)]);
const routes = new Router<UserState>()
  .all('/optional', course, (ctx) => {
    runs += 1;
    ctx.body = { user: ctx.state.user ?? null };
  })
  .all('/required', ...identify(config, users), requireUser(), (ctx) => {
    runs += 1;
    ctx.body = { user: ctx.state.user ?? null };
  });
const app = createKoa(config)
  .use(async (_ctx, next) => {
    try {
      await next();
    } catch (error) {
      reasons.push(error instanceof Refusal ? error.reason : error);
      throw error;
    }
  })
  .use(routes.routes());
const server = await listen(app, '127.0.0.1', 0);

thawAfterEach();
afterAll(async () => {
  await server.close();
  await end();
});

const mounts = ['/optional', '/required'] as const;

/** Every carrier, and how a token is put into it. */
const carriers: Record<Carrier, (path: string, token: string) => ReturnType<typeof send>> = {
  body: (path, token) => send(request(server.url).post(path).type('form').send(form(token))),
  query: (path, token) => send(request(server.url).get(`${path}?${form(token)}`)),
  header: (path, token) => sendLines(server.url, `GET ${path}`, [`x-access-token: ${token}`]),
};

function form(token: string): string {
  return new URLSearchParams({ access_token: token }).toString();
}

async function send(sent: request.Test) {
  const { status, headers, text } = await sent;
  return { status, headers, body: text };
}

const refusedBy: Partial<Record<Ending, ExactAnswer>> = {
  invalid: refused.invalid,
  expired: refused.expired,
  carrier: refused.carrier,
  too_large: refused.tooLarge,
};
const statusOfNode: Partial<Record<Ending, number>> = {
  refused_by_node: 400,
  too_large_for_node: 431,
};

function usualEnding({ reason }: BadToken): Ending {
  if (reason === 'token_expired') return 'expired';
  return reason === 'carrier_invalid' ? 'carrier' : 'invalid';
}

describe.each(['body', 'query', 'header'] as const)('in the %s', (carrier) => {
  describe.each([
    ['keys', forgedKeys],
    ['text', forgedText],
    ['time and claims', mistimed],
  ])('the server refuses a token with wrong %s:', (_kind, rows) => {
    test.each(rows)('$name', async (row) => {
      const ending = row.in?.[carrier] ?? usualEnding(row);
      for (const path of mounts) {
        freezeClock(world.now + (row.at ?? 0) / 1000);
        const token = row.make(world);
        runs = 0;
        reasons.length = 0;
        const reply = await carriers[carrier](path, token);

        const answer = refusedBy[ending];
        const nodeStatus = statusOfNode[ending];
        if (answer !== undefined) {
          expect(seen(reply)).toEqual(refusal(answer));
          expect(reasons).toEqual(answer === refused.tooLarge ? [] : [row.reason]);
          expect(runs).toBe(0);
        } else if (nodeStatus !== undefined) {
          expect(reply).toMatchObject({ status: nodeStatus, body: '' });
          expect(runs).toBe(0);
        } else if (ending === 'absent' && path === '/required') {
          expect(seen(reply)).toEqual(refusal(refused.missing));
          expect(runs).toBe(0);
        } else {
          const seenUser = ending === 'absent' ? null : user;
          expect(seen(reply)).toEqual(jsonAnswer(200, { user: seenUser }));
        }
      }
    });
  });

  describe('the server accepts', () => {
    test.each(goodTokens)('$name', async ({ make, at = 0 }) => {
      for (const path of mounts) {
        freezeClock(world.now + at / 1000);
        const token = make(world);
        expect(token).not.toContain(',');
        runs = 0;
        const reply = await carriers[carrier](path, token);
        expect(seen(reply)).toEqual(jsonAnswer(200, { user }));
        expect(runs).toBe(1);
      }
    });
  });
});

test.each([
  ['iat', { iat: world.now }],
  ['nbf', { iat: undefined, nbf: world.now }],
])('an accepted token is checked again each time: exp, %s, its user', async (_claim, claims) => {
  const guest = await addMember(users);
  const token = tokenWith(world, { sub: guest.id, ...claims });
  const ask = async (seconds: number) => {
    freezeClock(world.now + seconds);
    return seen(await carriers.header('/required', token));
  };
  const welcome = jsonAnswer(200, { user: { id: guest.id, username: guest.username } });

  expect(await ask(0)).toEqual(welcome);
  expect(await ask(599.999)).toEqual(welcome);
  expect(await ask(600)).toEqual(refusal(refused.expired));
  expect(await ask(-0.001)).toEqual(refusal(refused.invalid));
  expect(await ask(600.001)).toEqual(refusal(refused.expired));
  expect(await ask(1)).toEqual(welcome);
  await users.remove(guest.id);
  expect(await ask(1)).toEqual(refusal(refused.invalid));
});

test('a token that was accepted by one server is nothing to another', async () => {
  const token = tokenWith(world, {});
  expect(judgeWith(config)(token)).toMatchObject({ sub: member.id });
  expect(judgeWith({ ...config, secret: randomConfig().secret })(token)).toBe('signature');
  expect(judgeWith({ ...config, issuer: 'other' })(token)).toBe('issuer');
  expect(judgeWith({ ...config, lifetime: 1 })(token)).toBe('lifetime');
});

test('a token that was issued for longer than today’s lifetime is refused until it expires', () => {
  const day = 24 * 60 * 60;
  const token = tokenWith(world, { exp: world.now + 7 * day });
  const verify = (text: string) =>
    claimsOrReason(tokenVerifier({ ...config, lifetime: 900 }, {}), text);
  for (const seconds of [0, 3 * day, 7 * day - 900, 7 * day - 600, 7 * day - 1]) {
    freezeClock(world.now + seconds);
    expect(verify(token)).toBe('lifetime');
  }
  // Without `iat`, only the time that is left is known.
  freezeClock(world.now);
  expect(verify(tokenWith(world, { iat: undefined }))).toMatchObject({ sub: member.id });
});

test('a token from before a sign-out is revoked, and one from that very second is good', async () => {
  const guest = await addMember(users);
  const issuedAt = (iat: number | undefined) => tokenWith(world, { sub: guest.id, iat });
  const ask = async (token: string) => seen(await carriers.header('/required', token));
  freezeClock(world.now);
  await users.signOut(guest.id, world.now);

  reasons.length = 0;
  for (const iat of [world.now - 1, world.now - 3000, undefined]) {
    expect(await ask(issuedAt(iat))).toEqual(refusal(refused.invalid));
  }
  expect(reasons).toEqual(['revoked', 'revoked', 'revoked']);
  expect(await ask(issuedAt(world.now))).toMatchObject({ status: 200 });
});

test('a secret that mentions a public key is still a secret for HS256', async () => {
  const secret = `BEGIN PUBLIC KEY ${config.secret}`;
  const token = forge(goodHeader, goodClaims(world), secret);
  expect(judgeWith({ ...config, secret })(token)).toMatchObject({ sub: member.id });
});

describe('the table', () => {
  const rows = [...forgedKeys, ...forgedText, ...mistimed];

  test('names every row once and has more than a hundred', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(100);
  });

  test('has 4,097 characters if it says so, and 4,096', () => {
    const long = rows.find(({ name }) => name === 'a good token of 4,097 characters');
    const good = goodTokens.find(({ name }) => name === 'a token of 4,096 characters');
    expect([long?.make(world).length, good?.make(world).length]).toEqual([4097, 4096]);
  });
});

test.each([
  ['5 MB of dots', () => '.'.repeat(5_000_000)],
  [
    '200,000 nested arrays',
    () => `e30.${Buffer.from('['.repeat(200_000)).toString('base64url')}.AA`,
  ],
  ['a good token of a megabyte', () => tokenWith(world, { jti: 'x'.repeat(1_000_000) })],
])('a body with %s is refused before it is read', async (_name, make) => {
  runs = 0;
  for (const path of mounts) {
    expect(seen(await carriers.body(path, make()))).toEqual(refusal(refused.tooLarge));
  }
  expect(runs).toBe(0);
});

test('a key behind an address in the header is never fetched', async () => {
  let visits = 0;
  const listener = createServer((_req, res) => {
    visits += 1;
    res.end();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  runs = 0;
  for (const member of ['jku', 'x5u']) {
    const header = { ...goodHeader, [member]: `http://127.0.0.1:${port}/keys` };
    const token = forge(header, goodClaims(world), config.secret);
    expect(seen(await carriers.header('/optional', token))).toEqual(refusal(refused.invalid));
  }
  expect([runs, visits]).toEqual([0, 0]);
  listener.close();
});

test('members that pollute prototypes leave no trace', async () => {
  for (const { make } of forgedText.filter(({ name }) => name.includes('__proto__'))) {
    await carriers.body('/optional', make(world));
  }
  expect(Reflect.get({}, 'admin')).toBe(undefined);
});

test('every change of one character at any place is refused', async () => {
  const judge = judgeWith(config);
  const good = tokenWith(world, {});
  expect(judge(good)).toMatchObject({
    iss: config.issuer,
    sub: member.id,
    exp: world.now + 600,
  });

  const accepted: string[] = [];
  for (let place = 0; place <= good.length; place += 1) {
    const before = good.slice(0, place);
    const [old = '', after] = [good[place], good.slice(place + 1)];
    for (const character of [
      'A',
      'B',
      'a',
      'z',
      '0',
      '-',
      '_',
      '+',
      '=',
      '.',
      ' ',
      '\0',
      'é',
      '',
    ]) {
      for (const changed of [before + character + after, before + character + old + after]) {
        if (changed !== good && typeof judge(changed) !== 'string') accepted.push(changed);
      }
    }
  }
  expect(accepted).toEqual([]);
});

test('every other last character of the signature is refused', async () => {
  const judge = judgeWith(config);
  const good = tokenWith(world, {});
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const accepted: string[] = [];
  for (const character of alphabet) {
    if (typeof judge(good.slice(0, -1) + character) !== 'string') accepted.push(character);
  }
  expect(accepted).toEqual([good.slice(-1)]);
});
