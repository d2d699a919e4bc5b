import { METHODS } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forge } from '../support/forge.ts';
import { describeWithPostgres, newDatabase } from '../support/postgres.ts';
import { endProcesses } from '../support/process.ts';
import { exchange, type Reply } from '../support/raw-http.ts';
import { type Started, startScript } from '../support/start.ts';
import { goodHeader, randomConfig, temporaryDirectory } from '../support/world.ts';
import { repeated } from './parameters.ts';
import { anyRequest, bytesOf, type Request } from './requests.ts';

const directory = temporaryDirectory();
afterAll(async () => {
  await endProcesses();
  directory.remove();
});

describe('a server on SQLite', () => {
  withstands(() => ({ url: join(directory.path, 'users.sqlite'), remove: () => {} }));
});

describeWithPostgres('a server on PostgreSQL', () => {
  withstands(newDatabase);
});

type Place = { url: string; remove(): void | Promise<void> };

function withstands(newPlace: () => Place | Promise<Place>): void {
  const { secret, issuer } = randomConfig();
  let place: Place;
  let server: Started;
  let url: string;
  let id: string;

  beforeAll(async () => {
    place = await newPlace();
    server = startScript('src/server/main.ts', {
      ...{ JWT_SECRET: secret, JWT_ISSUER: issuer, PORT: '0', DATABASE_URL: place.url },
      ...{ TRUST_PROXY: '1', TOKEN_CARRIERS: 'body query header bearer', LOG_LEVEL: 'trace' },
    });
    url = await server.url;
    const grace = { username: 'grace', password: 'correct-horse' };
    const registered = await request(url).post('/users').send(grace);
    id = registered.body.user.id;
  });

  test('returns no 5xx to any request, and always the same JSON', async () => {
    const tally = new Map<number | undefined, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest(), { maxLength: 60, size: 'max' }), async (requests) => {
        const replies = await Promise.all(requests.map(send));
        for (const [index, sent] of requests.entries()) {
          const reply = replies[index];
          tally.set(reply?.status, (tally.get(reply?.status) ?? 0) + 1);
          expectOrderly(sent, reply);
        }
      }),
      { numRuns: 100, ...repeated },
    );
    // Node returns 417, and 501 is for a method that does not exist.
    for (const status of [200, 400, 401, 404, 405, 415, 417, 501]) {
      expect(tally.get(status), String(status)).toBeGreaterThan(10);
    }

    expect((await request(url).get('/health')).status).toBe(200);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.printed.stderr).toBe('');
    // Nothing broke: 50 is the level of an error.
    expect(server.printed.stdout).not.toContain('"level":50');
  });

  afterAll(async () => {
    await place.remove();
  });

  /** Every request gets a new good token, since some requests sign its user out. */
  function send(sent: Request): Promise<Reply | undefined> {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: id, iat, exp: iat + 600 };
    return exchange(url, bytesOf(sent, forge(goodHeader, claims, secret)), !isWhole(sent));
  }
}

function isWhole({ missing }: Request): boolean {
  return missing === 0;
}

/** Node itself responds, without a body, to requests that it cannot parse; all other responses are ours. */
function expectOrderly(sent: Request, reply: Reply | undefined): void {
  if (reply === undefined) {
    // Node closes the connection of a client that sends half a request, or asks for a tunnel.
    expect(isWhole(sent) ? sent.method : 'CONNECT').toBe('CONNECT');
    return;
  }
  const { status, headers, body } = reply;
  if (headers['x-request-id'] === undefined) {
    expect([400, 408, 417, 431]).toContain(status);
    expect(['', '0']).toContain(body); // 0 is the length of an empty chunk.
    return;
  }
  const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
  if (status >= 500) {
    expect(status).toBe(501);
    expect(METHODS).toContain(sent.method);
    expect(known).not.toContain(sent.method);
  }
  if (status >= 400 && sent.method !== 'HEAD') {
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body)).toEqual({
      error: expect.stringMatching(/^[a-z_]+$/),
      error_description: expect.stringMatching(/^[A-Z][ -~]+$/),
    });
  }
}
