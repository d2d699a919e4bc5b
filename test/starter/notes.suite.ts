import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { readDeployment } from '#server/config/deployment.ts';
import { makeSecret } from '#server/secret.ts';
import { openUsers } from '#server/users/open.ts';
import { openNotes } from '../../src/starter/template/src/notes/store.ts';
import { jsonAnswer, refusal, refused, seen } from '../support/answers.ts';
import { places } from '../support/databases.ts';
import { addMember, makeApp, tokenWith } from '../support/world.ts';

const { bodyLimits } = readDeployment({ JWT_SECRET: makeSecret() });
const server = await makeApp({ bodyLimits });
afterAll(server.close);

/** A new user, and requests with their token. */
async function newUser() {
  const { id, username } = await addMember(server.users);
  const token = tokenWith(server, { sub: id });
  const send = (method: 'get' | 'post' | 'put' | 'delete', path: string) =>
    request(server.url)[method](path).set('x-access-token', token);
  const write = async (text: string) => {
    const { body } = await send('post', '/api/notes').send({ text });
    return { id: String(body.note.id), text: String(body.note.text) };
  };
  return { id, username, send, write };
}

const [ada, grace] = [await newUser(), await newUser()];
const unfit = jsonAnswer(400, {
  error: 'invalid_note',
  error_description: 'A note has 1 to 20000 characters',
});

describe('a note', () => {
  test('is written, read, changed and removed', async () => {
    const written = await ada.send('post', '/api/notes').send({ text: 'Bernoulli' });
    const { note } = written.body;
    expect(seen(written)).toEqual(jsonAnswer(201, { note }));
    expect(note).toEqual({
      id: expect.any(String),
      text: 'Bernoulli',
      changed: expect.any(Number),
    });
    const path = `/api/notes/${note.id}`;
    expect(written.headers.location).toBe(path);
    expect((await ada.send('get', path)).body).toEqual({ note });

    const changed = await ada.send('put', path).send({ text: 'Numbers' });
    expect(changed.body.note).toMatchObject({ id: note.id, text: 'Numbers' });
    expect((await ada.send('get', '/api/notes')).body).toEqual({ notes: [changed.body.note] });

    expect((await ada.send('delete', path)).status).toBe(204);
    expect(seen(await ada.send('get', path))).toEqual(refusal(refused.notFound));
  });

  test('of somebody else does not exist', async () => {
    const { id, text } = await ada.write('mine');
    const path = `/api/notes/${id}`;
    const replies = [
      await grace.send('get', path),
      await grace.send('put', path).send({ text: 'yours' }),
      await grace.send('delete', path),
    ];
    for (const reply of replies) expect(seen(reply)).toEqual(refusal(refused.notFound));
    expect((await grace.send('get', '/api/notes')).body).toEqual({ notes: [] });
    expect((await ada.send('get', path)).body.note).toMatchObject({ id, text });
  });

  test.each(['unknown', '%00', '00000000-0000-4000-8000-000000000000', "'--"])(
    'with the id %j does not exist',
    async (id) => {
      expect(seen(await ada.send('get', `/api/notes/${id}`))).toEqual(refusal(refused.notFound));
    },
  );

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['spaces', '   '],
    ['a number', 7],
    ['a list', ['text']],
    ['20,001 characters', 'x'.repeat(20_001)],
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800'],
  ])('is refused with %s as its text', async (_name, text) => {
    const { id } = await ada.write('kept');
    expect(seen(await ada.send('post', '/api/notes').send({ text }))).toEqual(unfit);
    expect(seen(await ada.send('put', `/api/notes/${id}`).send({ text }))).toEqual(unfit);
    expect((await ada.send('get', `/api/notes/${id}`)).body.note.text).toBe('kept');
  });

  test('may have 20,000 characters outside of the basic plane', async () => {
    const text = '🌱'.repeat(20_000);
    expect((await ada.write(text)).text).toBe(text);
  });

  test('has a body limit of its own', async () => {
    const long = { text: 'x', more: 'y'.repeat(99_000) };
    expect((await ada.send('post', '/api/notes').send(long)).status).toBe(201);
    expect(seen(await ada.send('post', '/api/me').send(long))).toEqual(refusal(refused.tooLarge));
    const longer = { text: 'x', more: 'y'.repeat(100_000) };
    const reply = await ada.send('post', '/api/notes').send(longer);
    expect(seen(reply)).toEqual(refusal(refused.tooLarge));
  });

  test('needs a user', async () => {
    const reply = await request(server.url).get('/api/notes');
    expect(seen(reply)).toEqual(refusal(refused.missing));
  });
});

describe('the role of an admin', () => {
  const setRole = server.users.sql.prepare('test_role', 'UPDATE users SET role = $2 WHERE id = $1');

  test('is needed for all notes; others get 403', async () => {
    const reply = await ada.send('get', '/api/admin/notes');
    expect(seen(reply)).toEqual(
      jsonAnswer(403, { error: 'forbidden', error_description: 'Forbidden' }),
    );
  });

  test('is given and taken in the database, and counts from the next request on', async () => {
    const admin = await newUser();
    const { id } = await grace.write('for admins');
    await setRole(admin.id, 'admin');
    const { status, body } = await admin.send('get', '/api/admin/notes');
    expect(status).toBe(200);
    expect(body.notes).toContainEqual(expect.objectContaining({ id, username: grace.username }));
    await setRole(admin.id, 'user');
    expect((await admin.send('get', '/api/admin/notes')).status).toBe(403);
  });

  test('is never taken from a token', async () => {
    const token = tokenWith(server, { sub: ada.id, role: 'admin' });
    const reply = await request(server.url).get('/api/admin/notes').set('x-access-token', token);
    expect(reply.status).toBe(403);
  });
});

describe.each(places)('the notes in $kind', ({ newPlace }) => {
  test('belong to their users', async () => {
    const place = await newPlace();
    const users = await openUsers(place.url);
    const notes = openNotes(users.sql);
    const [one, other] = [await addMember(users), await addMember(users)];

    const note = await notes.add(one.id, 'first');
    expect(note).toEqual({ id: expect.any(String), text: 'first', changed: expect.any(Number) });
    expect(await notes.find(one.id, note.id)).toEqual(note);
    expect(await notes.replace(one.id, note.id, 'second')).toMatchObject({ text: 'second' });
    expect(await notes.list(one.id)).toMatchObject([{ id: note.id, text: 'second' }]);
    expect(await notes.listAll()).toMatchObject([{ id: note.id, username: one.username }]);

    expect(await notes.find(other.id, note.id)).toBeUndefined();
    expect(await notes.replace(other.id, note.id, 'third')).toBeUndefined();
    expect(await notes.remove(other.id, note.id)).toBe(false);
    expect(await notes.list(other.id)).toEqual([]);

    expect(await notes.remove(one.id, note.id)).toBe(true);
    expect(await notes.remove(one.id, note.id)).toBe(false);
    await notes.add(one.id, 'gone with its user');
    await users.remove(one.id);
    expect(await notes.listAll()).toEqual([]);
    await users.close();
    await place.remove();
  });
});
