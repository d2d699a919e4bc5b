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
import type { Outcome } from '../outcome.ts';
import { jsonText, login as postLogin } from './requests.ts';

const passwordCheck: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice:
    'Await the comparison with the stored hash and give a token only where user and password both fit (OWASP ASVS 6.2).',
};

const sameResponse: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice:
    'Answer an unknown user and a wrong password with the same words, after the same work (OWASP ASVS 6.3.8).',
};

const types: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice:
    'Check with typeof that username and password are texts before anything else sees them (CWE-20).',
};

const onlyBody: AttackDefaults = {
  group: 'login',
  lesson: 2,
  advice:
    'Take credentials from a JSON or form body of POST /login and from nowhere else (RFC 9110, 9.3.1 and 17.9).',
};

const notStrings: [word: string, value: unknown, effect: string][] = [
  ['number', 1, 'a number fits another type of column, where 1 equals “1” and more'],
  ['zero', 0, 'some databases take 0 for every text that is no number'],
  ['true', true, 'true fits whatever is there'],
  ['null', null, 'null fits whatever was never set'],
  ['list', ['x'], 'a list becomes several parameters of a query, or one text'],
  ['object', {}, 'an object is a question without a condition'],
  ['operator', { $gt: '' }, 'an operator is a question that is always true'],
  ['missing', undefined, 'what is not there is asked for its length: a 500, again and again'],
];

