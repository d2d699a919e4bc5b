import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { newMember } from '../support/client.ts';
import { placeForEach, places } from '../support/databases.ts';
import { endProcesses } from '../support/process.ts';
import { freePort } from './cluster.ts';
import { Crowd, expectKept } from './crowd.ts';
import { serve } from './serve.ts';

afterAll(endProcesses);

describe.each(places)('a server under load, with $kind,', ({ newPlace }) => {
  const place = placeForEach(newPlace);

  test('responds to every request that it has accepted before SIGTERM, and to none after it', async () => {
    const port = String(await freePort());
    const server = serve(place().url, { PORT: port });
    const url = await server.url;
    const member = await newMember(url);
    const crowd = new Crowd([url], member.token, 10);
    await crowd.until(({ admitted }) => admitted.length >= 6);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.printed.stderr).toBe('');

    const ledger = await crowd.gone();
    expect(ledger.refused).toEqual([]);
    for (const { status } of ledger.read) expect(status).toBe(200);
    // A client without a response was not registered, so every registered user has a response.
    expect((await place().names()).toSorted()).toEqual(
      [member, ...ledger.admitted].map(({ username }) => username).toSorted(),
    );
    const next = serve(place().url, { PORT: port });
    expect(await next.url).toBe(url);
    await expectKept(ledger, url, place().names);
  });

  test('closes a connection that keeps sending requests, and responds until then', async () => {
    const server = serve(place().url);
    const url = await server.url;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const heard: (string | undefined)[] = [];
    for (;;) {
      const asked = request(`${url}/health`, { agent }).end();
      // Between two requests a connection may always be closed.
      const answer = once(asked, 'response').catch(() => []);
      const [reply]: IncomingMessage[] = await answer;
      if (reply === undefined) break;
      expect(reply.statusCode).toBe(200);
      expect(JSON.parse(await text(reply))).toEqual({ status: 'ok' });
      heard.push(reply.headers.connection);
      if (reply.headers.connection === 'close') break;
      if (heard.length === 50) server.signal('SIGTERM');
    }
    agent.destroy();
    expect(heard.length).toBeGreaterThanOrEqual(50);
    expect(await server.ended).toBe(0);
  });
});
