import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demoUsers } from '../../src/demo/users.ts';
import { root } from '../support/repository.ts';
import { type Site, startSite, tokenFor } from './support.ts';
import { weightOf } from './weight.ts';

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const lessons = ['/steps/1', '/steps/2', '/steps/3', '/steps/4', '/steps/5'];
const pages = [
  '/',
  '/steps',
  ...lessons,
  '/source/auth/decode.ts',
  '/attacks',
  '/attacks?lesson=4',
  '/attacks/no-token',
  '/sign-in',
  '/who-am-i',
];

/** Requests a path unchanged, with these headers only: fetch would normalize the path and add headers. */
async function ask(url: string, path: string, headers = {}) {
  const { hostname, port } = new URL(url);
  const [answer] = await once(get({ hostname, port, path, headers, agent: false }), 'response');
  const body = (await answer.toArray()).join('');
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe('the pages as responses', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test.for([...pages, '/no/such/page'])(
    'have a strict policy and are not kept: %s',
    async (path) => {
      const { headers } = await fetch(site.url + path, { headers: html });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split(';').toSorted()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "script-src 'self'",
        "style-src 'self'",
        "trusted-types 'none'",
      ]);
      expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  test.for(pages)('weigh at most 100 KB with everything they load: %s', async (path) => {
    const answer = await fetch(site.url + path);
    const loads = await weightOf(site.url, await answer.text());
    expect(loads).toBeGreaterThan(60_000);
    expect(Number(answer.headers.get('content-length')) + loads).toBeLessThan(100_000);
  });

  test('are compressed for browsers that read it', async () => {
    const packed = { ...html, 'Accept-Encoding': 'gzip' };
    const page = await fetch(`${site.url}/steps/2`, { headers: packed });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('vary')).toContain('Accept-Encoding');
    const whole = await fetch(`${site.url}/steps/2`, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    expect(whole.headers.get('content-encoding')).toBeNull();
    expect(await page.text()).toBe(await whole.text());
    expect(Number(page.headers.get('content-length')) * 3).toBeLessThan(
      Number(whole.headers.get('content-length')),
    );
    const missing = await fetch(`${site.url}/no/such/page`, { headers: packed });
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-encoding')).toBe('gzip');
  });

  test('have styles that load only our images', async () => {
    const page = await (await fetch(site.url)).text();
    const sheets = [...page.matchAll(/href="([^"]+\.css)"/g)].map(([, path = '']) => path);
    expect(sheets).toHaveLength(1);
    for (const path of sheets) {
      const css = await (await fetch(site.url + path)).text();
      expect(css.match(/url\((?!"?\/assets\/)[^)]*/g), path).toBeNull();
    }
  });

  test('do not change the headers of the API', async () => {
    const { headers } = await fetch(`${site.url}/api/me`, { headers: html });
    expect(headers.get('content-security-policy')).toBeNull();
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test.for([
    ['/no/such/page', html, 'text/html; charset=utf-8'],
    ['/no/such/page', {}, 'application/json; charset=utf-8'],
    ['/api/none', html, 'application/json; charset=utf-8'],
  ] as const)('are missing in the requested format: %s', async ([path, headers, type]) => {
    const answer = await fetch(site.url + path, { headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('show an unknown path as text', async () => {
    const path = encodeURI('/<script>alert(1)</script>');
    const { status, body } = await ask(site.url, path, html);
    expect(status).toBe(404);
    expect(body).not.toContain('<script>alert');
  });

  test('say why the visitor must sign in, in fixed sentences', async () => {
    const read = async (query: string) => {
      const page = await (await fetch(`${site.url}/sign-in${query}`)).text();
      // Short words of the query are part of the link to the other language.
      return page.replaceAll(/"\?[\w=&;]+lang=/g, '"?lang=');
    };
    expect(await read('?reason=expired')).toContain('Your token has expired');
    const plain = await read('');
    for (const query of ['?reason=You+won', '?reason=toString', '?reason=expired&reason=expired']) {
      expect(await read(query), query).toBe(plain);
    }
  });

  test('show the demo users with DEMO only', async () => {
    const sober = await startSite({ demo: false });
    onTestFinished(() => sober.close());
    const shown = await (await fetch(`${site.url}/sign-in`)).text();
    const hidden = await (await fetch(`${sober.url}/sign-in`)).text();
    for (const { username, password } of demoUsers) {
      expect(shown).toContain(password);
      expect(hidden).not.toContain(username);
      expect(hidden).not.toContain(password);
    }
  });

  test('refuse other methods and name the allowed ones', async () => {
    const answer = await fetch(`${site.url}/sign-in`, { method: 'POST' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('HEAD, GET');
  });

  test('show the state of the chain at /inspect', async () => {
    const user = await site.addUser('curie');
    const headers = { 'x-access-token': tokenFor(site, user) };
    const answer = await (await fetch(`${site.url}/inspect`, { headers })).json();
    expect(answer).toMatchObject({ carrier: 'header', user: { id: user.id, username: 'curie' } });
    expect((await fetch(`${site.url}/inspect?access_token=bad`)).status).toBe(401);
    expect(await (await fetch(`${site.url}/inspect`)).json()).toMatchObject({
      carrier: null,
      claims: null,
      user: null,
    });
  });

  test('have assets that browsers store and validate again', async () => {
    const page = await (await fetch(`${site.url}/who-am-i`)).text();
    const links = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(links).toContain('/assets/jquery.min.js');
    expect(links).toContain('/assets/client/who-am-i.js');
    for (const path of links) {
      const { status, headers } = await ask(site.url, String(path));
      expect(status, path).toBe(200);
      const isFont = String(path).endsWith('.woff2');
      expect(headers['cache-control']).toBe(isFont ? 'max-age=604800' : 'no-cache');
      const known = { 'If-None-Match': headers.etag };
      expect(await ask(site.url, String(path), known), path).toMatchObject({
        status: 304,
        body: '',
      });
    }
  });

  test('serve the client without its docstrings, and otherwise unchanged', async () => {
    const isDocstring = (line: string) => /^ *(\/\*\*| \*)/.test(line);
    for (const name of ['carriers.js', 'session.js', 'panel.js']) {
      const served = await (await fetch(`${site.url}/assets/client/${name}`)).text();
      const file = await readFile(join(root, 'src/demo/client', name), 'utf8');
      const lines = file.split('\n').filter((line) => !isDocstring(line));
      expect(served.split('\n')).toEqual(lines);
    }
  });

  test.for([
    '/assets/../package.json',
    '/assets/client/../pages.ts',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/client/session.js%00',
    '/assets/client/tsconfig.json',
    '/assets/',
    '/.env',
    '/package.json',
    '/.git/config',
    '/data/demo.sqlite',
  ])('serve only the assets: %s', async (path) => {
    const { status, body } = await ask(site.url, path);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ error: 'not_found' });
  });

  test('have views that print only our own Markdown unescaped', async () => {
    const folder = join(root, 'views');
    const names = (await readdir(folder, { recursive: true })).filter((name) => /ejs$/.test(name));
    expect(names).toContain('sign-in.ejs');
    const ours =
      /^<%- (include\([^()]+\)|sayHtml\('[^']+'\)|(lesson\.|section\.|panel\.)?(\w*H|h)tml) %>$/;
    for (const name of names) {
      const view = await readFile(join(folder, name), 'utf8');
      const raw = view.match(/<%-.*?%>/g) ?? [];
      expect(
        raw.filter((print) => !ours.test(print)),
        name,
      ).toEqual([]);
      const code = [...view.matchAll(/<% (.*?) %>/g)].map(([, text]) => text);
      for (const text of code) expect(text, name).toMatch(/^(for|if) \(.*\) \{$|^\}( else \{)?$/);
    }
  });

  test('are served by the start script, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'start-'));
    const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        DATABASE_URL: join(folder, 'users.sqlite'),
        JWT_SECRET: randomBytes(32).toString('hex'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    onTestFinished(async () => {
      child.kill();
      await exited;
      await rm(folder, { recursive: true });
    });
    let url = '';
    for await (const line of createInterface({ input: child.stdout })) {
      url = /Listening on (http[^\s"]+)/.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
    for (const path of pages) expect((await fetch(url + path)).status, path).toBe(200);
  });
});
