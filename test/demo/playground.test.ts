import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seedDemoUsers } from '../../src/demo/users.ts';
import { type Site, startSite } from '../browser/support.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await seedDemoUsers(site.users);
});
afterAll(() => site.close());

/** Sends the form of a step's experiment, as a page does, and returns the next page. */
async function tryIt(step: number, fields: Record<string, string>, url = site.url) {
  const answer = await fetch(`${url}/steps/${step}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const text = (await answer.text()).replaceAll('&#34;', '"').replaceAll('&#39;', "'");
  const [, outcome = ''] = /<p class="outcome[^>]*>([\s\S]*?)<\/p>/.exec(text) ?? [];
  return {
    status: answer.status,
    text,
    outcome: outcome
      .replaceAll(/<span [^>]*hidden>[\s\S]*?<\/span>/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    /** The state of each step, in their order. */
    states: [...text.matchAll(/<g class="layer ([\w-]+)">/g)].map(([, state]) => state).reverse(),
  };
}

function tokenIn(text: string): string {
  const [, token = ''] =
    /(?:name="token" value="|<textarea name="token"[^>]*>)([^"<]+)/.exec(text) ?? [];
  return token;
}

describe('the experiment of step 1', () => {
  test.each([
    [{ sample: 'none' }, 'The server does not start. It prints: JWT_SECRET is not set'],
    [
      { sample: 'article' },
      'The server does not start. It prints: JWT_SECRET is shorter than 32 bytes',
    ],
    [{ sample: 'repetitive' }, 'The server does not start. It prints: JWT_SECRET is repetitive'],
    [
      { sample: 'framework' },
      'The server does not start. It prints: JWT_SECRET is a known one that anybody can try',
    ],
    [{ sample: 'random' }, 'The server starts. It finds no weakness in this secret.'],
    [
      { sample: 'own', secret: 'short' },
      'The server does not start. It prints: JWT_SECRET is shorter than 32 bytes',
    ],
    [{ sample: '__proto__' }, 'The server does not start. It prints: JWT_SECRET is not set'],
  ])('reads %j as a start would', async (fields, said) => {
    expect((await tryIt(1, fields)).outcome).toBe(said);
  });

  test('never shows the typed secret', async () => {
    const secret = 'kX9-typed-by-a-visitor-0123456789';
    expect((await tryIt(1, { sample: 'own', secret })).text).not.toContain(secret);
  });
});

describe('the experiment of step 2', () => {
  test('issues a token, and shows its parts', async () => {
    const { text, states } = await tryIt(2, { username: 'ada', password: 'analytical-engine' });
    expect(text).toContain('"alg": "HS256"');
    expect(text).toMatch(/HTTP\/1.1 200 OK/);
    expect(states).toEqual(['passed', 'passed', 'not-built', 'not-built', 'not-built']);
  });

  test('refuses a wrong password and an unknown name with the same response', async () => {
    const answers = await Promise.all(
      ['ada', 'nobody'].map((username) => tryIt(2, { username, password: 'guessed-by-me' })),
    );
    const shown = answers.map(({ text }) => /id="response"[\s\S]*?(HTTP[^<]*)</.exec(text)?.[1]);
    expect(shown[0]).toContain('invalid_credentials');
    expect(shown[0]).toBe(shown[1]);
    for (const { text, states } of answers) {
      expect(text).not.toContain('guessed-by-me');
      expect(states.slice(0, 2)).toEqual(['passed', 'refused']);
    }
  });
});

describe('the experiment of step 3', () => {
  test.each([
    [{ body: 'grace', query: 'ada', header: 'forged' }, 'body (a token of grace)'],
    [{ body: 'nothing', query: 'forged', header: 'ada' }, 'query (a forged token)'],
    [{ body: 'nothing', query: 'nothing', header: 'ada' }, 'header (a token of ada)'],
    [{ body: 'nothing', query: 'nothing', header: 'nothing' }, 'The request has no token'],
  ])('shows which carrier decides: %j', async (fields, said) => {
    const { outcome, states } = await tryIt(3, fields);
    expect(outcome).toContain(said);
    expect(states).toEqual(['passed', 'skipped', 'passed', 'not-built', 'not-built']);
  });
});

describe('the experiment of step 4', () => {
  test.each([
    ['letter', 'The signature is wrong.'],
    ['year', 'The signature is wrong.'],
    ['secret', 'The signature is wrong.'],
    ['algorithm', 'The header must say HS256'],
  ])('names the check that refuses: %s', async (act, said) => {
    const token = tokenIn((await tryIt(4, {})).text);
    const changed = await tryIt(4, { token, act });
    expect(changed.outcome).toContain(said);
    expect(changed.states).toEqual(['passed', 'skipped', 'passed', 'refused', 'not-built']);
    expect(changed.text).toContain('error_description="Access token is not valid"');
    expect(tokenIn(changed.text)).not.toBe(token);
    const sent = await tryIt(4, { token, act: 'look' });
    expect(sent.outcome).toContain('Accepted.');
  });

  test.each(['x', '...', 'a.b.c', '\u{1F600}', 'x'.repeat(9_000), '</textarea><b>'])(
    'refuses any other text: %s',
    async (token) => {
      const { status, outcome, text } = await tryIt(4, { token, act: 'letter' });
      expect(status).toBe(200);
      expect(outcome).toContain('Refused.');
      expect(text).not.toContain('<b>');
    },
  );

  test('issues tokens with a shorter lifetime, never with a longer one', async () => {
    const lifeOf = async (lifetime: string) => {
      const { text } = await tryIt(4, { act: 'issue', lifetime });
      const { iat, exp } = JSON.parse(atob(tokenIn(text).split('.')[1] ?? ''));
      return exp - iat;
    };
    expect(await lifeOf('5')).toBe(5);
    expect(await lifeOf('99999999')).toBe(site.config.lifetime);
    expect(await lifeOf('-5')).toBe(1);
    expect(await lifeOf('soon')).toBe(300);
  });
});

describe('the experiment of step 5', () => {
  test('accepts the token of a guest until the guest is deleted', async () => {
    const made = await tryIt(5, { act: 'guest' });
    expect(made.outcome).toMatch(/^Accepted\. .* It is the user guest-[\da-f]{8}\.$/);
    expect(made.states).toEqual(['passed', 'skipped', 'passed', 'passed', 'passed']);
    const token = tokenIn(made.text);
    expect((await tryIt(5, { act: 'ask', token })).outcome).toContain('It is the user guest-');
    const gone = await tryIt(5, { act: 'delete', token });
    expect(gone.outcome).toContain('but the user is deleted');
    expect(gone.states).toEqual(['passed', 'skipped', 'passed', 'passed', 'refused']);
  });

  test('deletes no user without their valid token', async () => {
    const token = tokenIn((await tryIt(5, { act: 'guest' })).text);
    await tryIt(5, { act: 'delete', token: `${token.slice(0, -4)}AAAA` });
    expect((await tryIt(5, { act: 'ask', token })).outcome).toContain('It is the user guest-');
  });

  test('refuses a request without a token with the bare challenge', async () => {
    const { outcome, text } = await tryIt(5, { act: 'ask' });
    expect(outcome).toContain('this route requires a user');
    expect(text).toContain('www-authenticate: Bearer realm="api"\n');
  });
});

test.each([1, 2, 3, 4, 5])(
  'a page of another site cannot send the form of step %i',
  async (step) => {
    for (const site_ of ['cross-site', 'same-site']) {
      const answer = await fetch(`${site.url}/steps/${step}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': site_ },
      });
      expect(answer.status).toBe(403);
    }
  },
);

