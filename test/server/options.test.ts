import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { segmentsOf } from '#attacks/forge.ts';
import { readDeployment } from '#server/config/deployment.ts';
import { places } from '#server/extract.ts';
import { makeSecret } from '#server/secret.ts';
import { bearer } from '#server/tokens/carriers.ts';
import { tokenIssuer } from '#server/tokens/issuer.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { jsonOf } from '../support/forge.ts';
import { addMember, makeApp, tokenWith } from '../support/world.ts';

const [forApi, tolerant, strict, everywhere] = await Promise.all([
  makeApp({ audiences: ['api', 'admin'] }),
  makeApp({ tolerance: 5 }),
  makeApp({ conflict: 'reject' }),
  makeApp({ places: [bearer, ...places.slice(2)], conflict: 'reject' }),
]);
afterAll(() => Promise.all([forApi, tolerant, strict, everywhere].map(({ close }) => close())));
thawAfterEach();

type Server = typeof forApi;

const welcome = ({ member }: Server) => jsonAnswer(200, { user: publicUser(member) });
const showMe = async ({ url }: Server, token: string) =>
  seen(await request(url).get('/api/me').set('x-access-token', token));

test('without any of them, tokens are as in the course', () => {
  const { config, tokens } = readDeployment({ JWT_SECRET: makeSecret() });
  expect(Object.keys(config)).toEqual(['secret', 'issuer', 'lifetime']);
  expect(tokens).toEqual({
    previousSecrets: [],
    previousIssuer: undefined,
    audiences: [],
    tolerance: 0,
    places: undefined,
    conflict: 'first',
  });
});

test('all options are read from the environment', () => {
  const previous = [makeSecret(), makeSecret()];
  const { tokens } = readDeployment({
    JWT_SECRET: makeSecret(),
    JWT_PREVIOUS_SECRETS: previous.join('  '),
    JWT_PREVIOUS_ISSUER: 'before',
    JWT_AUDIENCE: 'api  admin',
    JWT_AUDIENCE_FROM: '2026-12-01T00:00:00Z',
    CLOCK_TOLERANCE: '4',
    TOKEN_CARRIERS: 'bearer  header',
    CARRIER_CONFLICT: 'reject',
  });
  expect(tokens).toEqual({
    previousSecrets: previous,
    previousIssuer: 'before',
    audiences: ['api', 'admin'],
    audienceFrom: Date.UTC(2026, 11, 1) / 1000,
    tolerance: 4,
    places: [bearer, places[2]],
    conflict: 'reject',
  });
});

describe('an audience', () => {
  test('is written and accepted', async () => {
    const { username, password } = forApi.member;
    const { body } = await request(forApi.url).post('/login').send({ username, password });
    expect(jsonOf(segmentsOf(body.token)[1])).toMatchObject({ aud: 'api' });
    expect(await showMe(forApi, body.token)).toEqual(welcome(forApi));
  });

  test.each([['api'], ['admin'], [['api']], [['other', 'api']], [['other', 'admin']]])(
    'that is %j is ours',
    async (aud) => {
      expect(await showMe(forApi, tokenWith(forApi, { aud }))).toEqual(welcome(forApi));
    },
  );

  test.each([
    [undefined],
    [null],
    [''],
    ['API'],
    ['api '],
    ['api admin'],
    [[]],
    [['other']],
    [[['api']]],
    [{ api: 1 }],
    [1],
  ])('that is %j is not', async (aud) => {
    const answer = refusal(refused.invalid);
    expect(await showMe(forApi, tokenWith(forApi, { aud }))).toEqual(answer);
  });
});

describe('an audience from a time on', async () => {
  const from = Math.floor(Date.now() / 1000) + 100;
  const server = await makeApp({ audiences: ['api'], audienceFrom: from });
  afterAll(server.close);
  const { username, password } = server.member;
  const signIn = async () => {
    const { body } = await request(server.url).post('/login').send({ username, password });
    return body.token;
  };

  test('is not written before it and required of no token that is older, until the token expires', async () => {
    freezeClock(from - 1);
    const old = await signIn();
    expect(jsonOf(segmentsOf(old)[1])).not.toHaveProperty('aud');
    expect(await showMe(server, old)).toEqual(welcome(server));
    const early = tokenWith(server, { aud: 'api', iat: from - 1, exp: from + 500 });
    expect(await showMe(server, early)).toEqual(welcome(server));

    freezeClock(from);
    const token = await signIn();
    expect(jsonOf(segmentsOf(token)[1])).toMatchObject({ aud: 'api' });
    expect(await showMe(server, token)).toEqual(welcome(server));
    expect(await showMe(server, old)).toEqual(welcome(server));
    freezeClock(from - 1 + server.config.lifetime);
    expect(await showMe(server, old)).toEqual(refusal(refused.expired));
  });

  test('is required of all other tokens', async () => {
    freezeClock(from + 10);
    const exp = from + 500;
    for (const claims of [
      { iat: from, exp },
      { iat: undefined, exp },
      { iat: from - 1, exp, aud: 'other' },
    ]) {
      const answer = refusal(refused.invalid);
      expect(await showMe(server, tokenWith(server, claims))).toEqual(answer);
    }
  });
});

