import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchange } from '#server/sessions/exchange.ts';
import { hashOf, type RefreshToken, random } from '#server/sessions/refresh-token.ts';
import { openSessionStore, type SessionStore } from '#server/sessions/store.ts';
import { openUsers } from '#server/users/open.ts';
import type { UserDatabase } from '#server/users/store.ts';
import { type Place, places } from '../../support/databases.ts';

/** Seconds. */
const times = { lifetime: 100, interval: 10 };

/**
 * What happens to a session. `present` is a refresh token by its age: 0 is the newest, 1 the one before it. Owner and thief
 * are not told apart, because the server cannot do that either.
 */
type Step =
  | { kind: 'wait'; ms: number }
  | { kind: 'present'; age: number }
  | { kind: 'forge' }
  | { kind: 'sign-out' | 'disable' | 'enable' };

const waits = [1, 500, 5_000, 9_999, 10_000, 10_001, 60_000, 99_999, 100_000];
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...waits).map((ms): Step => ({ kind: 'wait', ms })),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(0, 0, 0, 0, 1, 1, 2, 3)
      .map((age): Step => ({ kind: 'present', age })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'forge' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('sign-out' as const, 'disable' as const, 'enable' as const)
      .map((kind): Step => ({ kind })),
  },
);

describe.each(places)('any history of a session on $kind', ({ kind, newPlace }) => {
  /** Fewer on PostgreSQL, where each query waits for another process. */
  const runs = (most: number) => ({ numRuns: kind === 'SQLite' ? most : most / 4 });
  let place: Place;
  let users: UserDatabase;
  let store: SessionStore;
  beforeAll(async () => {
    place = await newPlace();
    users = await openUsers(place.url);
    store = await openSessionStore(users.sql);
  });
  afterAll(async () => {
    await users.close();
    await place.remove();
  });

  async function newSession(now: number) {
    const user = await users.add(randomUUID(), 'hash');
    if (user === undefined) throw new Error('Expected a new user');
    const token: RefreshToken = { family: random(), secret: random() };
    const hashes = { familyHash: hashOf(token.family), currentHash: hashOf(token.secret) };
    const session = { id: randomUUID(), userId: user.id, key: random(), label: '' };
    const expires = now + times.lifetime * 1000;
    await store.start({ ...session, ...hashes, created: now, expires }, 20);
    return { token, user, id: session.id };
  }

  test('is as one chain of secrets says: no second chain, no old token, no way back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        // Later than today, so that no sign-in of another history removes the session.
        const begun = (Math.floor(Date.now() / 1000) + 1_000) * 1000;
        const { token, user, id } = await newSession(begun);
        const chain = [token.secret];
        const model = { now: begun, rotated: begun, ended: false, disabled: false };
        const alive = () =>
          !model.ended && !model.disabled && model.now < model.rotated + times.lifetime * 1000;

        for (const step of steps) {
          if (step.kind === 'wait') model.now += step.ms;
          if (step.kind === 'sign-out') {
            await users.signOut(user.id, begun / 1000 + 1);
            model.ended = true;
          }
          if (step.kind === 'disable' || step.kind === 'enable') {
            model.disabled = step.kind === 'disable';
            await users.setDisabled(user.id, model.disabled);
          }
          if (step.kind === 'forge' || step.kind === 'present') {
            const age = step.kind === 'present' ? step.age : chain.length;
            const secret = chain.at(-1 - age) ?? random();
            const known = chain.at(-1 - age) !== undefined;
            const result = await exchange(store, { ...token, secret }, times, model.now);
            const late = model.now > model.rotated + times.interval * 1000;
            if (!alive()) {
              expect(result).toEqual({ kind: 'unknown' });
            } else if (known && age === 0) {
              expect(result).toMatchObject({
                kind: 'refreshed',
                expires: model.now + times.lifetime * 1000,
              });
              const next = result.kind === 'refreshed' ? result.next.secret : '';
              expect(chain).not.toContain(next);
              chain.push(next);
              model.rotated = model.now;
            } else if (known && age === 1 && !late) {
              expect(result).toMatchObject({
                kind: 'refreshed',
                next: { ...token, secret: chain.at(-1) },
                expires: model.rotated + times.lifetime * 1000,
              });
            } else {
              expect(result).toMatchObject({ kind: 'reused', chain: { id, userId: user.id } });
              model.ended = true;
            }
          }
          const found = await store.findUser(id, user.id, model.now);
          expect(found !== undefined).toBe(alive());
        }
      }),
      runs(400),
    );
  });

  /** Clients that always send their newest token. A lost response is repeated within the interval. */
  test('of an owner alone, with several tabs and lost responses, stays signed in', async () => {
    const visit = fc.record({
      pause: fc.integer({ min: 0, max: times.lifetime * 1000 - 1 }),
      repeats: fc.array(fc.integer({ min: 0, max: times.interval * 1000 }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { maxLength: 12 }), async (visits) => {
        let now = Date.now() + 1_000_000;
        const { token } = await newSession(now);
        let { secret } = token;
        for (const { pause, repeats } of visits) {
          now += pause;
          const successors = new Set<string>();
          for (const delay of [0, ...repeats].sort((one, other) => one - other)) {
            const result = await exchange(store, { ...token, secret }, times, now + delay);
            expect(result.kind).toBe('refreshed');
            if (result.kind === 'refreshed') successors.add(result.next.secret);
          }
          expect(successors.size).toBe(1);
          [secret = ''] = successors;
        }
      }),
      runs(200),
    );
  });

  test('with a thief who took one token ends when the second of them comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: times.interval * 1000 + 1, max: times.lifetime * 1000 - 1 }),
        fc.integer({ min: 0, max: 3 }),
        async (pause, before) => {
          let now = Date.now() + 1_000_000;
          const { token, user, id } = await newSession(now);
          let { secret } = token;
          const use = async (secret: string) => {
            const result = await exchange(store, { ...token, secret }, times, now);
            return result.kind === 'refreshed' ? result.next.secret : undefined;
          };
          for (let n = 0; n < before; n += 1) {
            now += 1_000;
            secret = (await use(secret)) ?? '';
          }
          // Both have the same token. The first of them gets its successor.
          const first = await use(secret);
          expect(first).toBeDefined();
          now += pause;
          expect(await use(secret)).toBe(undefined);
          expect(await use(first ?? '')).toBe(undefined);
          expect(await store.findUser(id, user.id, now)).toBe(undefined);
        },
      ),
      runs(100),
    );
  });
});
