import { afterAll, describe, expect, test } from 'vitest';
import { newMember, newPerson, register, signIn } from '../support/client.ts';
import { placeForEach, places } from '../support/databases.ts';
import { endProcesses } from '../support/process.ts';
import { freePort } from './cluster.ts';
import { Crowd, expectKept } from './crowd.ts';
import { serve } from './serve.ts';

afterAll(endProcesses);

describe.each(places)('a server under load, with $kind,', ({ newPlace }) => {
  const place = placeForEach(newPlace);

  test('may be killed, twice, and starts on the same port with everybody it has let in', async () => {
    const port = String(await freePort());
    let server = serve(place().url, { PORT: port });
    const url = await server.url;
    const member = await newMember(url);
    for (let kills = 1; kills <= 2; kills += 1) {
      const crowd = new Crowd([url], member.token, 4);
      await crowd.until(({ admitted }) => admitted.length >= 6);
      server.signal('SIGKILL');
      expect(await server.ended).toBe('SIGKILL');
      const ledger = await crowd.gone();

      server = serve(place().url, { PORT: port });
      expect(await server.url).toBe(url);
      for (const { status } of ledger.read) expect(status).toBe(200);
      await expectKept(ledger, url, place().names);
    }
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    expect(await register(url, newPerson())).toMatchObject({ status: 201 });
  });
});
