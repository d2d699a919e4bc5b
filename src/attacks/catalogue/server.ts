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
import { leakIn } from '../leaks.ts';
import type { Outcome } from '../outcome.ts';

const files: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice:
    'Serve files from a list of your own and never by a path that a client has written (CWE-22).',
};

const errorTexts: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice:
    'Answer every error in fixed words from one place, and keep what happened in the log (CWE-209).',
};

const httpSyntax: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice:
    'Leave broken HTTP to Node, which answers 400 and hangs up: never pass insecureHTTPParser (RFC 9112, 6.3 and 11.2).',
};

const origins: AttackDefaults = {
  group: 'server',
  lesson: 1,
  advice:
    'Send no Access-Control header unless another origin of yours needs one, and then name it (Fetch standard, CORS protocol).',
};

const secretPaths: [word: string, path: string, gains: string][] = [
  ['env', '/.env', 'The secret itself: tokens for anybody, for ever.'],
  ['git', '/.git/config', 'The whole history of the code, and every secret that was ever in it.'],
  [
    'package',
    '/package.json',
    'The versions of everything, to be looked up in lists of known holes.',
  ],
  ['database', '/data/demo.sqlite', 'All users, and the hashes of their passwords.'],
  ['source', '/src/main.ts', 'The code, to be searched for holes at home.'],
  ['up', '/../.env', 'Any file that the server may read.'],
  ['up-escaped', '/%2e%2e%2f.env', 'Any file that the server may read, by an escaped way up.'],
  ['up-backslash', '/..%5c.env', 'Any file that the server may read, by a way up for Windows.'],
  [
    'up-assets',
    '/assets/../../.env',
    'Any file that the server may read, from a folder of its own.',
  ],
  ['up-double', '/assets/%252e%252e/.env', 'Any file: somebody decodes once too often.'],
  ['up-nul', '/assets/..%00/.env', 'Any file: where texts end at a NUL, checks end, too.'],
];

