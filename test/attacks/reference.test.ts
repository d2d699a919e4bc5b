import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSecret } from '#server/secret.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { endingOf } from '../../src/attacks/outcome.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { makeApp } from '../support/world.ts';

// Like a deployment whose secret was rotated twice: three secrets verify.
const server = await makeApp({ previousSecrets: [makeSecret(), makeSecret()] });
const { url, member, config } = server;
const { username, password } = member;

afterAll(server.close);

describe('against the reference', () => {
  let report: Report;
  const heard: string[] = [];

  beforeAll(async () => {
    report = await runAttacks(
      { url, username, password, secret: config.secret },
      { onProgress: ({ attack }, done, all) => heard.push(`${done}/${all} ${attack.id}`) },
    );
  }, 150_000);

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

test('without the secret only the attacks that need it are skipped', async () => {
  const report = await runAttacks({ url, username, password });
  const skipped = report.results.filter(({ outcome }) => endingOf(outcome) === 'skipped');
  expect(report.fault).toBe(undefined);
  expect(skipped.map(({ attack }) => attack)).toEqual(
    catalogue.filter(({ needs }) => needs === 'secret'),
  );
  expect(report.counts).toMatchObject({ through: 0, wrong: 0 });
}, 120_000);

test('some attacks can be chosen', async () => {
  const attacks = catalogue.filter(({ lesson }) => lesson === 3);
  const report = await runAttacks({ url, username, password }, { attacks });
  expect(report.results.map(({ attack }) => attack)).toEqual(attacks);
  expect(report.counts.held).toBe(attacks.length);
});
