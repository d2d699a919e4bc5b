import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { allPlaces } from '#server/tokens/carriers.ts';
import { exchange } from '../support/raw-http.ts';
import { makeWorld } from '../support/world.ts';
import { anyMutant, richSubject, tokenOf } from './mutants.ts';
import { repeated } from './parameters.ts';

const { world, end } = await makeWorld();
const subject = await richSubject(world.member);
const carriers = ['body', 'query', 'header', 'bearer'] as const;
const app = createApp(subject.config, world.users, { ...subject.options, places: allPlaces });
const server = await listen(app, '127.0.0.1', 0);

afterAll(async () => {
  await server.close();
  await end();
});

/** The bytes of a request for /api/me with a token; undefined if a header cannot contain it. */
const requests: Record<(typeof carriers)[number], (token: string) => Uint8Array | undefined> = {
  body: (token) => {
    const body = Buffer.from(JSON.stringify({ access_token: token }));
    const lines = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    return Buffer.concat([head('POST /api/me', lines), body]);
  },
  query: (token) => head(`GET /api/me?${new URLSearchParams({ access_token: token })}`),
  header: (token) => inHeader('x-access-token: ', token),
  bearer: (token) => inHeader('Authorization: Bearer ', token),
};

function head(requestLine: string, lines: string[] = []): Uint8Array {
  const all = [`${requestLine} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines];
  return Buffer.from(`${all.join('\r\n')}\r\n\r\n`);
}

/** A header ends at its line break, and white space around a value is not part of it. */
function inHeader(start: string, token: string): Uint8Array | undefined {
  return /[\r\n]|^[ \t]|[ \t]$/.test(token) ? undefined : head('GET /api/me', [start + token]);
}

/** The status of the response to a token in a carrier. */
async function ask(carrier: keyof typeof requests, token: string): Promise<number | undefined> {
  const bytes = requests[carrier](token);
  return bytes && (await exchange(server.url, bytes))?.status;
}

test('no mutant of a token is accepted in any carrier', async () => {
  for (const good of subject.goods) {
    for (const carrier of carriers) expect(await ask(carrier, good)).toBe(200);
  }
  let sent = 0;
  const property = fc.asyncProperty(anyMutant(subject), async (mutant) => {
    const token = tokenOf(mutant, subject);
    fc.pre(token !== undefined);
    const answers = await Promise.all(carriers.map((carrier) => ask(carrier, token)));
    const statuses = answers.filter((status) => status !== undefined);
    for (const status of statuses) expect([400, 401]).toContain(status);
    sent += statuses.length;
  });
  await fc.assert(property, { numRuns: 1_000, ...repeated });
  expect(sent).toBeGreaterThan(3_000);
});