describe('a previous issuer', async () => {
  const server = await makeApp({ previousIssuer: 'before' });
  afterAll(server.close);

  test('is accepted and not written', async () => {
    const { username, password } = server.member;
    const { body } = await request(server.url).post('/login').send({ username, password });
    expect(jsonOf(segmentsOf(body.token)[1])).toMatchObject({ iss: server.config.issuer });
    expect(await showMe(server, body.token)).toEqual(welcome(server));
    expect(await showMe(server, tokenWith(server, { iss: 'before' }))).toEqual(welcome(server));
  });

  test.each([[undefined], ['Before'], ['before '], [''], [['before']]])(
    'is not %j',
    async (iss) => {
      const answer = refusal(refused.invalid);
      expect(await showMe(server, tokenWith(server, { iss }))).toEqual(answer);
      expect(await showMe(tolerant, tokenWith(tolerant, { iss: 'before' }))).toEqual(answer);
    },
  );
});

describe('a tolerance of five seconds', () => {
  test.each([
    ['exp', 0, 4.999, refused.expired, 5],
    ['nbf', 600, 590, refused.invalid, 589.999],
    ['iat', 600, 590, refused.invalid, 589.999],
  ])('moves %s by the tolerance and no more', async (claim, at, good, answer, bad) => {
    const { now } = tolerant;
    const times = { exp: now + 1000, [claim]: now + at };
    const token = tokenWith(tolerant, { iat: now - 10, ...times });
    freezeClock(now + good);
    expect(await showMe(tolerant, token)).toEqual(welcome(tolerant));
    freezeClock(now + bad);
    expect(await showMe(tolerant, token)).toEqual(refusal(answer));
  });

  test('extends the longest lifetime, too', async () => {
    const { now, config } = tolerant;
    freezeClock(now);
    const longest = now + config.lifetime + 10;
    expect(await showMe(tolerant, tokenWith(tolerant, { iat: undefined, exp: longest }))).toEqual(
      welcome(tolerant),
    );
    const longer = tokenWith(tolerant, { iat: undefined, exp: longest + 1 });
    expect(await showMe(tolerant, longer)).toEqual(refusal(refused.invalid));
  });

  test('does not call a token with a wrong signature expired', async () => {
    const token = tokenWith(tolerant, { exp: tolerant.now - 100 });
    const other = tokenWith(tolerant, { exp: tolerant.now - 101 });
    const mixed = [...segmentsOf(token).slice(0, 2), segmentsOf(other)[2]].join('.');
    expect(await showMe(tolerant, token)).toEqual(refusal(refused.expired));
    expect(await showMe(tolerant, mixed)).toEqual(refusal(refused.invalid));
  });

  test('reaches a sign-out from a machine whose clock is behind', async () => {
    const user = await addMember(tolerant.users);
    const ahead = tokenWith(tolerant, { sub: user.id, iat: Math.floor(Date.now() / 1000) + 4 });
    expect((await showMe(tolerant, ahead)).status).toBe(200);
    const start = performance.now();
    const reply = await request(tolerant.url).post('/api/sign-out').set('x-access-token', ahead);
    expect(reply.status).toBe(204);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await showMe(tolerant, ahead)).toEqual(refusal(refused.invalid));
    const { username, password } = user;
    const { body } = await request(tolerant.url).post('/login').send({ username, password });
    expect((await showMe(tolerant, body.token)).status).toBe(200);
  });

  test('leaves a token that was issued after a sign-out valid on a machine that is behind', async () => {
    const user = await addMember(tolerant.users);
    const now = Math.floor(Date.now() / 1000);
    await tolerant.users.signOut(user.id, now + 1 + 5);
    const row = await tolerant.users.findById(user.id);
    const issue = tokenIssuer(tolerant.config, { tolerance: 5 });
    const issuedAt = async (at: number) => (await issue({ ...user, ...row }, at * 1000)).token;
    // In the second of the sign-out, a token is still one of those that are revoked.
    const [early, next] = [await issuedAt(now + 0.999), await issuedAt(now + 1)];
    freezeClock(now + 1 - 5);
    expect(await showMe(tolerant, early)).toEqual(refusal(refused.invalid));
    expect((await showMe(tolerant, next)).status).toBe(200);
    // A second sign-out, at once, revokes it.
    await tolerant.users.signOut(user.id, now + 1 + 1 + 5);
    expect(await showMe(tolerant, next)).toEqual(refusal(refused.invalid));
  });
});

