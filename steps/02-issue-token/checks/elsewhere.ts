import { type Message, message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal } from '#kata/judge/expect.ts';
import type { Asked, JudgeSession } from '#kata/judge/session.ts';
import { askEach, type Expected } from './batches.ts';
import {
  type Credentials,
  encodings,
  expectLogin,
  inCase,
  invalidCredentials,
  invalidRequest,
  loginWith,
  path,
} from './logins.ts';

/** Where credentials must not be read from, as parts of a request. */
type Place = (credentials: Partial<Credentials>) => Pick<Asked, 'query' | 'headers'>;

/** Names that the program may read, for the username and the password. */
const pairs = [
  ['username', 'password'],
  ['user', 'pass'],
  ['x-username', 'x-password'],
  ['x-auth-user', 'x-auth-password'],
] as const;

const authorizations = [
  ['authorization', 'Basic'],
  ['authorization', 'basic'],
  ['authorization', 'Bearer'],
  ['proxy-authorization', 'Basic'],
  ['x-authorization', 'Basic'],
] as const;

/** Credentials outside of the body do nothing, whatever the body contains. */
export const onlyTheBody = defineCheck(
  'issue.only-the-body',
  async (session) => {
    const user = await session.addUser(
      'quick',
      `${session.random.secret()}`,
      session.random.word(),
    );
    const other = await session.addUser(
      'quick',
      `${session.random.secret()}`,
      session.random.word(),
    );
    const { username, password } = user;
    // A program that counts wrong passwords must not refuse this one, so that the message names the right fault.
    const third = await session.addUser();
    const wrong = session.random.word();
    const cases = places().flatMap(([what, place, usual]) => {
      const absent = message('issue.only-the-body.absent', { what });
      const half = message('issue.only-the-body.half', { what });
      const beside = message('issue.only-the-body.wrong', { what });
      const ours = inCase(message('issue.only-the-body.other', { what }));
      // The usual names are tried with JSON and with a form, the others with one of the two.
      const sent = usual ? encodings : [session.random.pick(encodings)];
      return sent.flatMap((encoding): Expected[] => [
        refused({ path, [encoding]: {}, ...place(user) }, absent),
        refused({ path, [encoding]: { username }, ...place({ password }) }, half),
        refused({ path, [encoding]: { username }, ...place(user) }, half),
        refused({ path, [encoding]: { password }, ...place({ username }) }, half),
        refused({ path, [encoding]: { password }, ...place(user) }, half),
        refused(
          { ...loginWith({ username, password: wrong }, encoding), ...place(user) },
          beside,
          invalidCredentials,
        ),
        {
          asked: { ...loginWith(third, encoding), ...place(other) },
          expect: (answer) => void expectLogin(answer, third, session, session.now(), ours),
        },
      ]);
    });
    await askEach(session, [...cases, ...literalCases(session, user)]);
  },
  { hints: 'credentials-in-body' },
);

function refused(asked: Asked, why: Message, refusal = invalidRequest): Expected {
  return { asked, expect: (answer) => expectRefusal(answer, refusal, why) };
}

