import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '#server/secret.ts';
import type { Target } from '../../src/attacks/attack-session.ts';
import { catalogue, courseAttacks } from '../../src/attacks/catalogue.ts';
import { endingOf } from '../../src/attacks/outcome.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { serveSessions } from '../server/sessions/serving.ts';
import { makeApp, temporaryDirectory } from '../support/world.ts';

// Like a deployment whose secret was rotated twice: three secrets verify.
const previousSecrets = [makeSecret(), makeSecret()];
const plain = await makeApp({ previousSecrets });
const allowedOrigin = 'https://app.example';
const directory = temporaryDirectory();
const full = await serveSessions(join(directory.path, 'users.sqlite'), {
  origins: [allowedOrigin],
});
const member = await full.addMember();

afterAll(async () => {
  await plain.close();
  await full.close();
  directory.remove();
});

/** A server without sessions and other origins, and its user. */
function plainTarget(): Target {
  const { url, member, config } = plain;
  const { username, password } = member;
  return { url, username, password, secret: config.secret };
}

describe('against the reference with sessions and an allowed origin', () => {
  let report: Report;
  const heard: string[] = [];

  beforeAll(async () => {
    const { username, password } = member;
    report = await runAttacks(
      { url: full.url, username, password, secret: full.config.secret, allowedOrigin },
      { onProgress: ({ attack }, done, all) => heard.push(`${done}/${all} ${attack.id}`) },
    );
  });

  test('every attack is tried and none gets through', () => {
    expect(report.fault).toBe(undefined);
    expect(report.results.filter(({ outcome }) => endingOf(outcome) !== 'held')).toEqual([]);
    const { length } = catalogue;
    expect(report.counts).toEqual({ held: length, through: 0, wrong: 0, skipped: 0 });
  });

  test('the run reports its progress, in the order of the catalogue', () => {
    const { length } = catalogue;
    expect(heard).toEqual(catalogue.map(({ id }, index) => `${index + 1}/${length} ${id}`));
    expect(report.results.map(({ attack }) => attack)).toEqual(catalogue);
  });

  test('the run ends in time', () => {
    expect(report.time).toBeLessThan(120_000);
  });
});

test('without sessions and other origins, only the attacks on them are skipped', async () => {
  const report = await runAttacks(plainTarget());
  const others = report.results.filter(({ outcome }) => endingOf(outcome) !== 'held');
  expect(report.fault).toBe(undefined);
  expect(others.map(({ attack }) => attack)).toEqual(
    catalogue.filter(({ feature }) => feature === 'sessions' || feature === 'allowed-origin'),
  );
  expect(report.counts).toMatchObject({ through: 0, wrong: 0 });
});

test('without the secret, the attacks that need it are skipped, too', async () => {
  const report = await runAttacks(
    { ...plainTarget(), secret: undefined },
    { attacks: courseAttacks },
  );
  const skipped = report.results.filter(({ outcome }) => endingOf(outcome) === 'skipped');
  expect(report.fault).toBe(undefined);
  expect(skipped.map(({ attack }) => attack)).toEqual(
    courseAttacks.filter(({ needs }) => needs === 'secret'),
  );
  expect(report.counts).toMatchObject({ through: 0, wrong: 0 });
});

test('some attacks can be chosen', async () => {
  const attacks = courseAttacks.filter(({ lesson }) => lesson === 3);
  const report = await runAttacks(plainTarget(), { attacks });
  expect(report.results.map(({ attack }) => attack)).toEqual(attacks);
  expect(report.counts.held).toBe(attacks.length);
});