describe('with conflict: reject', () => {
  const send = (body: string, query: string, header: string) =>
    request(strict.url)
      .post('/api/me')
      .query({ access_token: query })
      .set('x-access-token', header)
      .send({ access_token: body });

  test('the same token in all carriers is one', async () => {
    const good = tokenWith(strict, {});
    expect(seen(await send(good, good, good))).toEqual(welcome(strict));
    expect(seen(await send('', good, good))).toEqual(welcome(strict));
    expect(seen(await send('', '', good))).toEqual(welcome(strict));
  });

  test('different tokens in two carriers end the request, good or bad', async () => {
    const other = await addMember(strict.users);
    const [good, others] = [tokenWith(strict, {}), tokenWith(strict, { sub: other.id })];
    for (const [body, query, header] of [
      [good, others, ''],
      [good, '', others],
      ['', good, 'x'],
      ['x', good, good],
      [good, good, `${good}x`],
    ] as const) {
      expect(seen(await send(body, query, header))).toEqual(refusal(refused.carrier));
    }
  });
});

describe('Authorization: Bearer', () => {
  const good = tokenWith(everywhere, {});

  /** Sends a request with raw headers, which may be repeated. */
  async function ask(...headers: string[]) {
    const sent = httpRequest(`${everywhere.url}/api/me`, { agent: false });
    for (const name of new Set(headers.filter((_, index) => index % 2 === 0))) {
      const values = headers.filter((_, index) => index % 2 === 1 && headers[index - 1] === name);
      sent.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
    }
    sent.end();
    const [reply] = await once(sent, 'response');
    return seen({ status: reply.statusCode, headers: reply.headers, text: await text(reply) });
  }

  test.each([`Bearer ${good}`, `bearer ${good}`, `BEARER   ${good}`])(
    'contains a token',
    async (value) => {
      expect(await ask('Authorization', value)).toEqual(welcome(everywhere));
    },
  );

  test('may contain only the same token as another carrier', async () => {
    const both = ['Authorization', `Bearer ${good}`, 'x-access-token'];
    expect(await ask(...both, good)).toEqual(welcome(everywhere));
    expect(await ask(...both, `${good}x`)).toEqual(refusal(refused.carrier));
  });

  test('that is sent twice is refused, though Node shows only one', async () => {
    const twice = ['Authorization', `Bearer ${good}`, 'Authorization', `Bearer ${good}`];
    expect(await ask(...twice)).toEqual(refusal(refused.carrier));
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', `Token ${good}`, good])(
    'contains no token in %j',
    async (value) => {
      expect(await ask('Authorization', value)).toEqual(refusal(refused.missing));
    },
  );

  test.each([`Bearer ${good} `.repeat(2), `Bearer "${good}"`, 'Bearer x y'])(
    'with %j is refused',
    async (value) => {
      expect(await ask('Authorization', value)).toEqual(refusal(refused.invalid));
    },
  );

  test('with two tokens and a comma is refused', async () => {
    const reply = await ask('Authorization', `Bearer ${good}, Bearer ${good}`);
    expect(reply).toEqual(refusal(refused.carrier));
  });

  test('is a carrier only if it is listed, and other carriers are ignored', async () => {
    const usual = await request(forApi.url)
      .get('/api/me')
      .set('Authorization', `Bearer ${tokenWith(forApi, { aud: 'api' })}`);
    expect(seen(usual)).toEqual(refusal(refused.missing));
    const query = await request(everywhere.url).get('/api/me').query({ access_token: good });
    expect(seen(query)).toEqual(refusal(refused.missing));
  });
});