test('without DEMO there are lessons, but no playground and no attack lab', async () => {
  const sober = await startSite({ demo: false });
  onTestFinished(() => sober.close());
  const lesson = await fetch(`${sober.url}/steps/4`);
  expect(lesson.status).toBe(200);
  expect(await lesson.text()).not.toMatch(/id="try"|href="\/attacks"/);
  expect((await tryIt(4, { act: 'issue' }, sober.url)).status).toBe(404);
  for (const path of ['/attacks', '/attacks/run']) {
    const answer = await fetch(sober.url + path, { method: 'POST' });
    expect(answer.status, path).toBe(404);
  }
});

test('the playground works without the demo users', async () => {
  const empty = await startSite();
  onTestFinished(() => empty.close());
  expect((await tryIt(4, {}, empty.url)).outcome).toContain('Accepted.');
  expect((await tryIt(3, { header: 'ada' }, empty.url)).outcome).toContain('a token of ada');
});

test.each([
  '/steps/0',
  '/steps/6',
  '/steps/01x',
  '/steps/1/2',
  '/source/../main.ts',
  '/source/x.ts',
  '/source/auth/..%2Fapp.ts',
])('there is no page %s', async (path) => {
  expect((await fetch(site.url + path, { headers: { accept: 'text/html' } })).status).toBe(404);
});
