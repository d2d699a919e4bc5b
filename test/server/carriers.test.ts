import request from 'supertest';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Carrier, extractToken } from '#server/extract.ts';
import { createServer } from '#server/setup.ts';
import { publicUser } from '#server/users/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { sendLines } from '../support/raw-http.ts';
import { addMember, makeApp, randomConfig, tokenWith } from '../support/world.ts';

const server = await makeApp();
const { url, users, member } = server;
const other = await addMember(users);
const good = tokenWith(server, {});
const others = tokenWith(server, { sub: other.id });
const bad = `${good}x`;
const welcome = jsonAnswer(200, { user: publicUser(member) });

afterAll(server.close);

/** Values for the three carriers; a carrier that is not named stays empty. */
type Filled = Partial<Record<Carrier, string>>;

function postMe({ body, query, header }: Filled) {
  const sent = request(url).post('/api/me').type('form');
  if (query !== undefined) sent.query({ access_token: query });
  if (header !== undefined) sent.set('x-access-token', header);
  return sent.send(
    body === undefined ? '' : new URLSearchParams({ access_token: body }).toString(),
  );
}

function postBody(type: string, body: string) {
  return request(url).post('/api/me').set('Content-Type', type).send(body);
}

describe('a token is taken from', () => {
  test.each([
    ['a form', () => postMe({ body: good })],
    ['JSON', () => request(url).post('/api/me').send({ access_token: good })],
    ['JSON under another name', () => postBody('application/vnd.api+json', json(good))],
    ['JSON with a charset', () => postBody('application/json; charset=utf-8', json(good))],
    ['JSON with an unknown charset', () => postBody('application/json; charset=x', json(good))],
    ['the query of a GET', () => request(url).get('/api/me').query({ access_token: good })],
    ['the query of a POST', () => postMe({ query: good })],
    ['the header', () => request(url).get('/api/me').set('x-access-token', good)],
    ['the header in capitals', () => request(url).get('/api/me').set('X-ACCESS-TOKEN', good)],
  ])('%s', async (_name, send) => {
    expect(seen(await send())).toEqual(welcome);
  });

  test.each([
    ['query', () => request(url).get('/greeting').query({ access_token: good })],
    ['header', () => request(url).get('/greeting').set('x-access-token', good)],
  ])('the %s on a single route too', async (_name, send) => {
    const greeting = `Hello, ${member.username}`;
    expect(seen(await send())).toEqual(jsonAnswer(200, { greeting }));
  });
});

describe('the first carrier that is not empty decides:', () => {
  const elsewhere = jsonAnswer(200, { user: publicUser(other) });
  test.each<[string, Filled, object]>([
    ['body before query', { body: others, query: good }, elsewhere],
    ['body before header', { body: others, header: good }, elsewhere],
    ['query before header', { query: others, header: good }, elsewhere],
    ['body before both', { body: others, query: good, header: good }, elsewhere],
    ['the same in all three', { body: good, query: good, header: good }, welcome],
    ['good body, bad others', { body: good, query: bad, header: bad }, welcome],
    ['good query, bad header', { query: good, header: bad }, welcome],
    ['bad body, good query', { body: bad, query: good }, refusal(refused.invalid)],
    ['bad body, good header', { body: bad, header: good }, refusal(refused.invalid)],
    ['bad query, good header', { query: bad, header: good }, refusal(refused.invalid)],
    ['empty body, good query', { body: '', query: good }, welcome],
    ['empty body and query, good header', { body: '', query: '', header: good }, welcome],
    ['all empty', { body: '', query: '', header: '' }, refusal(refused.missing)],
  ])('%s', async (_name, filled, answer) => {
    expect(seen(await postMe(filled))).toEqual(answer);
  });

  test('a repeated query is refused though the header is good', async () => {
    const sent = request(url).get(`/api/me?access_token=${good}&access_token=${good}`);
    expect(seen(await sent.set('x-access-token', good))).toEqual(refusal(refused.carrier));
  });
});

