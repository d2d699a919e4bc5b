import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { type AttackDefaults, customAttacks, judgeForSession } from '../define-attacks.ts';
import { requestKinds, tryEach } from '../define-kinds.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import type { HttpResponse } from '../http/response.ts';
import {
  badRequest,
  breach,
  judgeRefusal,
  withStatus,
  wrongCredentials,
} from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { compareTimes } from './compare-times.ts';
import { oddValues } from './near-misses.ts';
import { login as postLogin } from './requests.ts';

const passwordCheck: AttackDefaults = { group: 'login', lesson: 2, advice: 'password-check' };
const sameResponse: AttackDefaults = { group: 'login', lesson: 2, advice: 'same-response' };
const types: AttackDefaults = { group: 'login', lesson: 2, advice: 'login-types' };
const onlyBody: AttackDefaults = { group: 'login', lesson: 2, advice: 'login-body' };
const readsBody: AttackDefaults = { group: 'login', lesson: 2, advice: 'login-served' };

/** Media types that contain JSON or a form, but are neither application/json nor a form. */
const otherTypes = [
  ...['', 'text/plain', 'text/json', 'text/html', 'text/plain; charset=utf-8', 'application/json5'],
  ...[
    'application/octet-stream',
    'application/x-json',
    'application/xml',
    'image/png',
    'x',
    'json',
  ],
];

/** Correct ways to write the two media types (RFC 9110, 8.3). */
const jsonTypes = ['APPLICATION/JSON;CHARSET=UTF-8', 'application/json ; charset="utf-8"'];
const formType = 'application/x-www-form-urlencoded';

/** Logins that are nearly right, or right in an unusual way. */
export const signIn: Attack[] = [
  ...requestKinds({ ...passwordCheck, allowed: [wrongCredentials] }, [
    {
      id: 'password-near',
      requests: ({ username, password }) =>
        nearPasswords(password, username).map((near) =>
          postLogin({ json: { username, password: near } }),
        ),
    },
    {
      id: 'password-near-form',
      requests: ({ username, password }) =>
        ['', ` ${password}`, `${password}\n`, password.trim()]
          .filter((near) => near !== password)
          .map((near) => postLogin({ form: { username, password: near } })),
    },
    {
      id: 'username-near',
      requests: ({ username, password }) =>
        [` ${username}`, `${username}\n`, `${username}\u200b`, username.slice(0, -1), '.*'].map(
          (near) => postLogin({ json: { username: near, password } }),
        ),
    },
  ]),
  ...customAttacks(passwordCheck, [
    { id: 'login-at-once', run: checkAtOnce },
    { id: 'login-in-turn', run: checkInTurn },
  ]),

  ...requestKinds({ ...types, allowed: [badRequest] }, [
    {
      id: 'login-odd-values',
      requests: ({ username, password }) => [
        ...oddJson(username).map((odd) => postLogin({ json: { username: odd, password } })),
        ...oddJson(password).map((odd) => postLogin({ json: { username, password: odd } })),
      ],
    },
    {
      id: 'login-repeated-fields',
      requests: ({ username, password }) => [
        postLogin({ form: { username: [username, username], password } }),
        postLogin({ form: { username, password: [password, password] } }),
        postLogin({ form: { username, password: ['x', password] } }),
        postLogin({ form: { username, password: [password, 'x'] } }),
        postLogin({ form: { username, password: ['', password] } }),
        postLogin({ form: { username, 'password[]': password } }),
        postLogin({ form: { username, 'password[0]': password } }),
        postLogin({ form: { username, 'password[a]': password } }),
      ],
    },
  ]),

  ...requestKinds({ ...onlyBody, allowed: [badRequest] }, [
    {
      id: 'login-elsewhere',
      requests: (session) => {
        const { username, password } = session;
        return [
          elsewhere(session, { json: {} }),
          elsewhere(session, { json: { username } }),
          elsewhere(session, { json: { password } }),
          elsewhere(session, { form: { username } }),
          elsewhere(session, { form: { password } }),
          elsewhere(session, { json: [] }),
        ];
      },
    },
    {
      id: 'login-similar-names',
      requests: ({ username, password }) => {
        const names = Object.fromEntries([
          ...similarUsernames.map((name) => [name, username] as const),
          ...similarPasswords.map((name) => [name, password] as const),
        ]);
        return [{}, { username }, { password }].flatMap((fields) => [
          postLogin({ json: { ...names, ...fields, body: { username, password } } }),
          postLogin({ form: { ...names, ...fields } }),
        ]);
      },
    },
    {
      id: 'login-media-types',
      requests: (session) =>
        otherTypes.flatMap((type) => [
          postLogin({ text: { type, content: asJson(session) } }),
          postLogin({ text: { type, content: asForm(session) } }),
        ]),
      allowed: [badRequest, ...withStatus(415)],
    },
  ]),
  ...customAttacks(onlyBody, [{ id: 'login-methods', run: checkMethods }]),

  ...customAttacks(readsBody, [
    {
      id: 'login-spellings',
      run: (session) =>
        tryEach(goodLogins(session), async (request) =>
          judgeLogin(await session.send(request), session),
        ),
    },
  ]),

  ...customAttacks(sameResponse, [
    { id: 'unknown-user-again', run: compareAgain },
    { id: 'unknown-user-slower', run: compareSlowness },
    { id: 'unknown-user-remembered', run: compareRemembered },
  ]),
];

