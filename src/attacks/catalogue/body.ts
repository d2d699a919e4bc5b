import { gzipSync } from 'node:zlib';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import {
  type AttackDefaults,
  customAttacks,
  type RequestAttack,
  requestAttacks,
} from '../define-attacks.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import { badRequest, judgeRefusal, missingToken, withStatus } from '../judge-response.ts';
import type { AttackId } from '../message.ts';
import { jsonText, login, withBody } from './requests.ts';

const limits: AttackDefaults = {
  group: 'body',
  lesson: 1,
  advice: 'body-limits',
};

const syntax: AttackDefaults = {
  group: 'body',
  lesson: 1,
  advice: 'body-syntax',
};

const meaning: AttackDefaults = {
  group: 'body',
  lesson: 3,
  advice: 'body-meaning',
};

const scalars: [id: AttackId, content: string][] = [
  ['body-json-scalar-1', 'null'],
  ['body-json-scalar-2', '5'],
  ['body-json-scalar-3', '"x"'],
];

/** Bodies that are too long, malformed or of another type. */
export const body: Attack[] = [
  ...requestAttacks({ ...limits, allowed: withStatus(413) }, [
    {
      id: 'body-large-json',
      request: ({ username }) => login({ json: { username, password: 'p'.repeat(65_536) } }),
    },
    {
      id: 'body-large-form',
      request: ({ username }) => login({ form: { username, password: 'p'.repeat(65_536) } }),
    },
    {
      id: 'body-megabyte',
      request: ({ username }) => login({ json: { username, password: 'p'.repeat(1_000_000) } }),
    },
    {
      id: 'body-token-large',
      request: (session) => withBody(session, { form: { access_token: 'a'.repeat(65_536) } }),
    },
  ]),
  ...customAttacks(limits, [
    {
      id: 'body-length-unknown',
      run: async ({ sendRaw }) => {
        const chunk = `4000\r\n${'p'.repeat(0x4000)}\r\n`;
        const head =
          'POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' +
          'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
        return judgeRefusal(
          await sendRaw(`${head}${chunk.repeat(4)}0\r\n\r\n`),
          ...withStatus(413),
        );
      },
    },
  ]),
  ...requestAttacks({ ...limits, allowed: withStatus(415, 400) }, [
    {
      id: 'body-gzip-junk',
      request: () => compressed('gzip', 'junk'),
    },
    {
      id: 'body-gzip',
      request: ({ username, password }) =>
        compressed('gzip', gzipSync(JSON.stringify({ username, password }))),
    },
    {
      id: 'body-gzip-bomb',
      request: () => compressed('gzip', gzipSync(Buffer.alloc(1_000_000, ' '))),
      allowed: withStatus(413, 415, 400),
    },
    {
      id: 'body-deflate-junk',
      request: () => compressed('deflate', 'junk'),
    },
    {
      id: 'body-encoding-unknown',
      request: () => compressed('nonsense', '{}'),
    },
  ]),

  ...requestAttacks({ ...syntax, allowed: [badRequest] }, [
    {
      id: 'body-json-broken',
      request: () => login(jsonText('{"username":')),
    },
    {
      id: 'body-json-nested',
      request: () => login(jsonText('['.repeat(8_000))),
    },
    {
      id: 'body-utf16',
      request: (session) =>
        login({
          text: {
            type: 'application/json; charset=utf-16',
            content: Buffer.from(credentials(session), 'utf16le'),
          },
        }),
      allowed: [badRequest, ...withStatus(415)],
    },
    ...scalars.map(
      ([id, content]): RequestAttack => ({
        id,
        request: () => login(jsonText(content)),
      }),
    ),
    {
      id: 'body-json-list',
      request: (session) => login(jsonText(`[${credentials(session)}]`)),
    },
    {
      id: 'body-proto',
      request: (session) => login(jsonText(`{"__proto__":${credentials(session)}}`)),
    },
    {
      id: 'body-constructor',
      request: (session) =>
        login(jsonText(`{"constructor":{"prototype":${credentials(session)}}}`)),
    },
    {
      id: 'body-form-proto',
      request: ({ username, password }) =>
        login({ form: { '__proto__[username]': username, '__proto__[password]': password } }),
    },
  ]),

  ...requestAttacks({ ...meaning, allowed: [missingToken] }, [
    {
      id: 'body-null',
      request: (session) => ignoredToken(session, { json: { access_token: null } }),
    },
    {
      id: 'body-deep',
      request: (session) =>
        ignoredToken(session, { json: { user: { access_token: session.token } } }),
    },
    {
      id: 'body-list',
      request: (session) => ignoredToken(session, { json: [{ access_token: session.token }] }),
    },
    {
      id: 'body-token-proto',
      request: (session) =>
        ignoredToken(session, { form: { '__proto__[access_token]': session.token } }),
    },
    {
      id: 'body-plain',
      request: (session) =>
        ignoredToken(session, {
          text: { type: 'text/plain', content: `access_token=${session.token}` },
        }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-plain-json',
      request: (session) =>
        ignoredToken(session, {
          text: { type: 'text/plain', content: JSON.stringify({ access_token: session.token }) },
        }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-untyped',
      request: (session) =>
        ignoredToken(session, { text: { type: '', content: `access_token=${session.token}` } }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-multipart',
      request: (session) =>
        ignoredToken(session, {
          text: {
            type: 'multipart/form-data; boundary=x',
            content: `--x\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${session.token}\r\n--x--\r\n`,
          },
        }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-of-get',
      request: ({ protectedPath: path, token }) => ({
        method: 'GET',
        path,
        form: { access_token: token },
      }),
      allowed: [missingToken, ...withStatus(400)],
    },
  ]),
];

function credentials({ username, password }: AttackSession): string {
  return JSON.stringify({ username, password });
}

function compressed(encoding: string, content: string | Uint8Array): HttpRequest {
  return login(jsonText(content), { 'Content-Encoding': encoding });
}

/** A body whose token must be ignored. An optional route would return 200 in any case, so only the protected one works. */
function ignoredToken({ bodyPath, protectedPath }: AttackSession, body: RequestBody) {
  return bodyPath === protectedPath ? { path: bodyPath, ...body } : undefined;
}
