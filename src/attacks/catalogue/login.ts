import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { headerCarrier, tokenHeaders } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  type RequestAttack,
  requestAttacks,
} from '../define-attacks.ts';
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
import { swapCase } from './near-misses.ts';
import { jsonText, login as postLogin } from './requests.ts';

const passwordCheck: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice: 'password-check',
};

const sameResponse: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice: 'same-response',
};

const types: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice: 'login-types',
};

const onlyBody: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice: 'login-body',
};

const notStrings = [
  ['number', 1],
  ['zero', 0],
  ['true', true],
  ['null', null],
  ['list', ['x']],
  ['object', {}],
  ['operator', { $gt: '' }],
  ['missing', undefined],
] as const;

/** Logins that must fail, and what their responses give away. */
export const login: Attack[] = [
  ...requestAttacks({ ...passwordCheck, allowed: [wrongCredentials] }, [
    {
      id: 'password-wrong',
      request: ({ username }) => postLogin({ json: { username, password: randomUUID() } }),
    },
    {
      id: 'password-empty',
      request: ({ username }) => postLogin({ json: { username, password: '' } }),
    },
    {
      id: 'password-short',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: password.slice(0, -1) } }),
    },
    {
      id: 'password-long',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password}x` } }),
    },
    {
      id: 'password-space',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password} ` } }),
    },
    {
      id: 'password-nul',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password}\0x` } }),
    },
    {
      id: 'password-swapped-case',
      request: ({ username, password }) =>
        swapCase(password) === password
          ? undefined
          : postLogin({ json: { username, password: swapCase(password) } }),
    },
    {
      id: 'password-sql',
      request: ({ username }) => postLogin({ json: { username, password: "' OR '1'='1' --" } }),
    },
    {
      id: 'password-with-token',
      request: (session) => {
        const { username, token } = session;
        const headers = tokenHeaders(headerCarrier(session), token);
        return postLogin(
          { json: { username, password: randomUUID(), access_token: token } },
          headers,
        );
      },
    },
    {
      id: 'username-sql',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}'--`, password: `${password}x` } }),
    },
    {
      id: 'username-sql-any',
      request: ({ password }) => postLogin({ json: { username: "' OR '1'='1' --", password } }),
    },
    {
      id: 'username-sql-drop',
      request: ({ password }) =>
        postLogin({ json: { username: '"; DROP TABLE users;--', password } }),
    },
    {
      id: 'username-wildcard',
      request: ({ password }) => postLogin({ json: { username: '%', password } }),
    },
    {
      id: 'username-nul',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}\0`, password } }),
    },
    {
      id: 'username-newline',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}\nroot signed in`, password } }),
    },
    {
      id: 'username-empty',
      request: ({ password }) => postLogin({ json: { username: '', password } }),
    },
    {
      id: 'username-long',
      request: ({ password }) => postLogin({ json: { username: 'n'.repeat(10_000), password } }),
      allowed: [wrongCredentials, badRequest, ...withStatus(413)],
    },
    {
      id: 'username-surrogate',
      request: () => postLogin(jsonText('{"username":"\\ud800","password":"\\udfff"}')),
      allowed: [wrongCredentials, badRequest],
    },
    {
      id: 'username-prototype',
      request: ({ password }) => postLogin({ json: { username: '__proto__', password } }),
    },
    {
      id: 'username-id',
      request: ({ userId, password }) =>
        postLogin({ json: { username: String(userId), password } }),
    },
  ]),

  ...requestAttacks({ ...types, allowed: [badRequest] }, [
    ...notStrings.map(
      ([word, value]): RequestAttack => ({
        id: `login-username-${word}`,
        request: ({ password }) => postLogin({ json: { username: value, password } }),
      }),
    ),
    ...notStrings.map(
      ([word, value]): RequestAttack => ({
        id: `login-password-${word}`,
        request: ({ username }) => postLogin({ json: { username, password: value } }),
      }),
    ),
    {
      id: 'login-empty',
      request: () => postLogin({ json: {} }),
    },
    {
      id: 'login-nested',
      request: ({ username, password }) => postLogin({ json: { user: { username, password } } }),
    },
    {
      id: 'login-form-twice',
      request: ({ username, password }) =>
        postLogin({ form: { username: ['a', username], password } }),
    },
    {
      id: 'login-form-list',
      request: ({ username, password }) =>
        postLogin({ form: { 'username[]': username, password } }),
    },
    {
      id: 'login-form-object',
      request: ({ username }) => postLogin({ form: { username, 'password[$gt]': '' } }),
    },
  ]),

  ...requestAttacks({ ...onlyBody, allowed: [badRequest] }, [
    {
      id: 'login-query',
      request: ({ username, password }) => ({
        ...postLogin({ json: {} }),
        query: { username, password },
      }),
    },
    {
      id: 'login-basic',
      request: ({ username, password }) =>
        postLogin(
          { json: {} },
          {
            Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
          },
        ),
    },
    {
      id: 'login-get',
      request: ({ username, password }) => ({
        path: '/login',
        query: { username, password },
      }),
      allowed: withStatus(404, 405),
    },
    {
      id: 'login-plain',
      request: ({ username, password }) =>
        postLogin({
          text: { type: 'text/plain', content: JSON.stringify({ username, password }) },
        }),
      allowed: [badRequest, ...withStatus(415)],
    },
    {
      id: 'login-multipart',
      request: ({ username, password }) =>
        postLogin({
          text: {
            type: 'multipart/form-data; boundary=x',
            content: [`username"\r\n\r\n${username}`, `password"\r\n\r\n${password}`]
              .map((field) => `--x\r\nContent-Disposition: form-data; name="${field}\r\n`)
              .concat('--x--\r\n')
              .join(''),
          },
        }),
      allowed: [badRequest, ...withStatus(415)],
    },
  ]),

  ...customAttacks(sameResponse, [
    {
      id: 'unknown-user-words',
      run: compareWords,
    },
    {
      id: 'unknown-user-time',
      run: compareQuickness,
    },
  ]),
];

async function compareWords({ send, username }: AttackSession): Promise<Outcome> {
  const password = randomUUID();
  const known = await send(postLogin({ json: { username, password } }));
  const unknown = await send(postLogin({ json: { username: randomUUID(), password } }));
  const outcome = judgeRefusal(unknown, wrongCredentials);
  if (!('held' in outcome && outcome.held)) return outcome;
  const names = (headers: object) => Object.keys(headers).sort().join();
  const same = known.status === unknown.status && known.text === unknown.text;
  if (same && names(known.headers) === names(unknown.headers)) return outcome;
  return breach(
    unknown,
    say('attack.expected.same-as-wrong-password', { status: known.status, text: known.text }),
    true,
  );
}

/** An unknown user must not take less than half as long as a known one. */
function compareQuickness(session: AttackSession): Promise<Outcome> {
  return compareTimes(session, {
    differ: (unknown, known) => unknown < known / 2 && known - unknown > 5,
  });
}