const similarUsernames = [
  ...['user', 'name', 'login', 'email', 'userName', 'user_name', 'Username', 'USERNAME', 'uname'],
  ...['username ', 'id', 'account', 'username[]', 'user.username'],
];
const similarPasswords = [
  ...['pass', 'passwd', 'pwd', 'pw', 'Password', 'PASSWORD', 'pass_word', 'password ', 'secret'],
  ...['credential', 'passphrase', 'password.value', 'user.password', 'passwort'],
];

/** Wrong passwords. Two spellings of one text in Unicode are one password, so those are left out (RFC 8265, 4.2). */
function nearPasswords(password: string, username: string): string[] {
  const cuts = [1, 8, 32, 50, 64, 72];
  return [
    ...cuts.map((length) => password.slice(0, length)),
    ...[password.toLowerCase(), password.toUpperCase(), password.trim(), ` ${password}`],
    ...[`${password}\n`, `"${password}"`, `${password}${'x'.repeat(80)}`, `x${password}`],
    ...[password.normalize('NFKC'), password.replaceAll(/[^ -~]/g, ''), username, 'undefined'],
  ].filter((near, index, all) => {
    const wrong = near.normalize() !== password.normalize();
    return wrong && all.indexOf(near) === index;
  });
}

function oddJson(text: string): unknown[] {
  return oddValues(text).filter((value) => typeof value !== 'string');
}

/** A login whose right username and password are everywhere but in the body. */
function elsewhere({ username, password }: AttackSession, body: RequestBody): HttpRequest {
  const [name, word] = [username, password].map((text) => encodeURIComponent(text));
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...postLogin(body, {
      ...{ username: name ?? '', password: word ?? '', Authorization: `Basic ${basic}` },
      ...{ 'x-username': name ?? '', 'x-password': word ?? '', 'x-user': name ?? '' },
      Cookie: `username=${name}; password=${word}`,
    }),
    query: { username, password },
  };
}

function asJson({ username, password }: AttackSession): string {
  return JSON.stringify({ username, password });
}

function asForm({ username, password }: AttackSession): string {
  return new URLSearchParams({ username, password }).toString();
}