function places(): [Message, Place, usual: boolean][] {
  return [
    ...pairs.flatMap(([name, word], index): [Message, Place, boolean][] => {
      const usual = index === 0;
      const values = ({ username, password }: Partial<Credentials>) => ({
        ...(username !== undefined && { [name]: username }),
        ...(password !== undefined && { [word]: password }),
      });
      const both = `${name}, ${word}`;
      return [
        [
          message('issue.only-the-body.query', { list: both }),
          (given) => ({ query: values(given) }),
          usual,
        ],
        [
          message('issue.only-the-body.headers', { list: both }),
          (given) => ({ headers: values(given) }),
          usual,
        ],
        [
          message('issue.only-the-body.cookies', { list: both }),
          (given) => ({ headers: { cookie: cookiesOf(values(given)) } }),
          usual,
        ],
      ];
    }),
    ...authorizations.map(([name, scheme], index): [Message, Place, boolean] => [
      message('issue.only-the-body.authorization', { name, scheme }),
      ({ username = '', password = '' }) => ({
        headers: {
          [name]: `${scheme} ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        },
      }),
      index === 0,
    ]),
  ];
}

function cookiesOf(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

/** These say how a request is read, so they cannot have any value. */
const transport =
  /^(?:host|connection|content-.*|transfer-encoding|expect|upgrade|keep-alive|te|trailer|date|__proto__|username|password)$/i;

/** The words of the learner's file as names of headers, cookies, parameters and fields, and as values. */
function literalCases(session: JudgeSession, { username, password }: Credentials): Expected[] {
  const literals = session.literals();
  const names = literals.filter((name) => /^[\w-]+$/.test(name) && !transport.test(name));
  const all = (value: string) => Object.fromEntries(names.map((name) => [name, value]));
  const wrong = session.random.word();
  const why = message('issue.only-the-body.literals');
  const bothRefused = (more: Pick<Asked, 'query' | 'headers'>, fields: object = {}): Expected[] => [
    refused({ path, json: { ...fields, username }, ...more }, why),
    refused(
      { path, json: { ...fields, username, password: wrong }, ...more },
      why,
      invalidCredentials,
    ),
  ];
  const values = [password, username, '1', 'true', ...literals.filter(isHeaderValue)];
  return [
    ...values.flatMap((value) => [
      ...bothRefused({
        query: all(value),
        headers: { ...all(value), cookie: cookiesOf(all(value)) },
      }),
      ...bothRefused({}, all(value)),
    ]),
    ...bothRefused({ query: all(password) }),
    ...bothRefused({ headers: all(password) }),
    ...bothRefused({ headers: { cookie: cookiesOf(all(password)) } }),
  ];
}

function isHeaderValue(text: string): boolean {
  return /^[!-:<-~]+$/.test(text);
}

/** A right login is the same with every other field, parameter and header. */
export const othersIgnored = defineCheck(
  'issue.others-ignored',
  async (session) => {
    const user = await session.addUser();
    const other = await session.addUser();
    const { username, password } = user;
    const fields = { username, password };
    const forged = session.token(other.id);
    const more: Record<string, unknown> = {
      ...{ id: other.id, sub: other.id, iss: session.random.word(), aud: session.random.word() },
      ...{
        iat: 1,
        nbf: 4e9,
        exp: 4e9,
        expires: 1,
        jti: '1',
        lifetime: 1,
        issuer: 'a',
        alg: 'none',
      },
      ...{
        expiresIn: '100d',
        ttl: 5,
        remember: true,
        rememberMe: true,
        role: 'admin',
        admin: true,
      },
      ...{ user: { id: other.id }, claims: { sub: other.id }, token: forged, access_token: forged },
      ...{ secret: 'a', header: { kid: 'a' }, typ: 'a', name: other.username, now: 1, scope: '*' },
      ...Object.fromEntries(session.literals().map((name) => [name, session.random.word()])),
    };
    const headers: Record<string, string> = {
      ...{ accept: 'text/html', 'accept-language': 'zh-CN', 'accept-encoding': 'gzip, br' },
      ...{ origin: 'https://example.com', referer: 'https://example.com/', 'user-agent': 'curl/8' },
      ...{ authorization: `Bearer ${forged}`, cookie: `token=${forged}`, 'x-access-token': forged },
      ...{ 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'https', 'x-real-ip': '127.0.0.1' },
      ...{ 'if-none-match': '*', 'x-http-method-override': 'DELETE', 'x-requested-with': 'a' },
      ...{ 'x-debug': '1', 'x-test': 'true', 'x-user-id': other.id, 'x-lifetime': '1', dnt: '1' },
    };
    const cases = [
      ...Object.entries(more).flatMap(([name, value]): [Message, Asked][] => {
        const what = message('issue.others-ignored.field', { name });
        const parameter = message('issue.others-ignored.parameter', { name });
        if (name in fields) return [];
        return [
          [what, { path, json: { [name]: value, ...fields } }],
          [parameter, { path, json: fields, query: { [name]: String(value) } }],
        ];
      }),
      ...Object.entries(headers).map(([name, value]): [Message, Asked] => [
        message('issue.others-ignored.header', { name }),
        { ...loginWith(user), headers: { [name]: value } },
      ]),
    ];
    await askEach(
      session,
      cases.map(([what, asked]) => ({
        asked,
        expect: (answer) => void expectLogin(answer, user, session, session.now(), inCase(what)),
      })),
    );
  },
  { hints: 'each-login-fresh' },
);
