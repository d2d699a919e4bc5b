import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { addMember, makeApp, tokenWith } from '../support/world.ts';

const server = await makeApp();
const { url, users } = server;
afterAll(server.close);
thawAfterEach();

const welcome = (user: object) => jsonAnswer(200, { user });
const register = (body: object) => request(url).post('/users').send(body);
const signIn = (username: string, password: string) =>
  request(url).post('/login').send({ username, password });
const showMe = (token: string) => request(url).get('/api/me').set('x-access-token', token);
const ask = (token: string, path: string, body: object = {}) =>
  request(url).post(path).set('x-access-token', token).send(body);

/** A user who has just signed in. */
async function signedIn() {
  const { id, username, password } = await addMember(users);
  const { body } = await signIn(username, password);
  return { user: { id, username }, password, token: String(body.token) };
}

describe('POST /users', () => {
  test('registers a user and signs them in', async () => {
    const [username, password] = [`ada.${randomUUID()}`, randomUUID()];
    const reply = await register({ username, password });
    const { token, expires, user } = reply.body;
    expect(seen(reply)).toEqual(jsonAnswer(201, { token, expires, user }));
    expect(user).toEqual({ id: expect.any(String), username });
    expect(seen(await showMe(token))).toEqual(welcome(user));
    expect((await signIn(username, password)).body.user).toEqual(user);
    expect((await users.findById(user.id))?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  test('registers one of two users who ask for a name at the same time', async () => {
    const username = randomUUID();
    const replies = await Promise.all([
      register({ username, password: randomUUID() }),
      register({ username: username.toUpperCase(), password: randomUUID() }),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test.each([
    ...['ada', 'Grace_Hopper-2', '张三', 'Zoë', 'жук', 'x'.repeat(64), '小明abc', '東京tokyo'],
    ...['たろう_taro', 'カード', '佐々木', 'ㄅㄆ明', '김철수kim'],
  ])('takes the name %j', async (username) => {
    expect((await register({ username, password: 'analytical' })).status).toBe(201);
    const twin = await register({ username: username.toUpperCase(), password: 'analytical' });
    expect(seen(twin)).toEqual(refusal(refused.takenName));
  });

  test.each([
    '',
    ' ',
    'ada ',
    ' ada',
    'ada lovelace',
    'ada\n',
    'ada\0',
    'a\u200bda',
    '.ada',
    'ada..b',
    'ada-',
    '<script>',
    "' OR '1'='1",
    'ａda',
    'ﬁ',
    'Zoe\u0308',
    'b\u043eb',
    'b\u0585b',
    '\ua4eeda',
    'ada\u115f',
    'ada\ufe00',
    'ada\u034f',
    'ada\u{e0100}',
    'ada\u{10400}',
    '1\u0661',
    'p\u03b1ul',
    '김たろう',
    'ㄅカ',
    'жук明',
    '🙂',
    'x'.repeat(65),
  ])('refuses the name %j', async (username) => {
    const reply = await register({ username, password: 'analytical' });
    expect(seen(reply)).toEqual(refusal(refused.unfitName));
  });

  test.each([
    ['', ''],
    ['seven77', ''],
    ['x'.repeat(257), ''],
    ['same-as-name', 'same-as-name'],
    ['Same-As-Name', 'same-as-name'],
    ['zoe\u0308-zoe\u0308', 'ZO\u00cb-ZO\u00cb'],
    ['longenough\ud800', ''],
    // Four characters, in the form that is compared.
    ['e\u0301'.repeat(4), ''],
    ['\u200b'.repeat(8), ''],
    ['seven77\u2060\u200d\0', ''],
    ['\u0345'.repeat(1_025), ''],
  ])('refuses the password %j', async (password, username) => {
    const reply = await register({ username: username || randomUUID(), password });
    expect(seen(reply)).toEqual(refusal(refused.unfitPassword));
  });

  test.each([
    '        ',
    'pässwörd',
    '🙂🙂🙂🙂🙂🙂🙂🙂',
    'x'.repeat(256),
    'e\u0302\u0301'.repeat(256),
    '\u200ba-zero-width-space',
  ])('takes the password %j, and no other', async (password) => {
    const username = randomUUID();
    expect((await register({ username, password })).status).toBe(201);
    expect((await signIn(username, password)).status).toBe(200);
    expect((await signIn(username, password.slice(1))).status).toBe(401);
  });

  test.each([
    {},
    { username: 'ada' },
    { username: 1, password: 'x' },
    { username: ['a'], password: {} },
  ])('refuses %j', async (body) => {
    expect(seen(await register(body))).toEqual(refusal(refused.noCredentials));
  });
});

describe.each(['/users', '/login', '/api/password'])('POST %s', (path) => {
  test.each(['multipart/form-data; boundary=x', 'text/plain', 'application/xml'])(
    'returns 415 for %s',
    async (type) => {
      const { token } = await signedIn();
      const sent = request(url).post(path).set('x-access-token', token);
      const reply = await sent.type(type).send('username=ada&password=analytical');
      expect(seen(reply)).toEqual(refusal(refused.wrongType));
    },
  );
});

test('a sign-in with a name or a password that is too long for any user is refused as a wrong one', async () => {
  const { user, password } = await signedIn();
  const accents = '\u0345\u035d\u035c\u0315\u0344\u0316\u031b\u0321'.repeat(600);
  for (const [name, word] of [
    [accents, password],
    [user.username, accents],
    [user.username, password.padEnd(2_000)],
  ] as const) {
    expect(seen(await signIn(name, word))).toEqual(refusal(refused.wrongCredentials));
  }
});

describe('POST /api/sign-out', () => {
  test('refuses every earlier token of the user on the next request, and none of other users', async () => {
    const { user, password, token } = await signedIn();
    const second = String((await signIn(user.username, password)).body.token);
    const stranger = await signedIn();

    const asked = ask(token, '/api/sign-out').then((reply) => reply);
    expect((await asked).status).toBe(204);
    for (const old of [token, second, tokenWith(server, { sub: user.id, iat: undefined })]) {
      expect(seen(await showMe(old))).toEqual(refusal(refused.invalid));
    }
    const { body } = await signIn(user.username, password);
    expect(seen(await showMe(body.token))).toEqual(welcome(user));
    expect(seen(await showMe(stranger.token))).toEqual(welcome(stranger.user));
  });

  test('takes effect before its response is sent', async () => {
    const { user, token } = await signedIn();
    const answered = ask(token, '/api/sign-out').then(({ status }) => status);
    const row = async () => (await users.findById(user.id))?.tokensValidFrom;
    while ((await row()) === 0) await showMe(token);
    expect(seen(await showMe(token))).toEqual(refusal(refused.invalid));
    expect(await answered).toBe(204);
  });

  test('needs a token, and accepts only POST', async () => {
    expect(seen(await request(url).post('/api/sign-out'))).toEqual(refusal(refused.missing));
    const { token } = await signedIn();
    const got = await request(url).get('/api/sign-out').set('x-access-token', token);
    expect(seen(got)).toEqual(refusal(refused.wrongMethod));
    expect((await showMe(token)).status).toBe(200);
  });
});

describe('POST /api/password', () => {
  test('returns a new token for a new password, and refuses the old token and password', async () => {
    const { user, password, token } = await signedIn();
    const newPassword = randomUUID();
    const reply = await ask(token, '/api/password', { password, newPassword });
    const { token: fresh, expires } = reply.body;
    expect(seen(reply)).toEqual(jsonAnswer(200, { token: fresh, expires, user }));
    expect(seen(await showMe(token))).toEqual(refusal(refused.invalid));
    expect(seen(await showMe(fresh))).toEqual(welcome(user));
    expect(seen(await signIn(user.username, password))).toEqual(refusal(refused.wrongCredentials));
    expect((await signIn(user.username, newPassword)).status).toBe(200);
  });

  test('changes nothing if the old password is wrong', async () => {
    const { user, password, token } = await signedIn();
    const reply = await ask(token, '/api/password', { password: 'x', newPassword: randomUUID() });
    expect(seen(reply)).toEqual(refusal(refused.wrongCredentials));
    expect(seen(await showMe(token))).toEqual(welcome(user));
    expect((await signIn(user.username, password)).status).toBe(200);
  });

  test.each([{}, { password: 'x' }, { password: 'x', newPassword: 1 }])(
    'refuses %j',
    async (body) => {
      const { token } = await signedIn();
      const reply = await ask(token, '/api/password', body);
      expect(seen(reply)).toEqual(refusal(refused.noCredentials));
    },
  );

  test('refuses a new password that is too short', async () => {
    const { token, password } = await signedIn();
    const reply = await ask(token, '/api/password', { password, newPassword: 'short' });
    expect(seen(reply)).toEqual(refusal(refused.unfitPassword));
  });

  test('accepts one of two changes at the same time', async () => {
    const { user, password, token } = await signedIn();
    const change = (newPassword: string) => ask(token, '/api/password', { password, newPassword });
    const replies = await Promise.all([change('first-password'), change('other-password')]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    const good = replies[0]?.status === 200 ? 'first-password' : 'other-password';
    expect((await signIn(user.username, good)).status).toBe(200);
  });
});

test('a disabled user is refused on the next request, and accepted again when enabled', async () => {
  const { user, password, token } = await signedIn();
  await users.setDisabled(user.id, true);
  expect(seen(await showMe(token))).toEqual(refusal(refused.invalid));
  expect(seen(await signIn(user.username, password))).toEqual(refusal(refused.wrongCredentials));
  await users.setDisabled(user.id, false);
  expect(seen(await showMe(token))).toEqual(welcome(user));
});

test('a deleted user is refused on the next request, and so is their token after another user takes the name', async () => {
  const { user, token } = await signedIn();
  await users.remove(user.id);
  expect(seen(await showMe(token))).toEqual(refusal(refused.invalid));
  const next = await register({ username: user.username, password: randomUUID() });
  expect(next.status).toBe(201);
  expect(next.body.user.id).not.toBe(user.id);
  expect(seen(await showMe(token))).toEqual(refusal(refused.invalid));
});

test('a user who was read before a sign-out gets no token that is valid after it', async () => {
  const { user, password } = await signedIn();
  const now = Math.floor(Date.now() / 1000);
  freezeClock(now);
  // The sign-out comes between the look-up and the token, and the comparison ends after it.
  const findByName = async (name: string) => {
    const found = await users.findByName(name);
    await users.signOut(user.id, now + 1);
    freezeClock(now + 1);
    return found;
  };
  const app = createApp(server.config, { ...users, findByName });
  const { url: slow, close } = await listen(app, '127.0.0.1', 0);
  onTestFinished(close);
  const reply = await request(slow).post('/login').send({ username: user.username, password });
  expect(reply.status).toBe(200);
  expect(seen(await showMe(reply.body.token))).toEqual(refusal(refused.invalid));
});
