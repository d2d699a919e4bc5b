import { fingerprintOf } from '#demo/inspect.ts';
import { message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat, invalidCarrier } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import { type Content, carrierOf, namesOf, places, requestOf } from './contents.ts';
import { drawOf, outcomes, plainOf } from './every.ts';
import { expectAnonymous, expectDecided, expectOutcome, expectToken } from './expect.ts';
import { nextToken } from './tokens.ts';

/** Methods with a body, which are the ones that the given `readBody` parses. */
const withBody = ['POST', 'PUT', 'PATCH'];
const withoutBody = ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** Media types of JSON and of forms, as clients write them. */
const mediaTypes = {
  json: [
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
    'APPLICATION/JSON; Charset="utf-8"',
    'application/json ; odata=verbose',
  ],
  form: [
    'application/x-www-form-urlencoded; charset=utf-8',
    'application/x-www-form-urlencoded;charset=UTF-8',
    'Application/X-WWW-Form-Urlencoded',
    'APPLICATION/X-WWW-FORM-URLENCODED; charset="UTF-8"',
  ],
};

/** Methods, paths and spellings of HTTP that change nothing. */
export const requests: readonly Check[] = [
  defineCheck('extract.every-method', async (session) => {
    for (const method of [...withoutBody, ...withBody]) {
      for (const first of outcomes) {
        for (const second of outcomes) {
          for (const third of outcomes) {
            const body = plainOf(session, session.random.pick(['form', 'json']), first);
            const read = withBody.includes(method);
            await expectAt(session, method, [
              read ? body : { ...body, outcome: 'absent' },
              plainOf(session, 'query', second),
              plainOf(session, 'header', third),
            ]);
          }
        }
      }
    }
  }),

  defineCheck(
    'extract.every-path',
    async (session) => {
      const { random } = session;
      const paths = [
        ...['/', '/api/me', '/favicon.ico', '/index.html', '/static/app.js', '/public/logo.png'],
        ...['/auth/login', '/logout', '/status', '/healthz', '/metrics', '/docs'],
        ...['/.well-known/openid-configuration', '//inspect', '/a%2Fb', '/%', `/${random.word()}`],
      ];
      for (const path of paths) {
        const name = (contents: readonly Content[]) =>
          message('extract.in.path', { what: namesOf(contents), path });
        const bad = drawOf(session, random.pick(places), 'refused');
        await expectDecided(session, [bad], { path, name: name([bad]) });
        const good = drawOf(session, random.pick(places), 'taken');
        const answer = await session.ask(requestOf([good], { path }));
        const expected = message('extract.in.no-handler', { what: name([good]) });
        expectThat(answer, expected, answer.status === 404);
      }
    },
    { hints: 'every-method' },
  ),

  defineCheck(
    'extract.http',
    async (session) => {
      for (const place of ['json', 'form'] as const) {
        for (const type of mediaTypes[place]) {
          const content = drawOf(session, place, 'taken');
          const name = message('extract.in.type', { what: namesOf([content]), type });
          const asked = requestOf([content]);
          const text = { type, content: asked.text?.content ?? '' };
          expectToken(await session.ask({ ...asked, text }), name, 'body', content.token);
          const headers = { 'transfer-encoding': 'chunked' };
          const chunked = await session.ask({ ...asked, text, headers });
          expectToken(chunked, name, 'body', content.token);
        }
      }
      for (const [text, write] of spellings) {
        const token = nextToken(session);
        const [carrier, lines] = write(token);
        const answer = await session.askRaw(`${lines.join('\r\n')}\r\n\r\n`);
        expectToken(answer, message('extract.in.raw', { text }), carrier, token);
      }
      for (const host of ['[', 'a:b:c', '%', 'localhost:99999', '::1', '"', 'a/b', 'é', '', '\\']) {
        const name = message('extract.in.host', { host });
        for (const place of places) {
          const content = drawOf(session, place, 'taken');
          const asked = requestOf([content]);
          const answer = await session.ask({ ...asked, headers: { ...asked.headers, host } });
          expectOutcome(answer, [content], name);
        }
        expectAnonymous(await session.ask({ path: '/inspect', headers: { host } }), name);
      }
    },
    { hints: 'every-spelling' },
  ),
];

type Written = [carrier: string, lines: string[]];
const get = 'GET /inspect HTTP/1.1';
const host = 'Host: localhost';

/** Requests as their lines, each with what is odd about it. */
const spellings: [string, (token: string) => Written][] = [
  ...['X-ACCESS-TOKEN', 'X-Access-Token', 'x-Access-tokeN', 'X-access-token', 'x-aCCESS-tOKEN'].map(
    (name): [string, (token: string) => Written] => [
      `${name}: …`,
      (token) => ['header', [get, host, `${name}: ${token}`]],
    ],
  ),
  ['x-access-token:…', (token) => ['header', [get, host, `x-access-token:${token}`]]],
  ['x-access-token: \t …  ', (token) => ['header', [get, host, `x-access-token: \t ${token}  `]]],
  [
    'x-access-token: … HTTP/1.0',
    (token) => ['header', ['GET /inspect HTTP/1.0', `x-access-token: ${token}`]],
  ],
  [
    'GET http://localhost/inspect?access_token=…',
    (token) => ['query', [`GET http://localhost/inspect?access_token=${token} HTTP/1.1`, host]],
  ],
  [
    'GET http://other.example:8080/inspect',
    (token) => [
      'header',
      ['GET http://other.example:8080/inspect HTTP/1.1', host, `x-access-token: ${token}`],
    ],
  ],
];

/** Sends contents with a method. A response to HEAD has no body: its length tells which carrier was found. */
async function expectAt(
  session: JudgeSession,
  method: string,
  contents: readonly Content[],
): Promise<void> {
  const name = message('extract.in.method', { what: namesOf(contents), method });
  if (method !== 'HEAD') return expectDecided(session, contents, { method, name });
  const answer = await session.ask(requestOf(contents, { path: '/inspect', method }));
  expectOutcome(bodyOf(answer, contents), contents, name);
}

/** The response with the body that a GET would have had, as far as its length tells. */
function bodyOf(answer: Answer, contents: readonly Content[]): Answer {
  const length = Number(answer.headers['content-length']);
  const token = contents.find(({ outcome }) => outcome !== 'absent')?.token;
  const fingerprint = fingerprintOf(token ?? '');
  const anonymous = { token: null, carrier: null, claims: null, user: null };
  const bodies = [
    anonymous,
    ...Object.values(carrierOf).map((carrier) => ({ ...anonymous, token: fingerprint, carrier })),
  ];
  const refused = { error: invalidCarrier.error, error_description: '' };
  const body =
    answer.status === 400 ? refused : bodies.find((one) => JSON.stringify(one).length === length);
  return { ...answer, body: { ...body } };
}
