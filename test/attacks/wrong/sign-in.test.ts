import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { catalogue } from '../../../src/attacks/catalogue.ts';
import { objectIn } from '../../../src/attacks/json.ts';
import { type Ending, endingOf } from '../../../src/attacks/outcome.ts';
import { runAttacks } from '../../../src/attacks/run.ts';
import { serve } from '../serving.ts';
import {
  type Around,
  type Before,
  credentials,
  makeSmallServer,
  refusal,
  signIn,
  usual,
} from './small-server.ts';

async function endingOn(
  id: string,
  before: Before,
  around: Around = () => ({}),
): Promise<Ending[]> {
  const url = await serve(makeSmallServer({ before, around }));
  const attacks = catalogue.filter((attack) => attack.id === id);
  const { fault, results } = await runAttacks({ url, ...credentials }, { attacks });
  expect(fault).toBe(undefined);
  return results.map(({ outcome }) => endingOf(outcome));
}

/** Refuses names that are taken, and passwords that a rule calls unfit. */
function registering(taken: (name: string) => boolean, fit: (password: string) => boolean): Before {
  return ({ url }, sent) => {
    const { username, password } = objectIn(sent.toString()) ?? {};
    if (url !== '/users') return undefined;
    if (typeof username !== 'string' || typeof password !== 'string')
      return refusal(400, 'invalid_request');
    if (!fit(password)) return refusal(400, 'invalid_password');
    return taken(username) ? refusal(409, 'name_taken') : { status: 201, body: {} };
  };
}

const { username } = credentials;
const long = (password: string) => password.length >= 8;
const strict = (password: string) => {
  const visible = password.normalize().replaceAll(/[\p{Default_Ignorable_Code_Point}\s]/gu, '');
  return [...visible].length >= 8 && [...visible].length <= 256;
};

test.each<[string, Before]>([
  ['register-taken', registering(() => false, strict)],
  ['register-case', registering((name) => name === username, strict)],
  ['register-script', registering((name) => name.toLowerCase() === username, strict)],
  ['register-width', registering((name) => name.toLowerCase() === username, strict)],
  ['register-invisible', registering((name) => name.trim() === username, strict)],
  [
    'register-short-password',
    registering(
      (name) => name === username,
      () => true,
    ),
  ],
  ['register-password-units', registering((name) => name === username, long)],
  [
    'register-password-name',
    registering(
      (name) => name === username,
      () => true,
    ),
  ],
])('%s finds a registration that should be refused', async (id, before) => {
  expect(await endingOn(id, before)).toEqual(['through']);
});

test('a server without registration is not judged by it', async () => {
  expect(await endingOn('register-taken', () => undefined)).toEqual(['skipped']);
});

/** Reads a login as other bytes than were sent. */
function reading(read: (sent: Buffer) => Record<string, unknown> | undefined): Before {
  return ({ url }, sent) => (url === '/login' ? signIn(read(sent)) : undefined);
}

test('body-not-utf8 finds a server that drops bytes', async () => {
  const dropping = reading((sent) => objectIn(sent.toString().replaceAll('\ufffd', '')));
  expect(await endingOn('body-not-utf8', dropping)).toEqual(['through']);
});

test('login-members-twice finds a server that takes the last one', async () => {
  expect(await endingOn('login-members-twice', () => undefined)).toEqual(['through']);
});

test('body-token-twice finds a server that takes the last one', async () => {
  const inBody: Before = (incoming, sent) => {
    const token = objectIn(sent.toString())?.access_token;
    const form = new URLSearchParams(sent.toString()).get('access_token');
    const found = token ?? form;
    if (incoming.url !== '/api/me' || typeof found !== 'string') return undefined;
    incoming.headers['x-access-token'] = found;
    return usual(incoming, '');
  };
  expect(await endingOn('body-token-twice', inBody)).toEqual(['through']);
});

test('credentials-multipart finds a server that reads multipart', async () => {
  const multipart: Before = ({ url, headers }) =>
    url === '/refresh' && headers['content-type']?.startsWith('multipart/')
      ? { status: 200, body: {} }
      : undefined;
  expect(await endingOn('credentials-multipart', multipart)).toEqual(['through']);
});

test('login-shapeless finds a server that counts all requests', async () => {
  let left = 10;
  const counting: Before = ({ url }) => {
    if (url === '/login') left -= 1;
    return url === '/login' && left < 0 ? refusal(429, 'too_many_requests') : undefined;
  };
  expect(await endingOn('login-shapeless', counting)).toEqual(['through']);
});

test('username-accents finds a server that works on every accent', async () => {
  const slow: Before = async (_incoming, sent) => {
    if (sent.includes('\u035d')) await setTimeout(60);
    return undefined;
  };
  expect(await endingOn('username-accents', slow)).toEqual(['through']);
});

test('redirect-path finds a redirect to another host', async () => {
  const redirecting: Before = ({ url = '' }) =>
    /^\/[/\\]/.test(url) ? { status: 302, headers: { Location: url } } : undefined;
  expect(await endingOn('redirect-path', redirecting)).toEqual(['through']);
});

test('headers-on-errors finds refusals without the headers of other responses', async () => {
  const good: Around = (_incoming, { status }) =>
    status < 400 ? { 'Referrer-Policy': 'no-referrer' } : {};
  expect(await endingOn('headers-on-errors', () => undefined, good)).toEqual(['wrong']);
});

test('every-retry-after finds a 503 that does not say when to come back', async () => {
  const url = await serve(
    makeSmallServer({ before: ({ url }) => (url === '/x' ? refusal(503, 'busy') : undefined) }),
  );
  const attacks = catalogue.filter(({ id }) => ['path-unknown', 'every-retry-after'].includes(id));
  const overloaded = { ...credentials, optionalPath: '/x' };
  const { results } = await runAttacks({ url, ...overloaded }, { attacks });
  expect(results.map(({ outcome }) => endingOf(outcome)).at(-1)).toBe('wrong');
});

test('the small server itself withstands what it should', async () => {
  for (const id of ['login-shapeless', 'username-accents', 'redirect-path', 'headers-on-errors']) {
    expect([id, ...(await endingOn(id, () => undefined))]).toEqual([id, 'held']);
  }
  expect(
    await endingOn(
      'register-case',
      registering(() => true, strict),
    ),
  ).toEqual(['held']);
});
