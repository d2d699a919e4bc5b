import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '#server/secret.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { newPerson, register } from '../support/client.ts';
import { type Place as Database, places } from '../support/databases.ts';
import { endProcesses } from '../support/process.ts';
import { startScript } from '../support/start.ts';
import { postgresRows, sqliteBytes } from './dump.ts';
import { takeIssued } from './issued.ts';
import { live } from './life.ts';
import { type Hidden, type Place, search, tokensIn } from './search.ts';
import { tap, type Wiretap } from './wiretap.ts';

describe.each(places)('a whole life on $kind', ({ kind, newPlace }) => {
  const [secret, previous] = [makeSecret(), makeSecret()];
  const hidden: Hidden[] = [
    { what: 'the secret', text: secret },
    { what: 'the previous secret', text: previous },
  ];
  const kept: Place[] = [];
  const wires: Wiretap[] = [];
  let issued: string[] = [];
  let place: Database | undefined;
  afterAll(async () => {
    await endProcesses();
    await place?.remove();
  });

  beforeAll(async () => {
    place = await newPlace();
    const database = place.url;
    const env = {
      ...{ JWT_SECRET: secret, JWT_PREVIOUS_SECRETS: previous, DATABASE_URL: database },
      ...{ PORT: '0', LOG_LEVEL: 'trace', TRUST_PROXY: '1', CARRIER_CONFLICT: 'reject' },
    };
    const carriers = 'body query header bearer';

    /** Runs a server while it is used, and keeps its output. */
    const use = async (more: Record<string, string>, act: (url: string) => Promise<void>) => {
      const server = startScript('src/server/main.ts', { ...env, ...more });
      const wire = await tap(await server.url);
      wires.push(wire);
      await act(wire.url);
      if (kind === 'SQLite') kept.push(...sqliteBytes(database));
      server.signal('SIGTERM');
      expect(await server.ended).toBe(0);
      kept.push({ name: 'standard output', content: server.printed.stdout });
      kept.push({ name: 'standard error', content: server.printed.stderr });
    };
    await use({ TOKEN_CARRIERS: carriers }, async (url) => {
      hidden.push(...(await live({ url, database, secret, previous })));
    });
    await use({ LOG_LEVEL: 'silent' }, async (url) => {
      hidden.push(...(await live({ url, database, secret, previous })));
    });
    await use({ THROTTLE: '0', CARRIER_CONFLICT: 'first' }, async (url) => {
      const person = newPerson();
      hidden.push({ what: 'a password', text: person.password });
      await register(url, person);
      // One kind of database for every fourth of them, the other kind for the rest.
      const rest = kind === 'SQLite' ? 0 : 1;
      const attacks = catalogue.filter((_attack, index) => index % 4 === rest);
      const report = await runAttacks({ url, ...person, secret }, { attacks, rate: 1_000 });
      expect(report.counts).toMatchObject({ held: attacks.length });
    });
    kept.push(...(kind === 'SQLite' ? sqliteBytes(database) : await postgresRows(database)));

    const { tokens, rest } = takeIssued(wires.flatMap((wire) => wire.answered()));
    issued = tokens;
    kept.push({ name: 'an answer', content: rest });
    const sent = wires.flatMap((wire) => wire.sent()).join('\n');
    hidden.push(...tokensIn(`${issued.join('\n')}\n${sent}`));
  }, 240_000);

  test('leaves a log, responses, users and tokens to search', () => {
    const all = kept.map(({ content }) => Buffer.from(content).toString('latin1'));
    const text = all.join('\n');
    for (const status of [200, 201, 204, 400, 401, 404, 429, 500]) {
      expect(text).toContain(`HTTP/1.1 ${status} `);
      expect(text).toContain(`"status":${status}`);
    }
    expect(text).toContain('$argon2id$');
    expect(text).toContain('"level":50');
    expect(issued.length).toBeGreaterThan(10);
    const bytes = all.reduce((sum, { length }) => sum + length, 0);
    console.log(`${kind}: ${bytes} bytes in ${kept.length} places, ${hidden.length} secrets`);
  });

  test('leaves no secret, no password and no part of a token anywhere', () => {
    expect(search(hidden, kept)).toEqual([]);
  });

  test('contains each token once, where it is issued', () => {
    expect(new Set(issued).size).toBe(issued.length);
  });

  test('would show a leak', () => {
    const texts = [...new Set(hidden.map(({ text }) => text))].filter(({ length }) => length >= 8);
    const planted = { name: 'the log', content: JSON.stringify(texts.map(encodeURIComponent)) };
    const numbered = texts.map((text, index) => ({ what: String(index), text }));
    const found = new Set(
      search(numbered, [...kept, planted]).map((told) => told.split(' in ')[0]),
    );
    expect(found).toEqual(new Set(texts.map((_text, index) => `${index} stands`)));
  });
});
