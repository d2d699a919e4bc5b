import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/attacks/catalogue.ts';
import { endingOf } from '../../../src/attacks/outcome.ts';
import { runAttacks } from '../../../src/attacks/run.ts';
import { serve } from '../serving.ts';
import { type Around, type Before, credentials, makeSmallServer } from './small-server.ts';

const allowed = 'https://app.example';
const host = 'app.example';
const attacks = catalogue.filter(({ group }) => group === 'origins');

/** Allows the origins that a rule lets through, and always the right one. */
function allow(rule: (origin: string, incoming: IncomingMessage) => boolean): Around {
  return (incoming) => {
    const { origin } = incoming.headers;
    const granted = origin !== undefined && (origin === allowed || rule(origin, incoming));
    return {
      ...{ Vary: 'Origin', 'Access-Control-Allow-Headers': 'x-access-token' },
      ...(granted && { 'Access-Control-Allow-Origin': origin }),
    };
  };
}

/** Responds to the preflights of the right origin. */
const before: Before = ({ method, headers }) =>
  method === 'OPTIONS' && headers.origin === allowed ? { status: 204 } : undefined;

const exact = allow(() => false);

async function endings(around: Around, other: Before = before): Promise<Record<string, string>> {
  const url = await serve(makeSmallServer({ before: other, around }));
  const report = await runAttacks({ url, ...credentials, allowedOrigin: allowed }, { attacks });
  expect(report.fault).toBe(undefined);
  return Object.fromEntries(
    report.results.map(({ attack, outcome }) => [attack.id, endingOf(outcome)]),
  );
}

test('a small server that compares origins exactly withstands all', async () => {
  expect(new Set(Object.values(await endings(exact)))).toEqual(new Set(['held']));
});

test('without an allowed origin, only attacks that need one are skipped', async () => {
  const url = await serve(makeSmallServer({}));
  const { results } = await runAttacks({ url, ...credentials }, { attacks });
  const skipped = results.filter(({ outcome }) => endingOf(outcome) === 'skipped');
  expect(skipped.map(({ attack }) => attack)).toEqual(
    attacks.filter(({ feature }) => feature === 'allowed-origin'),
  );
});

const pathOf = (incoming: IncomingMessage) => incoming.url?.split('?')[0];

describe('a rule for origins', () => {
  test.each<[string, Around]>([
    ['cors-answer', allow(() => true)],
    ['cors-preflight', allow((_, { method }) => method === 'OPTIONS')],
    ['cors-preflight-everywhere', allow((_, incoming) => pathOf(incoming) === '/users')],
    ['cors-null', allow((origin) => origin === 'null')],
    ['cors-local', allow((origin) => origin.startsWith('file:'))],
    ['cors-errors', allow((_, incoming) => incoming.headers['x-access-token'] === undefined)],
    ['cors-sign-in', allow((_, incoming) => pathOf(incoming) === '/login')],
    ['cors-host', allow((origin, { headers }) => origin.endsWith(`//${headers.host}`))],
    ['cors-suffix', allow((origin) => origin.startsWith(allowed))],
    ['cors-prefix', allow((origin) => origin.endsWith(host))],
    ['cors-subdomain', allow((origin) => origin.endsWith(`.${host}`))],
    ['cors-port', allow((origin) => URL.parse(origin)?.hostname === host)],
    ['cors-scheme', allow((origin) => URL.parse(origin)?.host === host)],
    ['cors-inside', allow((origin) => origin.includes(host))],
    ['cors-pattern', allow((origin) => new RegExp(`^${allowed}$`).test(origin))],
    ['cors-several', allow((origin) => origin.split(/[ ,]+/).includes(allowed))],
    ['cors-credentials', credentialsToo(allow(() => true))],
    ['cors-private-network', privateToo(exact)],
  ])('that is too lenient is found by %s', async (id, around) => {
    expect(await endings(around)).toMatchObject({ [id]: 'through' });
  });

  test.each<[string, Around]>([
    ['cors-allowed', () => ({})],
    [
      'cors-allowed-refusals',
      (incoming, reply) => (reply.status < 400 ? exact(incoming, reply) : {}),
    ],
    [
      'cors-allowed-methods',
      (incoming, reply) => ({ ...exact(incoming, reply), 'Access-Control-Allow-Methods': '*' }),
    ],
    [
      'cors-vary',
      (incoming, reply) => {
        const { Vary: _, ...others } = exact(incoming, reply);
        return others;
      },
    ],
  ])('that is wrong for the right origin is found by %s', async (id, around) => {
    expect(await endings(around)).toMatchObject({ [id]: 'wrong' });
  });

  test('that a script need not keep is found by cors-script', async () => {
    const callback: Before = (incoming, sent) => {
      const name = new URL(incoming.url ?? '', 'http://localhost').searchParams.get('callback');
      return name === null ? before(incoming, sent) : { status: 200, text: `${name}({})` };
    };
    expect(await endings(exact, callback)).toMatchObject({ 'cors-script': 'through' });
  });
});

function credentialsToo(around: Around): Around {
  return (incoming, reply) => ({
    ...around(incoming, reply),
    'Access-Control-Allow-Credentials': 'true',
  });
}

function privateToo(around: Around): Around {
  return (incoming, reply) => ({
    ...around(incoming, reply),
    ...(incoming.method === 'OPTIONS' && { 'Access-Control-Allow-Private-Network': 'true' }),
  });
}
