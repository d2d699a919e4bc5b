import request from 'supertest';
import { expect, onTestFinished, test } from 'vitest';
import { makeApp } from '../support/world.ts';

test('/ready is 200 until the server begins to stop, and then 503; /health stays 200', async () => {
  const stopping = new AbortController();
  const { url, close } = await makeApp({ stopping: stopping.signal });
  onTestFinished(close);
  const ready = await request(url).get('/ready');
  expect(ready).toMatchObject({ status: 200, body: { status: 'ready' } });

  stopping.abort();
  const stopped = await request(url).get('/ready');
  expect(stopped).toMatchObject({ status: 503, body: { error: 'stopping' } });
  expect(stopped.headers['retry-after']).toBe('1');
  expect((await request(url).get('/health')).status).toBe(200);
});

test('/ready is 503 while the database does not answer; /health stays 200', async () => {
  const { app, users, url, close } = await makeApp();
  app.silent = true;
  onTestFinished(close);
  await users.close();
  const reply = await request(url).get('/ready');
  expect(reply).toMatchObject({ status: 503, body: { error: 'service_unavailable' } });
  expect(reply.headers['retry-after']).toBe('5');
  expect((await request(url).get('/health')).status).toBe(200);
});