/** Logins that must fail, and what their responses give away. */
export const login: Attack[] = [
  ...requestAttacks({ ...passwordCheck, allowed: [wrongCredentials] }, [
    {
      id: 'password-wrong',
      name: 'a wrong password',
      gains: 'A name is enough to be anybody.',
      request: ({ username }) => postLogin({ json: { username, password: randomUUID() } }),
    },
    {
      id: 'password-empty',
      name: 'an empty password',
      gains: 'A password that is not there is the right one.',
      request: ({ username }) => postLogin({ json: { username, password: '' } }),
    },
    {
      id: 'password-short',
      name: 'the right password without its last character',
      gains: 'Only the beginning is compared: passwords can be found piece by piece.',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: password.slice(0, -1) } }),
    },
    {
      id: 'password-long',
      name: 'the right password and a character',
      gains: 'The end of long passwords is worth nothing.',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password}x` } }),
    },
    {
      id: 'password-space',
      name: 'the right password and a space',
      gains: 'Passwords are trimmed, so they are weaker than their owners think.',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password} ` } }),
    },
    {
      id: 'password-nul',
      name: 'the right password and a NUL',
      gains: 'The hash ends at a NUL: whatever stands behind it does not count.',
      request: ({ username, password }) =>
        postLogin({ json: { username, password: `${password}\0x` } }),
    },
    {
      id: 'password-swapped-case',
      name: 'the right password with small letters for capitals and capitals for small letters',
      gains: 'Passwords know no case: guessing is easier by a bit a letter.',
      request: ({ username, password }) =>
        swapCase(password) === password
          ? undefined
          : postLogin({ json: { username, password: swapCase(password) } }),
    },
    {
      id: 'password-sql',
      name: 'SQL that is always true, for the password',
      gains: 'The database is told that the password fits.',
      request: ({ username }) => postLogin({ json: { username, password: "' OR '1'='1' --" } }),
    },
    {
      id: 'password-with-token',
      name: 'a wrong password, and a good token beside it',
      gains: 'A stolen token is exchanged for fresh ones, for ever.',
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
      name: 'SQL that ends behind the name',
      gains: 'The comparison of the password is cut off the query.',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}'--`, password: `${password}x` } }),
    },
    {
      id: 'username-sql-any',
      name: 'SQL that is always true, for the name',
      gains: 'The first user of the table signs in, and that is often the administrator.',
      request: ({ password }) => postLogin({ json: { username: "' OR '1'='1' --", password } }),
    },
    {
      id: 'username-sql-drop',
      name: 'SQL that drops the table of users',
      gains: 'Nobody signs in any more.',
      request: ({ password }) =>
        postLogin({ json: { username: '"; DROP TABLE users;--', password } }),
    },
    {
      id: 'username-wildcard',
      name: 'a wildcard for the name',
      gains: 'One password is tried on all users at once.',
      request: ({ password }) => postLogin({ json: { username: '%', password } }),
    },
    {
      id: 'username-nul',
      name: 'the right name and a NUL',
      gains: 'One user has many names, and a limit for each name is passed.',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}\0`, password } }),
    },
    {
      id: 'username-newline',
      name: 'the right name and a newline',
      gains:
        'A line of the log ends where the attacker likes: the next one says that root signed in.',
      request: ({ username, password }) =>
        postLogin({ json: { username: `${username}\nroot signed in`, password } }),
    },
    {
      id: 'username-empty',
      name: 'an empty name',
      gains: 'An account without a name, left over from a test, is open to everybody.',
      request: ({ password }) => postLogin({ json: { username: '', password } }),
    },
    {
      id: 'username-long',
      name: 'a name of 10 kB',
      gains: 'Logs and indexes are filled with what the attacker makes up.',
      request: ({ password }) => postLogin({ json: { username: 'n'.repeat(10_000), password } }),
      allowed: [wrongCredentials, badRequest, ...withStatus(413)],
    },
    {
      id: 'username-surrogate',
      name: 'half a character for the name',
      gains: 'What is no proper text becomes a 500 in the database or in the log.',
      request: () => postLogin(jsonText('{"username":"\\ud800","password":"\\udfff"}')),
      allowed: [wrongCredentials, badRequest],
    },
    {
      id: 'username-prototype',
      name: '__proto__ for the name',
      gains: 'A look-up of users in a plain object finds one.',
      request: ({ password }) => postLogin({ json: { username: '__proto__', password } }),
    },
    {
      id: 'username-id',
      name: 'the id of the user for the name',
      gains: 'Ids, which stand in every token and address, can be used to try passwords.',
      request: ({ userId, password }) =>
        postLogin({ json: { username: String(userId), password } }),
    },
  ]),

  ...requestAttacks({ ...types, allowed: [badRequest] }, [
    ...notStrings.map(
      ([word, value, effect]): RequestAttack => ({
        id: `login-username-${word}`,
        name: `for the name: ${shown(value)}`,
        gains: `A user is found without a name: ${effect}.`,
        request: ({ password }) => postLogin({ json: { username: value, password } }),
      }),
    ),
    ...notStrings.map(
      ([word, value, effect]): RequestAttack => ({
        id: `login-password-${word}`,
        name: `for the password: ${shown(value)}`,
        gains: `A password fits that nobody has: ${effect}.`,
        request: ({ username }) => postLogin({ json: { username, password: value } }),
      }),
    ),
    {
      id: 'login-empty',
      name: 'nothing at all',
      gains: 'A field of nothing is asked for, and the answer is a 500.',
      request: () => postLogin({ json: {} }),
    },
    {
      id: 'login-nested',
      name: 'right credentials one level down',
      gains: 'Filters and limits look at other fields than the server.',
      request: ({ username, password }) => postLogin({ json: { user: { username, password } } }),
    },
    {
      id: 'login-form-twice',
      name: 'two names in a form',
      gains: 'A limit counts the one name, and the server tries the other.',
      request: ({ username, password }) =>
        postLogin({ form: { username: ['a', username], password } }),
    },
    {
      id: 'login-form-list',
      name: 'username[]= in a form',
      gains: 'A list reaches the database, which takes it for several parameters.',
      request: ({ username, password }) =>
        postLogin({ form: { 'username[]': username, password } }),
    },
    {
      id: 'login-form-object',
      name: 'password[$gt]= in a form',
      gains: 'A form becomes a question to the database that is always true.',
      request: ({ username }) => postLogin({ form: { username, 'password[$gt]': '' } }),
    },
  ]),

  ...requestAttacks({ ...onlyBody, allowed: [badRequest] }, [
    {
      id: 'login-query',
      name: 'right credentials in the query',
      gains: 'Passwords stay in logs, in histories and in what browsers tell the next site.',
      request: ({ username, password }) => ({
        ...postLogin({ json: {} }),
        query: { username, password },
      }),
    },
    {
      id: 'login-basic',
      name: 'right credentials in Authorization: Basic',
      gains: 'Browsers remember such credentials, and send them with what other sites make up.',
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
      name: 'right credentials in the query of a GET',
      gains: 'A link signs somebody in, into an account of the attacker’s.',
      request: ({ username, password }) => ({
        path: '/login',
        query: { username, password },
      }),
      allowed: withStatus(404, 405),
    },
    {
      id: 'login-plain',
      name: 'right credentials in plain text',
      gains: 'Other sites can sign a browser in without asking: forms send plain text.',
      request: ({ username, password }) =>
        postLogin({
          text: { type: 'text/plain', content: JSON.stringify({ username, password }) },
        }),
      allowed: [badRequest, ...withStatus(415)],
    },
    {
      id: 'login-multipart',
      name: 'right credentials in a multipart body',
      gains: 'A parser that nobody promised is open to everybody, with holes of its own.',
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
      name: 'an unknown user, and a known one with a wrong password',
      gains: 'A list of names, asked for one by one, tells who has an account.',
      run: compareWords,
    },
    {
      id: 'unknown-user-time',
      name: 'an unknown user and a known one, six times at the same time',
      gains: 'The time tells what the words hide: which names exist.',
      run: compareTimes,
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
  return breach(unknown, `what a wrong password gets: ${known.status} ${known.text}`, true);
}

/** Sends both logins at once, so that a busy machine slows both down. One pair may deviate. */
async function compareTimes({ send, username }: AttackSession): Promise<Outcome> {
  const attempt = (name: string) =>
    send(postLogin({ json: { username: name, password: randomUUID() } }));
  let alike = 0;
  for (let n = 0; ; n += 1) {
    // The first request may be served first, so the order alternates.
    const first = n % 2 === 0;
    const [one, other] = await Promise.all([
      attempt(first ? username : randomUUID()),
      attempt(first ? randomUUID() : username),
    ]);
    const [known, unknown] = first ? [one, other] : [other, one];
    if (unknown.status !== known.status) return judgeRefusal(unknown, wrongCredentials);
    const quick = unknown.time < known.time / 2 && known.time - unknown.time > 5;
    if (!quick) alike += 1;
    if (alike > 1) return { held: true };
    const [fast, slow] = [unknown, known].map(({ time }) => Math.round(time));
    if (n === 5) return breach(unknown, `an answer after ${slow} ms, not ${fast} ms`, true);
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function swapCase(text: string): string {
  return text.replaceAll(/\p{L}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
