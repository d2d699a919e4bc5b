import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { headerCarrier, present, tokenHeaders } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  type RequestAttack,
  requestAttacks,
} from '../define-attacks.ts';
import type { HttpResponse } from '../http/response.ts';
import { breach, judgeRefusal, showsUser, withStatus } from '../judge-response.ts';
import { type AttackId, say } from '../message.ts';
import type { Outcome } from '../outcome.ts';

const files: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice: 'files',
};

const errorTexts: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice: 'error-texts',
};

const httpSyntax: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice: 'http-syntax',
};

const secretPaths: [id: AttackId, path: string][] = [
  ['file-env', '/.env'],
  ['file-git', '/.git/config'],
  ['file-package', '/package.json'],
  ['file-database', '/data/demo.sqlite'],
  ['file-source', '/src/main.ts'],
  ['file-up', '/../.env'],
  ['file-up-escaped', '/%2e%2e%2f.env'],
  ['file-up-backslash', '/..%5c.env'],
  ['file-up-assets', '/assets/../../.env'],
  ['file-up-double', '/assets/%252e%252e/.env'],
  ['file-up-nul', '/assets/..%00/.env'],
];

/** Requests that attack the server around the tokens: files, errors, HTTP itself. */
export const server: Attack[] = [
  ...requestAttacks(
    { ...files, allowed: withStatus(400, 403, 404) },
    secretPaths.map(([id, path]): RequestAttack => ({ id, request: () => ({ path }) })),
  ),

  ...requestAttacks({ ...errorTexts, allowed: withStatus(404) }, [
    {
      id: 'path-unknown',
      request: () => ({ path: '/no/such/path' }),
    },
    {
      id: 'path-broken-escape',
      request: () => ({ path: '/%E0%A4%A' }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'path-nul-only',
      request: () => ({ path: '/%00' }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'path-long',
      request: () => ({ path: `/${'a'.repeat(8_000)}` }),
      allowed: withStatus(400, 404, 414, 431),
    },
    {
      id: 'target-no-url',
      request: ({ token }) => ({ path: `http://[?access_token=${token}` }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'method-trace',
      request: (session) => ({
        method: 'TRACE',
        path: session.protectedPath,
        headers: tokenHeaders(headerCarrier(session), session.token),
      }),
      allowed: withStatus(400, 401, 404, 405, 501),
    },
    {
      id: 'method-unknown',
      request: ({ protectedPath: path }) => ({ method: 'PROPFIND', path }),
      allowed: withStatus(400, 401, 404, 405, 501),
    },
    {
      id: 'header-long',
      request: ({ protectedPath: path }) => ({ path, headers: { 'x-filler': 'a'.repeat(20_000) } }),
      allowed: withStatus(400, 413, 431),
    },
  ]),
  ...customAttacks(errorTexts, [
    {
      id: 'server-named',
      run: async (session) => {
        const response = await sendGoodToken(session);
        const leaked = response.headers['x-powered-by'] ?? response.headers.server ?? '';
        const named = 'x-powered-by' in response.headers || /\d/.test(leaked);
        return named
          ? breach(response, say('attack.expected.unnamed', { text: leaked }), false)
          : { held: true };
      },
    },
    {
      id: 'header-injected',
      run: async ({ send }) => {
        const response = await send({ path: '/nowhere%0d%0aX-Injected:%20yes' });
        if ('x-injected' in response.headers)
          return breach(response, say('attack.expected.no-injected-header'), true);
        return judgeRefusal(response, ...withStatus(400, 404));
      },
    },
    {
      id: 'host-repeated',
      run: async ({ send }) => {
        const host = 'evil.example';
        const headers = { 'x-forwarded-host': host, 'x-host': host, forwarded: `host=${host}` };
        const response = await send({ path: '/no/such/path', headers });
        const leaked = [response.text, ...Object.values(response.headers)].join('\n');
        if (leaked.includes(host))
          return breach(response, say('attack.expected.no-host', { host }), true);
        return judgeRefusal(response, ...withStatus(404));
      },
    },
  ]),

  ...customAttacks(httpSyntax, [
    {
      id: 'wire-two-lengths',
      run: rawHeaders('Content-Length: 5', 'Content-Length: 6'),
    },
    {
      id: 'wire-length-and-chunks',
      run: rawHeaders('Content-Length: 5', 'Transfer-Encoding: chunked'),
    },
    {
      id: 'wire-chunks-odd',
      run: rawHeaders('Transfer-Encoding: xchunked'),
    },
    {
      id: 'wire-folded-header',
      run: rawHeaders('x-access-token: a', ' b'),
    },
    {
      id: 'wire-header-nul',
      run: rawHeaders('x-access-token: a\0b'),
    },
    {
      id: 'wire-header-space',
      run: rawHeaders('x-access-token : a'),
    },
    {
      id: 'wire-no-host',
      run: async ({ protectedPath, sendRaw }) =>
        judgeRefusal(
          await sendRaw(`GET ${protectedPath} HTTP/1.1\r\nConnection: close\r\n\r\n`),
          ...withStatus(400),
        ),
    },
    {
      id: 'wire-no-method',
      run: async ({ protectedPath, sendRaw }) =>
        judgeRefusal(
          await sendRaw(
            `FOO ${protectedPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
          ),
          ...withStatus(400, 405, 501),
        ),
    },
    {
      id: 'wire-hang-up',
      run: async (session) => {
        const head =
          'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
        await session.sendRaw(`${head}Content-Length: 100\r\n\r\n{"username":`, true);
        const response = await sendGoodToken(session);
        if (showsUser(response, session.username)) return { held: true };
        return breach(response, say('attack.expected.running'), true);
      },
    },
  ]),
];

async function sendGoodToken(session: AttackSession): Promise<HttpResponse> {
  return (await present(session, session.token)) ?? session.loginResponse;
}

/** Sends header lines that no client would send; the server must return 400. */
function rawHeaders(...lines: string[]) {
  return async ({ protectedPath, sendRaw }: AttackSession): Promise<Outcome> => {
    const head = [`POST ${protectedPath} HTTP/1.1`, 'Host: localhost', 'Connection: close'];
    const text = `${[...head, ...lines].join('\r\n')}\r\n\r\n0\r\n\r\n`;
    return judgeRefusal(await sendRaw(text), ...withStatus(400, 501));
  };
}
