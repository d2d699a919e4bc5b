import type { Answer } from '../answer.ts';
import type { Attack, Outcome } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { headerCarrier, present, tokenHeaders } from '../carry.ts';
import { ownAttacks, type RequestRow, requestAttacks, type Theme } from '../define-attacks.ts';
import { leakIn } from '../leaks.ts';
import { breach, refused, showsUser, shut } from '../verdict.ts';

const files: Theme = {
  group: 'server',
  lesson: 1,
  advice:
    'Serve files from a list of your own and never by a path that a client has written (CWE-22).',
};

const words: Theme = {
  group: 'server',
  lesson: 1,
  advice:
    'Answer every error in fixed words from one place, and keep what happened in the log (CWE-209).',
};

const wire: Theme = {
  group: 'server',
  lesson: 1,
  advice:
    'Leave broken HTTP to Node, which answers 400 and hangs up: never pass insecureHTTPParser (RFC 9112, 6.3 and 11.2).',
};

const origins: Theme = {
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

/** Requests that have nothing to do with tokens, and everything with what stands around them. */
export const server: Attack[] = [
  ...requestAttacks(
    { ...files, allowed: shut(400, 403, 404) },
    secretPaths.map(
      ([word, path, gains]): RequestRow => ({
        id: `file-${word}`,
        name: `GET ${path}`,
        gains,
        message: () => ({ path }),
      }),
    ),
  ),

  ...requestAttacks({ ...words, allowed: shut(404) }, [
    {
      id: 'path-unknown',
      name: 'a path that does not exist',
      gains: 'The words of the error tell what runs here, and where.',
      message: () => ({ path: '/no/such/path' }),
    },
    {
      id: 'path-broken-escape',
      name: 'a path with a broken escape',
      gains: 'An address that cannot be decoded becomes a 500, again and again.',
      message: () => ({ path: '/%E0%A4%A' }),
      allowed: shut(400, 404),
    },
    {
      id: 'path-nul-only',
      name: 'a path of a NUL',
      gains: 'An error of the file system becomes a 500, again and again.',
      message: () => ({ path: '/%00' }),
      allowed: shut(400, 404),
    },
    {
      id: 'path-long',
      name: 'a path of 8 kB',
      gains: 'Every pattern of the router is tried on all of it.',
      message: () => ({ path: `/${'a'.repeat(8_000)}` }),
      allowed: shut(400, 404, 414, 431),
    },
    {
      id: 'target-no-url',
      name: 'http://[ for an address',
      gains: 'An address that is no URL becomes a 500, and its error quotes whatever is in it.',
      message: ({ token }) => ({ path: `http://[?access_token=${token}` }),
      allowed: shut(400, 404),
    },
    {
      id: 'method-trace',
      name: 'TRACE with a good token',
      gains: 'The answer repeats what the client sent, the token too, for scripts to read.',
      message: (foothold) => ({
        method: 'TRACE',
        path: foothold.protectedPath,
        headers: tokenHeaders(headerCarrier(foothold), foothold.token),
      }),
      allowed: shut(400, 401, 404, 405, 501),
    },
    {
      id: 'method-unknown',
      name: 'a method that nobody has implemented',
      gains: 'A method that nobody thought of runs past the guard.',
      message: ({ protectedPath: path }) => ({ method: 'PROPFIND', path }),
      allowed: shut(400, 401, 404, 405, 501),
    },
    {
      id: 'header-long',
      name: 'a header of 20 kB',
      gains: 'Headers fill the memory before anybody has signed in.',
      message: ({ protectedPath: path }) => ({ path, headers: { 'x-filler': 'a'.repeat(20_000) } }),
      allowed: shut(400, 413, 431),
    },
  ]),
  ...ownAttacks(words, [
    {
      id: 'server-named',
      name: 'a look at what an answer says about its server',
      gains: 'Name and version of what runs here, to be looked up in lists of known holes.',
      run: async (foothold) => {
        const answer = await good(foothold);
        const told = answer.headers['x-powered-by'] ?? answer.headers.server ?? '';
        const named = 'x-powered-by' in answer.headers || /\d/.test(told);
        return named ? breach(answer, `no name and no version: ${told}`, false) : { held: true };
      },
    },
    {
      id: 'header-injected',
      name: 'a line break and a header in the path',
      gains: 'The attacker writes headers of the answer, and with them pages and cookies.',
      run: async ({ send }) => {
        const answer = await send({ path: '/nowhere%0d%0aX-Injected:%20yes' });
        if ('x-injected' in answer.headers)
          return breach(answer, 'no header of the client’s', true);
        return refused(answer, ...shut(400, 404));
      },
    },
    {
      id: 'host-repeated',
      name: 'another host in the headers that proxies set',
      gains: 'Links in the answer lead to the attacker, for everybody that a cache serves.',
      run: async ({ send }) => {
        const host = 'evil.example';
        const headers = { 'x-forwarded-host': host, 'x-host': host, forwarded: `host=${host}` };
        const answer = await send({ path: '/no/such/path', headers });
        const told = [answer.text, ...Object.values(answer.headers)].join('\n');
        if (told.includes(host)) return breach(answer, `an answer without ${host}`, true);
        return refused(answer, ...shut(404));
      },
    },
  ]),

  ...ownAttacks(wire, [
    {
      id: 'wire-two-lengths',
      name: 'two different lengths',
      gains:
        'A proxy and the server see different requests, and one of them slips past every guard.',
      run: raw('Content-Length: 5', 'Content-Length: 6'),
    },
    {
      id: 'wire-length-and-chunks',
      name: 'a length and chunks',
      gains: 'What a proxy takes for a body is a request to the server, in somebody else’s name.',
      run: raw('Content-Length: 5', 'Transfer-Encoding: chunked'),
    },
    {
      id: 'wire-chunks-odd',
      name: 'chunks under a name of their own',
      gains: 'A proxy that knows the name sees another request than a server that does not.',
      run: raw('Transfer-Encoding: xchunked'),
    },
    {
      id: 'wire-folded-header',
      name: 'a token in a folded header',
      gains: 'A filter that reads line by line does not see the token.',
      run: raw('x-access-token: a', ' b'),
    },
    {
      id: 'wire-header-nul',
      name: 'a NUL in a header',
      gains: 'Where texts end at a NUL, proxy and server see two different tokens.',
      run: raw('x-access-token: a\0b'),
    },
    {
      id: 'wire-header-space',
      name: 'a space before the colon of a header',
      gains: 'A proxy drops the header, and the server reads it.',
      run: raw('x-access-token : a'),
    },
    {
      id: 'wire-no-host',
      name: 'a request without a Host',
      gains: 'The server makes up which site was meant.',
      run: async ({ protectedPath, sendRaw }) =>
        refused(
          await sendRaw(`GET ${protectedPath} HTTP/1.1\r\nConnection: close\r\n\r\n`),
          ...shut(400),
        ),
    },
    {
      id: 'wire-no-method',
      name: 'a method that HTTP does not have',
      gains: 'A word that HTTP does not know is passed on to a handler.',
      run: async ({ protectedPath, sendRaw }) =>
        refused(
          await sendRaw(
            `FOO ${protectedPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
          ),
          ...shut(400, 405, 501),
        ),
    },
    {
      id: 'wire-hang-up',
      name: 'half a body, and gone',
      gains: 'One client that breaks off ends the server for all.',
      run: async (foothold) => {
        const head =
          'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
        await foothold.sendRaw(`${head}Content-Length: 100\r\n\r\n{"username":`, true);
        const answer = await good(foothold);
        if (showsUser(answer, foothold.username)) return { held: true };
        return breach(answer, 'a server that is still there', true);
      },
    },
  ]),

  ...ownAttacks(origins, [
    {
      id: 'cors-answer',
      name: 'a good token, from a page of another origin',
      gains: 'Any page that a user visits reads the answers meant for them.',
      run: async (foothold) => {
        const { protectedPath: path, token, send } = foothold;
        const carried = tokenHeaders(headerCarrier(foothold), token);
        return closed(
          await send({ path, headers: { ...carried, Origin: 'https://evil.example' } }),
        );
      },
    },
    {
      id: 'cors-preflight',
      name: 'the question whether another origin may send the token’s header',
      gains: 'Any page may send tokens that it has found, from the browser of somebody inside.',
      run: async (foothold) => {
        const { protectedPath: path, token, send } = foothold;
        const headers = {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': Object.keys(
            tokenHeaders(headerCarrier(foothold), token),
          ),
        };
        return closed(await send({ method: 'OPTIONS', path, headers }));
      },
    },
  ]),
];

async function good(foothold: AttackSession): Promise<Answer> {
  return (await present(foothold, foothold.token)) ?? foothold.signedIn;
}

/** A request with header lines that no client would send, which must end in a 400. */
function raw(...lines: string[]) {
  return async ({ protectedPath, sendRaw }: AttackSession): Promise<Outcome> => {
    const head = [`POST ${protectedPath} HTTP/1.1`, 'Host: localhost', 'Connection: close'];
    const text = `${[...head, ...lines].join('\r\n')}\r\n\r\n0\r\n\r\n`;
    return refused(await sendRaw(text), ...shut(400, 501));
  };
}

function closed(answer: Answer): Outcome {
  if ('access-control-allow-origin' in answer.headers) {
    return breach(answer, 'no Access-Control-Allow-Origin', true);
  }
  const told = leakIn(answer.text);
  if (answer.status > 0 && told === undefined) return { held: true };
  return breach(answer, told === undefined ? 'an answer' : `an answer without ${told}`, false);
}
