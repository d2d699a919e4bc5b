import request from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { jsonAnswer, seen } from '../support/answers.ts';
import { makeApp } from '../support/world.ts';

const { url, close } = await makeApp({
  bodyLimits: { '/': 2_000, '/api/notes': 5_000, '/api/notes/tiny': 100 },
});
afterAll(close);

/** The status for a JSON body of this length in bytes. 404: the body was read, and there is no such route. */
async function statusOf(path: string, length: number): Promise<number> {
  const body = JSON.stringify({ text: 'a'.repeat(length - 11) });
  return (await request(url).put(path).type('json').send(body)).status;
}

test.each([
  ['/other', 2_000],
  ['/login', 2_000],
  ['/api/note', 2_000],
  ['/api/notes-of-others', 2_000],
  ['/x/api/notes', 2_000],
  ['/api/notes', 5_000],
  ['/API/Notes/', 5_000],
  ['/api/notes/7/text', 5_000],
  ['/api/notes?text=/api/notes/tiny', 5_000],
  ['/api/notes/tiny', 100],
  ['/api/notes/tiny/7', 100],
])('%s reads %i bytes and no more', async (path, limit) => {
  expect(await statusOf(path, limit)).not.toBe(413);
  expect(await statusOf(path, limit + 1)).toBe(413);
});

test('a form has the same limit', async () => {
  const answer = jsonAnswer(413, {
    error: 'payload_too_large',
    error_description: 'Payload Too Large',
  });
  const form = `text=${'a'.repeat(1_996)}`;
  expect(seen(await request(url).post('/other').type('form').send(form))).toEqual(answer);
});
