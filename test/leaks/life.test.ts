import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '#server/secret.ts';
import { hashOf } from '#server/sessions/refresh-token.ts';
import { courseAttacks } from '../../src/attacks/catalogue.ts';
import { runAttacks } from '../../src/attacks/run.ts';
import { newPerson, register } from '../support/client.ts';
import { type Place as Database, places } from '../support/databases.ts';
import { endProcesses } from '../support/process.ts';
import { startScript } from '../support/start.ts';
import { postgresRows, sqliteBytes } from './dump.ts';
import { type Issued, takeIssued } from './issued.ts';
import { live } from './life.ts';
import { keysIn, liveInSessions, liveWithCookies } from './life-of-sessions.ts';
import { type Hidden, type Place, search, tokensIn } from './search.ts';
import { tap, type Wiretap } from './wiretap.ts';

// To search 2 MB for all parts of 1,700 secrets takes seconds.
describe.each(places)('a whole life on $kind', ({ kind, newPlace }) => {
  const [secret, previous] = [makeSecret(), makeSecret()];
  const hidden: Hidden[] = [
    { what: 'the secret', text: secret },
    { what: 'the previous secret', text: previous },
  ];
  /** What only the database may contain. */
  const stored: Hidden[] = [];
  const kept: Place[] = [];
  const wires: Wiretap[] = [];
  let issued: Issued = { tokens: [], refreshTokens: [], rest: Buffer.of() };
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
    await use({ LOG_LEVEL: 'fatal' }, async (url) => {
      hidden.push(...(await live({ url, database, secret, previous })));
    });
    const sessions = { SESSION_LIFETIME: '3600' };
    await use({ ...sessions, TOKEN_CARRIERS: carriers }, async (url) => {
      hidden.push(...(await liveInSessions({ url, database })));
    });
    await use({ ...sessions, SESSION_COOKIE: '1' }, async (url) => {
      hidden.push(...(await liveWithCookies(url)));
      stored.push(...(await keysIn(database)));
    });
    await use({ THROTTLE: '0', CARRIER_CONFLICT: 'first' }, async (url) => {
      const person = newPerson();
      hidden.push({ what: 'a password', text: person.password });
      await register(url, person);
      // One kind of database for every fourth of them, the other kind for the rest.
      const rest = kind === 'SQLite' ? 0 : 1;
      const attacks = courseAttacks.filter((_attack, index) => index % 4 === rest);
      const report = await runAttacks({ url, ...person, secret }, { attacks, rate: 1_000 });
      expect(report.counts).toMatchObject({ held: attacks.length });
    });
    kept.push(...(kind === 'SQLite' ? sqliteBytes(database) : await postgresRows(database)));

    issued = takeIssued(wires.flatMap((wire) => wire.answered()));
    kept.push({ name: 'an answer', content: issued.rest });
    const sent = wires.flatMap((wire) => wire.sent()).join('\n');
    hidden.push(...tokensIn(`${issued.tokens.join('\n')}\n${sent}`));
    const parts = new Set(issued.refreshTokens.flatMap((token) => token.split('.')));
    for (const text of parts) {
      hidden.push({ what: 'a part of a refresh token', text });
      stored.push({ what: 'the hash of a refresh token', text: hashOf(text) });
    }
  });

  test('leaves a log, responses, users and tokens to search', () => {
    const all = kept.map(({ content }) => Buffer.from(content).toString('latin1'));
    const text = all.join('\n');
    for (const status of [200, 201, 204, 400, 401, 404, 429, 500]) {
      expect(text).toContain(`HTTP/1.1 ${status} `);
      expect(text).toContain(`"status":${status}`);
    }
    expect(text).toContain('$argon2id$');
    expect(text).toContain('"level":50');
    expect(issued.tokens.length).toBeGreaterThan(10);
    expect(issued.refreshTokens.length).toBeGreaterThan(8);
    const bytes = all.reduce((sum, { length }) => sum + length, 0);
    console.log(`${kind}: ${bytes} bytes in ${kept.length} places, ${hidden.length} secrets`);
  });

  test('leaves no secret, no password and no part of a token anywhere', () => {
    expect(search(hidden, kept)).toEqual([]);
  });

  test('leaves hashes and keys of sessions only in the database', () => {
    const ofSessions = ({ name }: Place) => /^the (database|table public.sessions$)/.test(name);
    const others = kept.filter((place) => !ofSessions(place));
    expect(search(stored, others)).toEqual([]);
    const inside = kept
      .filter(ofSessions)
      .map(({ content }) => Buffer.from(content).toString('latin1'));
    const found = stored.filter(({ text }) => inside.some((all) => all.includes(text)));
    expect(new Set(found.map(({ what }) => what))).toEqual(new Set(stored.map(({ what }) => what)));
  });

  test('contains each token once, where it is issued', () => {
    expect(new Set(issued.tokens).size).toBe(issued.tokens.length);
  });

  test('would show a leak', () => {
    const texts = [...new Set([...hidden, ...stored].map(({ text }) => text))].filter(
      ({ length }) => length >= 15,
    );
    const planted = { name: 'the log', content: JSON.stringify(texts.map(encodeURIComponent)) };
    const numbered = texts.map((text, index) => ({ what: String(index), text }));
    const found = new Set(
      search(numbered, [...kept, planted]).map((told) => told.split(' in ')[0]),
    );
    expect(found).toEqual(new Set(texts.map((_text, index) => `${index} stands`)));
  });
});