describe.each(['/greeting', '/api/me'])('on %s a carrier is refused', (path) => {
  test.each([
    ['that is repeated in the query', `access_token=${good}&access_token=${good}`],
    ['that is repeated and empty', 'access_token=&access_token='],
    ['that holds two tokens', `access_token=${good},${good}`],
  ])('%s', async (_name, query) => {
    expect(seen(await request(url).get(`${path}?${query}`))).toEqual(refusal(refused.carrier));
  });

  test.each([
    ['that is a header sent twice', [`x-access-token: ${good}`, `X-Access-Token: ${good}`]],
    ['that is a header sent twice, once empty', ['x-access-token:', `x-access-token: ${good}`]],
    ['that is a header with a list', [`x-access-token: ${good}, ${good}`]],
  ])('%s', async (_name, lines) => {
    expect(seen(await sendLines(url, `GET ${path}`, lines))).toEqual(refusal(refused.carrier));
  });
});

describe('a body token is refused', () => {
  test.each([
    ['that is repeated in a form', `access_token=${good}&access_token=${good}`],
    ['that is an object in a form', `access_token[a]=${good}`],
    ['that is an array in a form', `access_token[]=${good}`],
    ['that is an object by dots', `access_token.a=${good}`],
  ])('%s', async (_name, body) => {
    const reply = await postBody('application/x-www-form-urlencoded', body);
    expect(seen(reply)).toEqual(refusal(refused.carrier));
  });

  test.each([
    `{"access_token":"bad","access_token":"${good}"}`,
    `{"access_token":"${good}","a":["\\""], "access\\u005ftoken" :"${good}"}`,
  ])('that is twice in one JSON object: %s', async (body) => {
    expect(seen(await postBody('application/json', body))).toEqual(refusal(refused.carrier));
  });

  test.each([0, 1, true, false, [good], [], {}, { token: good }])(
    'that is %j in JSON',
    async (value) => {
      const reply = await request(url).post('/api/me').send({ access_token: value });
      expect(seen(reply)).toEqual(refusal(refused.carrier));
    },
  );
});

describe('there is no token', () => {
  const get = (path: string, header: Record<string, string> = {}) =>
    request(url).get(path).set(header);

  test.each([
    ['with no carrier at all', () => get('/api/me')],
    ['with an empty query', () => get('/api/me?access_token=')],
    ['with an empty header', () => get('/api/me', { 'x-access-token': '' })],
    ['in Authorization', () => get('/api/me', { Authorization: `Bearer ${good}` })],
    ['in a cookie', () => get('/api/me', { Cookie: `access_token=${good}` })],
    ['in x_access_token', () => get('/api/me', { x_access_token: good })],
    ['in a query array', () => get(`/api/me?access_token[]=${good}`)],
    ['in a query object', () => get(`/api/me?access_token[x]=${good}`)],
    ['in a query in capitals', () => get(`/api/me?ACCESS_TOKEN=${good}`)],
    ['after a semicolon', () => get(`/api/me?x=1;access_token=${good}`)],
    [
      'in a prototype of a form',
      () => postBody('application/x-www-form-urlencoded', `__proto__[access_token]=${good}`),
    ],
    ['in plain text', () => postBody('text/plain', `access_token=${good}`)],
    ['in a multipart body', () => postBody('multipart/form-data; boundary=x', multipart(good))],
    [
      'in a JSON array',
      () =>
        request(url)
          .post('/api/me')
          .send([{ access_token: good }]),
    ],
    ['as null in JSON', () => request(url).post('/api/me').send({ access_token: null })],
    [
      'deeper in JSON',
      () =>
        request(url)
          .post('/api/me')
          .send({ user: { access_token: good } }),
    ],
    ['in the body of a GET', () => get('/api/me').type('form').send(`access_token=${good}`)],
  ])('%s', async (_name, send) => {
    expect(seen(await send())).toEqual(refusal(refused.missing));
  });

  test.each([
    ['with no carrier at all', () => get('/greeting')],
    ['with an empty query', () => get('/greeting?access_token=')],
    ['in Authorization', () => get('/greeting', { Authorization: `Bearer ${good}` })],
  ])('%s, and an open route accepts the request as anonymous', async (_name, send) => {
    expect(seen(await send())).toEqual(jsonAnswer(200, { greeting: 'Hello, stranger' }));
  });

  test('in the path', async () => {
    expect(seen(await get(`/api/me/${good}`))).toEqual(refusal(refused.notFound));
  });
});

