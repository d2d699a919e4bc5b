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
import { jsonText, login, withBody } from './requests.ts';

const limits: AttackDefaults = {
  group: 'body',
  lesson: 1,
  advice:
    'Give the body parser a limit of some 16 KB and unpack nothing: 413 and 415 cost you next to nothing (RFC 9110, 15.5.14 and 15.5.16).',
};

const syntax: AttackDefaults = {
  group: 'body',
  lesson: 1,
  advice:
    'Turn every error of the body parser into 400 invalid_request in fixed words (RFC 9110, 15.5.1; CWE-209).',
};

const meaning: AttackDefaults = {
  group: 'body',
  lesson: 3,
  advice:
    'Take the token from the top level of a JSON or form body, of a method that gives bodies a meaning (RFC 9110, 9.3; RFC 6750, 2.2).',
};

/** Bodies that are too long, malformed or of another type. */
export const body: Attack[] = [
  ...requestAttacks({ ...limits, allowed: withStatus(413) }, [
    {
      id: 'body-large-json',
      name: 'a password of 64 KB in JSON',
      gains: 'Each request costs the server the memory and the hashing that the attacker chooses.',
      request: ({ username }) => login({ json: { username, password: 'p'.repeat(65_536) } }),
    },
    {
      id: 'body-large-form',
      name: 'a password of 64 KB in a form',
      gains: 'A limit for JSON alone is passed by sending a form.',
      request: ({ username }) => login({ form: { username, password: 'p'.repeat(65_536) } }),
    },
    {
      id: 'body-megabyte',
      name: 'a password of a megabyte',
      gains: 'A few slow clients fill the memory, and the password hash burns the processor.',
      request: ({ username }) => login({ json: { username, password: 'p'.repeat(1_000_000) } }),
    },
    {
      id: 'body-token-large',
      name: 'a body token of 64 KB',
      gains: 'The whole chain reads, splits and hashes whatever the attacker sends.',
      request: (session) => withBody(session, { form: { access_token: 'a'.repeat(65_536) } }),
    },
  ]),
  ...customAttacks(limits, [
    {
      id: 'body-length-unknown',
      name: 'a password of 64 KB in chunks, with its length not told',
      gains: 'A limit that believes Content-Length is passed by not sending one.',
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
      name: 'junk that claims to be gzip',
      gains: 'An error of the unpacker becomes a 500, again and again.',
      request: () => compressed('gzip', 'junk'),
    },
    {
      id: 'body-gzip',
      name: 'right credentials in gzip',
      gains: 'A filter in front that does not unpack sees nothing of what the server reads.',
      request: ({ username, password }) =>
        compressed('gzip', gzipSync(JSON.stringify({ username, password }))),
    },
    {
      id: 'body-gzip-bomb',
      name: 'a megabyte of blanks, packed to a thousand bytes',
      gains:
        'A small request becomes a large one inside: a thousand times the attacker’s own cost.',
      request: () => compressed('gzip', gzipSync(Buffer.alloc(1_000_000, ' '))),
      allowed: withStatus(413, 415, 400),
    },
    {
      id: 'body-deflate-junk',
      name: 'junk that claims to be deflate',
      gains: 'Only gzip was thought of: another unpacker throws.',
      request: () => compressed('deflate', 'junk'),
    },
    {
      id: 'body-encoding-unknown',
      name: 'an encoding that does not exist',
      gains: 'What cannot be unpacked is read as it stands, or throws.',
      request: () => compressed('nonsense', '{}'),
    },
  ]),

  ...requestAttacks({ ...syntax, allowed: [badRequest] }, [
    {
      id: 'body-json-broken',
      name: 'JSON that breaks off',
      gains: 'The words of the parser quote the body, and a body may hold a password.',
      request: () => login(jsonText('{"username":')),
    },
    {
      id: 'body-json-nested',
      name: '8,000 open brackets',
      gains: 'Depth costs the parser more than it costs the attacker, or ends the process.',
      request: () => login(jsonText('['.repeat(8_000))),
    },
    {
      id: 'body-utf16',
      name: 'credentials in UTF-16',
      gains: 'A filter in front and the server read two different bodies.',
      request: (session) =>
        login({
          text: {
            type: 'application/json; charset=utf-16',
            content: Buffer.from(credentials(session), 'utf16le'),
          },
        }),
      allowed: [badRequest, ...withStatus(415)],
    },
    ...['null', '5', '"x"'].map(
      (content, n): RequestAttack => ({
        id: `body-json-scalar-${n + 1}`,
        name: `the JSON ${content}`,
        gains: `A field of ${content} is asked for, and the answer is a 500.`,
        request: () => login(jsonText(content)),
      }),
    ),
    {
      id: 'body-json-list',
      name: 'a list of right credentials',
      gains: 'Filters that look into an object are passed by a list.',
      request: (session) => login(jsonText(`[${credentials(session)}]`)),
    },
    {
      id: 'body-proto',
      name: 'right credentials below __proto__ in JSON',
      gains: 'What was parsed inherits fields that nobody sent, or all objects of the server do.',
      request: (session) => login(jsonText(`{"__proto__":${credentials(session)}}`)),
    },
    {
      id: 'body-constructor',
      name: 'right credentials below constructor.prototype in JSON',
      gains: 'A deep merge gives all objects of the server a username and a password.',
      request: (session) =>
        login(jsonText(`{"constructor":{"prototype":${credentials(session)}}}`)),
    },
    {
      id: 'body-form-proto',
      name: 'right credentials below __proto__ in a form',
      gains: 'What was parsed inherits fields that nobody sent.',
      request: ({ username, password }) =>
        login({ form: { '__proto__[username]': username, '__proto__[password]': password } }),
    },
  ]),

  ...requestAttacks({ ...meaning, allowed: [missingToken] }, [
    {
      id: 'body-null',
      name: '"access_token": null in JSON',
      gains: 'null counts as a token, and a client without one is told that it has a bad one.',
      request: (session) => ignoredToken(session, { json: { access_token: null } }),
    },
    {
      id: 'body-deep',
      name: 'a good token deeper in JSON',
      gains: 'A token is found where nobody else looks for one.',
      request: (session) =>
        ignoredToken(session, { json: { user: { access_token: session.token } } }),
    },
    {
      id: 'body-list',
      name: 'a good token in an object in a list',
      gains: 'A list that stands for an object is searched like one.',
      request: (session) => ignoredToken(session, { json: [{ access_token: session.token }] }),
    },
    {
      id: 'body-token-proto',
      name: 'a good token below __proto__ in a form',
      gains: 'A field that was inherited counts as one that was sent.',
      request: (session) =>
        ignoredToken(session, { form: { '__proto__[access_token]': session.token } }),
    },
    {
      id: 'body-plain',
      name: 'a good token in plain text',
      gains: 'Other sites can send plain text without asking: forms do it.',
      request: (session) =>
        ignoredToken(session, {
          text: { type: 'text/plain', content: `access_token=${session.token}` },
        }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-plain-json',
      name: 'a good token in JSON that calls itself plain text',
      gains: 'JSON from other sites comes in without the question that browsers ask first.',
      request: (session) =>
        ignoredToken(session, {
          text: { type: 'text/plain', content: JSON.stringify({ access_token: session.token }) },
        }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-untyped',
      name: 'a good token in a body of no type',
      gains: 'The server guesses what it reads, and guesses unlike the filter in front.',
      request: (session) =>
        ignoredToken(session, { text: { type: '', content: `access_token=${session.token}` } }),
      allowed: [missingToken, ...withStatus(415)],
    },
    {
      id: 'body-multipart',
      name: 'a good token in a multipart body',
      gains: 'A carrier that nobody promised is read, with a parser that has its own holes.',
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
      name: 'a good token in the body of a GET',
      gains: 'Caches answer a GET by its address alone: the next stranger gets this user’s answer.',
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
