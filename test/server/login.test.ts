import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { segmentsOf, sign } from '#attacks/forge.ts';
import { login } from '#server/issue.ts';
import { createServer } from '#server/setup.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { jsonOf } from '../support/forge.ts';
import { addMember, makeApp, tokenWith } from '../support/world.ts';

const server = await makeApp();
const { url, users, member, config } = server;
const { username, password } = member;

afterAll(server.close);
thawAfterEach();

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function post(body: object) {
  return request(url).post('/login').send(body);
}

describe('the right name and password', () => {
  test.each([
    ['JSON', () => post({ username, password })],
    ['a form', () => request(url).post('/login').type('form').send({ username, password })],
    [
      'JSON and a good header',
      () => post({ username, password }).set('x-access-token', tokenWith(server, {})),
    ],
    [
      'JSON and a bad token',
      () => post({ username, password, access_token: 'x' }).set('x-access-token', 'y'),
    ],
  ])('in %s are worth a token', async (_name, send) => {
    freezeClock(server.now + 0.9);
    const reply = await send();
    const { token } = reply.body;
    const expires = (server.now + config.lifetime) * 1000;
    const user = { id: member.id, username };
    expect(seen(reply)).toEqual(jsonAnswer(200, { token: expect.any(String), expires, user }));

    const [header, claims, signature] = segmentsOf(token);
    expect(jsonOf(header)).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(jsonOf(claims)).toEqual({
      iss: config.issuer,
      sub: member.id,
      iat: server.now,
      exp: server.now + config.lifetime,
      jti: expect.stringMatching(uuid),
    });
    expect(signature).toBe(sign(`${header}.${claims}`, config.secret));
    expect(token).toBe(`${header}.${claims}.${signature}`);
  });

  test('give a token that the server itself accepts', async () => {
    const { body } = await post({ username, password });
    const me = await request(url).get('/api/me').set('x-access-token', body.token);
    expect(seen(me)).toEqual(jsonAnswer(200, { user: body.user }));
  });

  test('give another token each time', async () => {
    freezeClock(server.now);
    const [first, second] = await Promise.all([
      post({ username, password }),
      post({ username, password }),
    ]);
    expect(first.body.token).not.toBe(second.body.token);
  });

  test('are compared in one normal form, however the name was typed', async () => {
    const twin = await addMember(users, 'Zoe\u0308');
    const sent = post({ username: 'Zo\u00eb', password: twin.password });
    expect((await sent).body.user).toEqual({ id: twin.id, username: 'Zo\u00eb' });
  });

  test('get a token, also with a hostile name', async () => {
    const hostile = await addMember(users, '<script>alert(1)</script>\0\n"; DROP TABLE users;--');
    const reply = await post({ username: hostile.username, password: hostile.password });
    expect(reply.body.user).toEqual({ id: hostile.id, username: hostile.username });
  });
});

describe('the same response, to the byte, for', () => {
  test.each([
    ['a wrong password', { username, password: 'wrong' }],
    ['an unknown user', { username: 'nobody', password }],
    ['an empty password', { username, password: '' }],
    ['an empty name', { username: '', password }],
    ['a password in capitals', { username, password: password.toUpperCase() }],
    ['a password with a space after', { username, password: `${password} ` }],
    ['a password with a NUL after', { username, password: `${password}\0` }],
    ['a password cut short', { username, password: password.slice(0, -1) }],
    ['the name in capitals', { username: `${username}A`.toUpperCase(), password }],
    ['the name with a space after', { username: `${username} `, password }],
    ['the name with a NUL after', { username: `${username}\0`, password }],
    ['the id for a name', { username: member.id, password }],
    ['the hash for a password', { username, password: member.passwordHash }],
    ['SQL that is always true', { username: "' OR '1'='1' --", password }],
    ['SQL that ends early', { username: `${username}'--`, password }],
    ['SQL in both', { username: '"; DROP TABLE users;--', password: "' OR ''='" }],
    ['a lone surrogate', { username: '\ud800', password: '\udfff' }],
    ['10 kB of a name', { username: 'n'.repeat(10_000), password }],
    ['the fields a prototype has', { username: 'constructor', password: '__proto__' }],
  ])('%s', async (_name, body) => {
    const reply = await post(body);
    expect(seen(reply)).toEqual(refusal(refused.wrongCredentials));
    expect(Object.keys(reply.headers).sort()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'date',
      'referrer-policy',
      'x-content-type-options',
    ]);
  });

  test('what follows: the table of users is still there', async () => {
    await post({ username: '"; DROP TABLE users;--', password: "'; DROP TABLE users;--" });
    expect((await post({ username, password })).status).toBe(200);
  });
});

describe('a name and a password are required as strings of', () => {
  const wrong = [1, 0, true, false, null, [], ['x'], {}, { $gt: '' }];
  test.each([
    {},
    { username },
    { password },
    ...wrong.flatMap((value) => [
      { username: value, password },
      { username, password: value },
    ]),
    [{ username, password }],
    { user: { username, password } },
  ])('%j', async (body) => {
    expect(seen(await post(body))).toEqual(refusal(refused.noCredentials));
  });

  test.each([
    '',
    `username=${member.username}`,
    `username[]=${member.username}&password=x`,
    'username=a&username=b&password=x',
    'username=a&password[x]=b',
  ])('the form %s', async (body) => {
    const reply = await request(url).post('/login').type('form').send(body);
    expect(seen(reply)).toEqual(refusal(refused.noCredentials));
  });

  test('a login with both in the address', async () => {
    const reply = await request(url)
      .post('/login')
      .query({ username, password })
      .type('json')
      .send('{}');
    expect(seen(reply)).toEqual(refusal(refused.noCredentials));
  });
});

test.each([
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/vnd.api+json',
])('a login in %s is of an unsupported type', async (type) => {
  const body = JSON.stringify({ username, password });
  const reply = await request(url).post('/login').set('Content-Type', type).send(body);
  expect(seen(reply)).toEqual(refusal(refused.wrongType));
});

test('a password of a megabyte never reaches the hash', async () => {
  const reply = await post({ username, password: 'p'.repeat(1_000_000) });
  expect(seen(reply)).toEqual(refusal(refused.tooLarge));
});

test('a store that fails is an error of the server, not a wrong password', async () => {
  const { users: broken, close } = await makeApp();
  await close();
  const app = createServer(config).use(login(config, broken));
  app.silent = true;
  const reply = await request(app.callback()).post('/').send({ username, password });
  expect(seen(reply)).toEqual(refusal(refused.unavailable));
});

test('an issue that returns a promise is awaited', async () => {
  const issued = { token: randomUUID(), expires: 1 };
  const app = createServer(config).use(login(config, users, () => Promise.resolve(issued)));
  const reply = await request(app.callback()).post('/').send({ username, password });
  expect(reply.body).toEqual({ ...issued, user: { id: member.id, username } });
});