describe.each([
  ['bad', bad, refused.invalid],
  ['expired', tokenWith(server, { iat: server.now - 9, exp: server.now - 1 }), refused.expired],
])('an open route refuses a client whose token is %s', (_kind, token, answer) => {
  test.each([
    ['query', () => request(url).get('/greeting').query({ access_token: token })],
    ['header', () => request(url).get('/greeting').set('x-access-token', token)],
  ])('in the %s', async (_carrier, send) => {
    expect(seen(await send())).toEqual(refusal(answer));
  });
});

describe('the prefix /api guards', () => {
  test.each([
    '/api/me',
    '/api/me/',
    '/API/me',
    '/Api/me',
    '/api/ME',
    '/API/ME/',
    '//api/me',
    '/api//me',
    '/api/./me',
    '/%61pi/me',
    '/api/m%65',
    '/api%2Fme',
    '/api/me;x',
    '/api/me%00',
    'http://localhost/api/me',
    'http://localhost/API/me',
  ])('%s, however it is written', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const { status } = await sendLines(url, `${method} ${target}`, []);
      expect([401, 404]).toContain(status);
    }
  });

  test('and a removed user is refused on the next request', async () => {
    const guest = await addMember(users);
    const token = tokenWith(server, { sub: guest.id });
    const me = () => request(url).get('/api/me').set('x-access-token', token);
    expect(seen(await me())).toEqual(jsonAnswer(200, { user: publicUser(guest) }));
    await users.remove(guest.id);
    expect(seen(await me())).toEqual(refusal(refused.invalid));
    const greeting = request(url).get('/greeting').set('x-access-token', token);
    expect(seen(await greeting)).toEqual(refusal(refused.invalid));
  });
});

describe('extractToken adds to the state', () => {
  const app = createServer(randomConfig())
    .use(extractToken())
    .use((ctx) => {
      ctx.body = ctx.state;
    });
  let post: request.Test;
  beforeEach(() => {
    post = request(app.callback()).post('/');
  });

  test('nothing if there was no token', async () => {
    expect((await post).body).toEqual({});
  });

  test('the token, unchecked, and its carrier', async () => {
    const fromBody = await post.send({ access_token: 'a b' });
    expect(fromBody.body).toEqual({ token: 'a b', carrier: 'body' });
    const fromQuery = await request(app.callback()).put('/?access_token=%20');
    expect(fromQuery.body).toEqual({ token: ' ', carrier: 'query' });
    const fromHeader = await request(app.callback()).delete('/').set('x-access-token', '?');
    expect(fromHeader.body).toEqual({ token: '?', carrier: 'header' });
  });

  test.each(['put', 'patch'] as const)('the body’s token on %s', async (method) => {
    const reply = await request(app.callback())[method]('/').send({ access_token: 't' });
    expect(reply.body).toEqual({ token: 't', carrier: 'body' });
  });

  test.each(['get', 'delete', 'options'] as const)('nothing from a body on %s', async (method) => {
    const reply = await request(app.callback())[method]('/').send({ access_token: 't' });
    expect(reply.body).toEqual({});
  });
});

function json(token: string): string {
  return JSON.stringify({ access_token: token });
}

function multipart(token: string): string {
  const head = 'Content-Disposition: form-data; name="access_token"';
  return `--x\r\n${head}\r\n\r\n${token}\r\n--x--\r\n`;
}