/** Requests that attack the server around the tokens: files, errors, HTTP itself, origins. */
export const server: Attack[] = [
  ...requestAttacks(
    { ...files, allowed: withStatus(400, 403, 404) },
    secretPaths.map(
      ([word, path, gains]): RequestAttack => ({
        id: `file-${word}`,
        name: `GET ${path}`,
        gains,
        request: () => ({ path }),
      }),
    ),
  ),

  ...requestAttacks({ ...errorTexts, allowed: withStatus(404) }, [
    {
      id: 'path-unknown',
      name: 'a path that does not exist',
      gains: 'The words of the error tell what runs here, and where.',
      request: () => ({ path: '/no/such/path' }),
    },
    {
      id: 'path-broken-escape',
      name: 'a path with a broken escape',
      gains: 'An address that cannot be decoded becomes a 500, again and again.',
      request: () => ({ path: '/%E0%A4%A' }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'path-nul-only',
      name: 'a path of a NUL',
      gains: 'An error of the file system becomes a 500, again and again.',
      request: () => ({ path: '/%00' }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'path-long',
      name: 'a path of 8 kB',
      gains: 'Every pattern of the router is tried on all of it.',
      request: () => ({ path: `/${'a'.repeat(8_000)}` }),
      allowed: withStatus(400, 404, 414, 431),
    },
    {
      id: 'target-no-url',
      name: 'http://[ for an address',
      gains: 'An address that is no URL becomes a 500, and its error quotes whatever is in it.',
      request: ({ token }) => ({ path: `http://[?access_token=${token}` }),
      allowed: withStatus(400, 404),
    },
    {
      id: 'method-trace',
      name: 'TRACE with a good token',
      gains: 'The answer repeats what the client sent, the token too, for scripts to read.',
      request: (session) => ({
        method: 'TRACE',
        path: session.protectedPath,
        headers: tokenHeaders(headerCarrier(session), session.token),
      }),
      allowed: withStatus(400, 401, 404, 405, 501),
    },
    {
      id: 'method-unknown',
      name: 'a method that nobody has implemented',
      gains: 'A method that nobody thought of runs past the guard.',
      request: ({ protectedPath: path }) => ({ method: 'PROPFIND', path }),
      allowed: withStatus(400, 401, 404, 405, 501),
    },
    {
      id: 'header-long',
      name: 'a header of 20 kB',
      gains: 'Headers fill the memory before anybody has signed in.',
      request: ({ protectedPath: path }) => ({ path, headers: { 'x-filler': 'a'.repeat(20_000) } }),
      allowed: withStatus(400, 413, 431),
    },
  ]),
  ...customAttacks(errorTexts, [
    {
      id: 'server-named',
      name: 'a look at what an answer says about its server',
      gains: 'Name and version of what runs here, to be looked up in lists of known holes.',
      run: async (session) => {
        const response = await sendGoodToken(session);
        const leaked = response.headers['x-powered-by'] ?? response.headers.server ?? '';
        const named = 'x-powered-by' in response.headers || /\d/.test(leaked);
        return named
          ? breach(response, `no name and no version: ${leaked}`, false)
          : { held: true };
      },
    },
    {
      id: 'header-injected',
      name: 'a line break and a header in the path',
      gains: 'The attacker writes headers of the answer, and with them pages and cookies.',
      run: async ({ send }) => {
        const response = await send({ path: '/nowhere%0d%0aX-Injected:%20yes' });
        if ('x-injected' in response.headers)
          return breach(response, 'no header of the client’s', true);
        return judgeRefusal(response, ...withStatus(400, 404));
      },
    },
    {
      id: 'host-repeated',
      name: 'another host in the headers that proxies set',
      gains: 'Links in the answer lead to the attacker, for everybody that a cache serves.',
      run: async ({ send }) => {
        const host = 'evil.example';
        const headers = { 'x-forwarded-host': host, 'x-host': host, forwarded: `host=${host}` };
        const response = await send({ path: '/no/such/path', headers });
        const leaked = [response.text, ...Object.values(response.headers)].join('\n');
        if (leaked.includes(host)) return breach(response, `an answer without ${host}`, true);
        return judgeRefusal(response, ...withStatus(404));
      },
    },
  ]),

  ...customAttacks(httpSyntax, [
    {
      id: 'wire-two-lengths',
      name: 'two different lengths',
      gains:
        'A proxy and the server see different requests, and one of them slips past every guard.',
      run: rawHeaders('Content-Length: 5', 'Content-Length: 6'),
    },
    {
      id: 'wire-length-and-chunks',
      name: 'a length and chunks',
      gains: 'What a proxy takes for a body is a request to the server, in somebody else’s name.',
      run: rawHeaders('Content-Length: 5', 'Transfer-Encoding: chunked'),
    },
    {
      id: 'wire-chunks-odd',
      name: 'chunks under a name of their own',
      gains: 'A proxy that knows the name sees another request than a server that does not.',
      run: rawHeaders('Transfer-Encoding: xchunked'),
    },
    {
      id: 'wire-folded-header',
      name: 'a token in a folded header',
      gains: 'A filter that reads line by line does not see the token.',
      run: rawHeaders('x-access-token: a', ' b'),
    },
    {
      id: 'wire-header-nul',
      name: 'a NUL in a header',
      gains: 'Where texts end at a NUL, proxy and server see two different tokens.',
      run: rawHeaders('x-access-token: a\0b'),
    },
    {
      id: 'wire-header-space',
      name: 'a space before the colon of a header',
      gains: 'A proxy drops the header, and the server reads it.',
      run: rawHeaders('x-access-token : a'),
    },
    {
      id: 'wire-no-host',
      name: 'a request without a Host',
      gains: 'The server makes up which site was meant.',
      run: async ({ protectedPath, sendRaw }) =>
        judgeRefusal(
          await sendRaw(`GET ${protectedPath} HTTP/1.1\r\nConnection: close\r\n\r\n`),
          ...withStatus(400),
        ),
    },
    {
      id: 'wire-no-method',
      name: 'a method that HTTP does not have',
      gains: 'A word that HTTP does not know is passed on to a handler.',
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
      name: 'half a body, and gone',
      gains: 'One client that breaks off ends the server for all.',
      run: async (session) => {
        const head =
          'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
        await session.sendRaw(`${head}Content-Length: 100\r\n\r\n{"username":`, true);
        const response = await sendGoodToken(session);
        if (showsUser(response, session.username)) return { held: true };
        return breach(response, 'a server that is still there', true);
      },
    },
  ]),

  ...customAttacks(origins, [
    {
      id: 'cors-answer',
      name: 'a good token, from a page of another origin',
      gains: 'Any page that a user visits reads the answers meant for them.',
      run: async (session) => {
        const { protectedPath: path, token, send } = session;
        const carried = tokenHeaders(headerCarrier(session), token);
        return judgeCors(
          await send({ path, headers: { ...carried, Origin: 'https://evil.example' } }),
        );
      },
    },
    {
      id: 'cors-preflight',
      name: 'the question whether another origin may send the token’s header',
      gains: 'Any page may send tokens that it has found, from the browser of somebody inside.',
      run: async (session) => {
        const { protectedPath: path, token, send } = session;
        const headers = {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': Object.keys(
            tokenHeaders(headerCarrier(session), token),
          ),
        };
        return judgeCors(await send({ method: 'OPTIONS', path, headers }));
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

function judgeCors(response: HttpResponse): Outcome {
  if ('access-control-allow-origin' in response.headers) {
    return breach(response, 'no Access-Control-Allow-Origin', true);
  }
  const leaked = leakIn(response.text);
  if (response.status > 0 && leaked === undefined) return { held: true };
  return breach(
    response,
    leaked === undefined ? 'an answer' : `an answer without ${leaked}`,
    false,
  );
}