/** Correct logins in unusual spellings. */
function goodLogins(session: AttackSession): HttpRequest[] {
  const { username, password } = session;
  const json = asJson(session);
  const escaped = json.replaceAll(
    /[^"{}:,\\]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const text = (type: string, content: string) => postLogin({ text: { type, content } });
  const chunked = { 'transfer-encoding': 'chunked' };
  return [
    ...jsonTypes.map((type) => text(type, json)),
    text(`${formType.toUpperCase()}; charset=utf-8`, asForm(session)),
    text('application/json', ` \r\n${JSON.stringify({ password, username }, null, 2)}\n`),
    ...(json.includes('\\') ? [] : [text('application/json', escaped)]),
    postLogin({ json: { username, password, user: { username: 'x' } } }, chunked),
    postLogin({ form: { remember: 'on', password, username, 'a[]': 'b' } }, chunked),
    {
      ...postLogin(
        { form: { username, password } },
        { Authorization: 'Basic eDp4', Cookie: 'a=b' },
      ),
      query: { username: 'x', password: 'x' },
    },
  ];
}

/** A login must return a token, and neither a cookie nor a challenge. */
function judgeLogin(response: HttpResponse, { username }: AttackSession): Outcome {
  const { status, body, headers } = response;
  if (status === 429) return { skipped: say('attack.skipped.rate-limit') };
  const { user, token } = body;
  const named =
    typeof user === 'object' &&
    user !== null &&
    JSON.stringify(user).includes(JSON.stringify(username).slice(1, -1));
  if (status !== 200 || typeof token !== 'string' || !named) {
    return breach(response, say('attack.expected.token'), false);
  }
  if ('set-cookie' in headers) return breach(response, say('attack.expected.no-cookie'), false);
  return { held: true };
}

function isHeld(outcome: Outcome): boolean {
  return 'held' in outcome && outcome.held;
}

/** Sends right and wrong passwords of one user at the same time. */
async function checkAtOnce(session: AttackSession): Promise<Outcome> {
  const { username, password, send } = session;
  const attempt = (word: string) => send(postLogin({ json: { username, password: word } }));
  for (const place of [0, 3]) {
    const words: string[] = Array.from({ length: 3 }, () => randomUUID());
    words.splice(place, 0, password);
    const responses = await Promise.all(words.map(attempt));
    for (const [index, response] of responses.entries()) {
      const outcome =
        words[index] === password
          ? judgeLogin(response, session)
          : judgeRefusal(response, wrongCredentials);
      if (!isHeld(outcome)) return outcome;
    }
  }
  return { held: true };
}

/** Sends right and wrong logins in turn on one connection: none may depend on those before it. */
async function checkInTurn(session: AttackSession): Promise<Outcome> {
  const { username, password, sendInTurn } = session;
  const right = postLogin({ json: { username, password } });
  const cases: [HttpRequest, (response: HttpResponse) => Outcome][] = [];
  const wrong = (request: HttpRequest, refusal = wrongCredentials) =>
    cases.push(
      [right, (response) => judgeLogin(response, session)],
      [request, (response) => judgeRefusal(response, refusal)],
    );
  wrong(postLogin({ json: { username, password: randomUUID() } }));
  wrong(postLogin({ json: { username: randomUUID(), password } }));
  wrong(postLogin({ json: { username } }), badRequest);
  wrong(postLogin({ form: { username, password: '' } }));
  wrong(postLogin({ json: { password } }), badRequest);
  const responses = await sendInTurn(cases.map(([request]) => request));
  for (const [index, response] of responses.entries()) {
    const outcome = cases[index]?.[1](response) ?? { held: true };
    if (!isHeld(outcome)) return outcome;
  }
  return { held: true };
}

/** Sends the right login with other methods: no response may contain a token. */
async function checkMethods(session: AttackSession): Promise<Outcome> {
  const { username, password } = session;
  return tryEach(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY'], async (method) => {
    const response = await session.send({ ...postLogin({ json: { username, password } }), method });
    const { status, body } = response;
    // Servers may respond to OPTIONS themselves, with the names of the methods.
    if (method === 'OPTIONS' && status < 500 && body.token === undefined) return { held: true };
    return judgeForSession(session, response, withStatus(400, 404, 405, 501));
  });
}

/** Tries one unknown user three times, and a known one before and after: the responses must stay the same. */
async function compareAgain({ send, username }: AttackSession): Promise<Outcome> {
  const unknownName: string = randomUUID();
  const names = [username, unknownName, unknownName, username, unknownName];
  let usual: HttpResponse | undefined;
  for (const name of names) {
    const response = await send(postLogin({ json: { username: name, password: randomUUID() } }));
    const outcome = judgeRefusal(response, wrongCredentials);
    if (!isHeld(outcome)) return outcome;
    usual ??= response;
    if (response.text === usual.text) continue;
    const { status, text } = usual;
    return breach(response, say('attack.expected.same-as-wrong-password', { status, text }), true);
  }
  return { held: true };
}

/** An unknown user must not take much longer than a known one. */
function compareSlowness(session: AttackSession): Promise<Outcome> {
  return compareTimes(session, { differ: (unknown, known) => unknown > known * 2.5 + 15 });
}

/** An unknown user must not become quicker once the server has seen the name. */
async function compareRemembered(session: AttackSession): Promise<Outcome> {
  const unknownName = randomUUID();
  await session.send(postLogin({ json: { username: unknownName, password: randomUUID() } }));
  return compareTimes(session, {
    nameOf: () => unknownName,
    differ: (unknown, known) => unknown < known / 2 - 3,
  });
}
