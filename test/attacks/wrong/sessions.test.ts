import { expect, test } from 'vitest';
import { catalogue } from '../../../src/attacks/catalogue.ts';
import { endingOf } from '../../../src/attacks/outcome.ts';
import { runAttacks } from '../../../src/attacks/run.ts';
import { serve } from '../serving.ts';
import { credentials, makeSessionServer, secret } from './session-server.ts';

const attacks = catalogue.filter(({ group }) => group === 'sessions');

test('a small server without mistakes withstands all attacks on sessions', async () => {
  const report = await runAttacks(
    { url: await serve(makeSessionServer()), ...credentials, secret },
    { attacks },
  );
  expect(report.fault).toBe(undefined);
  expect(report.results.filter(({ outcome }) => endingOf(outcome) !== 'held')).toEqual([]);
});

/** What is a wrong response, and no gain for an attacker. */
const wrong = ['refresh-only-fields', 'refresh-stored'];

test.each(attacks.map(({ id }) => id))('%s finds its mistake', async (id) => {
  const url = await serve(makeSessionServer(id));
  const attacked = attacks.filter((attack) => attack.id === id);
  const { fault, results } = await runAttacks(
    { url, ...credentials, secret },
    { attacks: attacked },
  );
  expect(fault).toBe(undefined);
  expect(results.map(({ outcome }) => endingOf(outcome))).toEqual([
    wrong.includes(id) ? 'wrong' : 'through',
  ]);
});
