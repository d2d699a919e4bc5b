import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { canCarry, carry, headerCarrier, tokenHeaders } from '../carriers.ts';
import { type AttackDefaults, customAttacks, notApplicable } from '../define-attacks.ts';
import { requestKinds, servedRequests, tryEach, withSecret } from '../define-kinds.ts';
import { forge } from '../forge.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import type { HttpResponse } from '../http/response.ts';
import {
  badCarrier,
  badToken,
  breach,
  judgeRefusal,
  missingToken,
  showsUser,
  withStatus,
} from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature } from './requests.ts';

const order: AttackDefaults = { group: 'carrier', lesson: 3, advice: 'carrier-order' };
const once: AttackDefaults = { group: 'carrier', lesson: 3, advice: 'one-token' };
const onlyThese: AttackDefaults = { group: 'carrier', lesson: 3, advice: 'three-carriers' };
const unchanged: AttackDefaults = { group: 'carrier', lesson: 3, advice: 'token-unchanged' };
const methods: AttackDefaults = { group: 'access', lesson: 4, advice: 'every-method' };

const formType = 'application/x-www-form-urlencoded';

/** Names that are similar to those of the three places. */
const headerNames = [
  ...['token', 'access-token', 'access_token', 'accesstoken', 'x-token', 'x-auth-token', 'auth'],
  ...['x-accesstoken', 'x-access', 'x-access-tokens', 'xx-access-token', 'jwt', 'x-jwt', 'bearer'],
  ...['proxy-authorization', 'x-authorization', 'x-api-key', 'x-access-token2', 'id-token'],
  ...['x-amz-security-token', 'x-csrf-token', 'sec-websocket-protocol', 'authentication'],
];
const fieldNames = [
  ...['token', 'accessToken', 'access-token', 'Access_Token', 'access_token_', '_access_token'],
  ...['access_tokens', 'accesstoken', 'access token', 'access_token ', ' access_token', 'jwt'],
  ...['auth', 'auth_token', 'id_token', 'oauth_token', 'bearer', 'bearer_token', 'x-access-token'],
  ...['access.token', 'access_token.', 'access_token\0', 'authorization', 'Authorization'],
];
const schemes = [
  '',
  'JWT ',
  'Token ',
  'bearer ',
  'BEARER ',
  'Bearer  ',
  'Bearer:',
  'Basic ',
  'OAuth ',
];

/** Values of JSON that are not strings, but that careless code reads as this token. */
function oddTokens(token: string): unknown[] {
  return [
    ...[[token], [[token]], [token, token], [''], [null], [], {}, { 0: token }, { token }],
    ...[{ toString: token }, { length: 1, 0: token }, 0, -1, 1.5, 1e21, true, false],
  ];
}

/** A token in spellings that a server may take for the token itself, but must not change. */
function respelt(token: string): string[] {
  return [
    ...[` ${token}`, `${token}\n`, `\t${token}`, `${token}\0`, `"${token}"`, `'${token}'`],
    ...[`Bearer ${token}`, `JWT ${token}`, `${token};`, `${token}=`, `\ufeff${token}`],
    ...[`${token}\u200b`, `${token}/`, token.replace(/[a-z]/, percent)],
  ];
}

/** Requests with a token in a place, under a name or in a form that a careless server reads, or does not read. */
export const places: Attack[] = [
  ...requestKinds({ ...onlyThese, allowed: [missingToken] }, [
    {
      id: 'carrier-schemes',
      requests: ({ protectedPath: path, token, carriers }) =>
        carriers.includes('bearer')
          ? []
          : schemes.map((scheme) => ({ path, headers: { Authorization: scheme + token } })),
    },
    {
      id: 'carrier-similar-headers',
      requests: (session) =>
        withMethods(session, { headers: allNamed(headerNames, session.token) }),
    },
    {
      id: 'carrier-cookies',
      requests: (session) => {
        const names = [...fieldNames, ...headerNames].filter((name) => /^[\w-]+$/.test(name));
        const Cookie = ['access_token', ...names].map((name) => `${name}=${session.token}`);
        return withMethods(session, { headers: { Cookie: Cookie.slice(0, 30).join('; ') } });
      },
    },
    {
      id: 'carrier-similar-parameters',
      requests: (session) =>
        ['', '[]', '[0]', '[a]', '.x'].flatMap((tail) =>
          withMethods(session, {
            query: allNamed(
              tail === '' ? fieldNames.slice(0, 12) : [`access_token${tail}`],
              session.token,
            ),
          }),
        ),
    },
    {
      id: 'carrier-similar-fields',
      requests: (session) => {
        const { bodyPath, protectedPath: path, token } = session;
        if (bodyPath !== path) return [];
        const named = allNamed(fieldNames, token);
        const deep = { body: { access_token: token }, data: [{ access_token: token }] };
        return [{ json: { ...named, ...deep } }, { form: named }, { json: deep }].map((body) => ({
          path,
          ...body,
        }));
      },
    },
    {
      id: 'carrier-inside-values',
      requests: ({ protectedPath: path, token }) => [
        { path, headers: { 'Access-Control-Request-Headers': 'x-access-token', 'x-other': token } },
        { path, headers: { 'x-other': `x-access-token: ${token}`, Via: 'x-access-token' } },
        { path, headers: { Referer: `http://localhost${path}?access_token=${token}` } },
        { path: `${path}?x=access_token&y=${token}` },
        { path: `${path}?x=%26access_token=${token}` },
        { path: `${path}?x=1%26access_token%3D${token}` },
        { path: `${path}?x?access_token=${token}` },
      ],
    },
    {
      id: 'carrier-other-bodies',
      requests: ({ bodyPath, protectedPath: path, token }) =>
        (bodyPath === path
          ? [
              ...['text/json', 'application/octet-stream', 'application/xml', 'x', 'image/png'],
              ...['application/x-json', 'text/x-www-form-urlencoded', 'text/plain; charset=utf-8'],
            ]
          : []
        ).flatMap((type) =>
          [JSON.stringify({ access_token: token }), `access_token=${token}`].map((content) => ({
            path,
            text: { type, content },
          })),
        ),
      allowed: [missingToken, ...withStatus(415)],
    },
  ]),

  ...requestKinds({ ...once, allowed: [badCarrier] }, [
    {
      id: 'body-odd-tokens',
      requests: ({ bodyPath, token, protectedPath }) =>
        bodyPath === undefined
          ? []
          : oddTokens(token).flatMap((odd) => [
              { path: bodyPath, json: { access_token: odd } },
              {
                path: `${bodyPath}?access_token=${token}`,
                json: { access_token: odd },
                headers: { 'x-access-token': protectedPath },
              },
            ]),
    },
    {
      id: 'form-odd-tokens',
      requests: ({ bodyPath, token }) =>
        bodyPath === undefined
          ? []
          : [
              ...[
                `access_token[]=${token}`,
                `access_token[0]=${token}`,
                `access_token[a]=${token}`,
              ],
              ...['access_token=&access_token=', `access_token=&access_token=${token}`],
              ...[`access_token=${token}&access%5Ftoken=${token}`, 'access_token[]=&a=b'],
            ].map((content) => ({
              path: bodyPath,
              text: { type: formType, content },
              headers: { 'x-access-token': token },
            })),
    },
    {
      id: 'query-odd-tokens',
      requests: (session) =>
        [
          ...[
            'access_token=&access_token=',
            'access_token&access_token',
            'access_token=a&access_token',
          ],
          ...[
            `access_token=&access_token=${session.token}`,
            `access_token=${session.token}&access_token=`,
          ],
          ...[`access_token=${session.token}&access%5Ftoken=${session.token}`],
          ...[`access_token=${session.token}&x=1&%61ccess_token=${session.token}`],
          ...['access_token=a&access_token=b&access_token=c'],
        ].flatMap((query) => [
          inQuery(session, query, {}),
          inQuery(session, query, tokenHeaders(headerCarrier(session), session.token)),
        ]),
    },
    {
      id: 'header-odd-tokens',
      requests: (session) => {
        const { token, protectedPath: path } = session;
        const bad = badSignature(session);
        return [
          [token, token],
          [token, bad],
          [bad, token],
          ['', token],
          [token, ''],
          [token, token, token],
        ]
          .flatMap((tokens) => [tokens, tokens])
          .map((tokens) => ({ path, headers: tokenHeaders(headerCarrier(session), tokens) }));
      },
    },
  ]),

  ...customAttacks(unchanged, [
    {
      id: 'carrier-respelt',
      run: (session) =>
        tryEach(
          respelt(session.token).flatMap((token) => everywhere(session, token)),
          async (request) => judgeRefusal(await session.send(request), badToken),
        ),
    },
  ]),

  ...servedRequests(order, [
    {
      id: 'carrier-spellings',
      requests: (session) => {
        const { protectedPath: path, token, carriers } = session;
        if (carriers.includes('bearer')) return [];
        return [
          ...['X-ACCESS-TOKEN', 'X-Access-Token', 'x-aCcEsS-tOkEn'].map((name) => ({
            path,
            headers: { [name]: token },
          })),
          ...[
            ...[`access%5Ftoken=${token}`, `access_token=${token.replace(/[a-z]/, percent)}`],
            ...[
              `a=%&access_token=${token}`,
              `access_token=${token}&b=%E0%A4`,
              `&&access_token=${token}&`,
            ],
            ...[
              `x=1&x=2&access_token=${token}&y[]=3`,
              `%61ccess_token=${token.replaceAll('.', '%2e')}`,
            ],
            ...[`Access_Token=x&access_token=${token}&token=y`],
          ].map((query) => ({ path: `${path}?${query}` })),
        ].filter(({ path: target }) => target === path || carriers.includes('query'));
      },
    },
    { id: 'carrier-good-bodies', requests: goodBodies },
    { id: 'carrier-first-decides', requests: firstDecides },
  ]),

  ...customAttacks(methods, [
    {
      id: 'methods-good-token',
      run: (session) =>
        tryEach(methodRequests(session, session.token), (request) => checkSeen(session, request)),
    },
    {
      id: 'methods-bad-token',
      run: (session) =>
        tryEach(methodRequests(session, badSignature(session)), (request) =>
          checkRefused(session, request),
        ),
    },
    withSecret({
      id: 'methods-signed-token',
      run: (session, secret) => {
        const { claims, header, subject } = session;
        const now = Math.floor(Date.now() / 1000);
        const tokens = [
          { exp: now - 60 },
          { [subject]: '00000000-0000-4000-8000-000000000000' },
        ].map((changed) => forge({ ...claims, ...changed }, secret, { header }));
        return tryEach(
          tokens.flatMap((token) =>
            methodRequests(session, token).filter(({ path }) => !path.includes('?')),
          ),
          (request) => checkRefused(session, request),
        );
      },
    }),
  ]),
];

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}

function allNamed(names: readonly string[], token: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, token]));
}

/** The same request to the protected route, with each method that it has. */
function withMethods(
  { protectedPath: path, bodyPath }: AttackSession,
  request: Omit<HttpRequest, 'path'>,
): HttpRequest[] {
  const posts = bodyPath === path ? [{ path, form: { a: 'b' }, ...request }] : [];
  return [{ path, ...request }, ...posts];
}

function inQuery(
  { protectedPath: path, carriers }: AttackSession,
  query: string,
  headers: Record<string, string | string[]>,
): HttpRequest | undefined {
  return carriers.includes('query') ? { path: `${path}?${query}`, headers } : undefined;
}

/** Requests with a token in each place that can contain it. */
function everywhere(session: AttackSession, token: string): HttpRequest[] {
  const { carriers, protectedPath, bodyPath } = session;
  return carriers.flatMap((carrier): HttpRequest[] => {
    if (!canCarry(carrier, token)) return [];
    if (carrier !== 'body') return [carry(token, carrier, protectedPath)];
    const path = bodyPath ?? protectedPath;
    return [carry(token, carrier, path), { path, json: { access_token: token } }];
  });
}

/** Bodies with the token, in every correct spelling, and bodies without it beside a token elsewhere. */
function goodBodies(session: AttackSession): HttpRequest[] {
  const { bodyPath: path, protectedPath, token, carriers } = session;
  if (path === undefined || path !== protectedPath) return [];
  const headers = tokenHeaders(headerCarrier(session), token);
  const json = JSON.stringify({ access_token: token });
  const bodies: RequestBody[] = [
    { json: { access_token: token } },
    { json: { a: [1], access_token: token, user: { access_token: 'x' } } },
    { text: { type: 'application/json; charset=utf-8', content: json } },
    { text: { type: 'Application/JSON', content: ` ${json}\n` } },
    { text: { type: 'application/json', content: json.replace('access_', '\\u0061ccess\\u005f') } },
    { form: { access_token: token } },
    { form: { a: 'b', access_token: token, 'x[]': '1' } },
    { text: { type: `${formType}; charset=UTF-8`, content: `access%5ftoken=${token}` } },
  ];
  const without: RequestBody[] = [
    ...[{ json: {} }, { json: { a: 1 } }, { json: { access_token: null } }],
    ...[{ json: { access_token: '' } }, { form: { a: '1' } }, { form: { access_token: '' } }],
    ...[{ json: [] }, { text: { type: 'text/plain', content: 'access_token=x' } }],
  ];
  const chunked = { 'transfer-encoding': 'chunked' };
  return [
    ...bodies.map((body) => ({ path, ...body })),
    ...bodies.slice(0, 1).map((body) => ({ path, ...body, headers: chunked })),
    { path, form: { access_token: token }, headers: chunked },
    ...without.map((body) => ({ path, ...body, headers })),
    ...(carriers.includes('query')
      ? without.map((body) => ({ path: `${path}?access_token=${token}`, ...body }))
      : []),
  ];
}

/** Requests whose first place has the token, while a later one is bad, repeated or empty. */
function firstDecides(session: AttackSession): HttpRequest[] {
  const { bodyPath, protectedPath: path, token, carriers } = session;
  if (carriers.includes('bearer')) return [];
  const bad = badSignature(session);
  const headers = [[bad], [bad, bad], [token, token], ['a, b'], ['']].map((tokens) =>
    tokenHeaders('header', tokens),
  );
  const queries = [
    `access_token=${bad}`,
    'access_token=a&access_token=b',
    'access_token=',
    'access_token[]=x',
  ];
  const bodies: RequestBody[] = [
    { json: { access_token: token } },
    { form: { access_token: token } },
  ];
  const inBody = bodyPath === path ? bodies : [];
  return [
    ...inBody.flatMap((body) => [
      ...headers.map((one) => ({ path, ...body, headers: one })),
      ...queries.map((query) => ({ path: `${path}?${query}`, ...body })),
    ]),
    ...(carriers.includes('query') ? headers : []).map((one) => ({
      path: `${path}?access_token=${token}`,
      headers: one,
    })),
    ...(carriers.includes('query') && carriers.includes('header')
      ? [{ path: `${path}?access_token=`, headers: tokenHeaders('header', token) }]
      : []),
  ];
}

/** Requests with a token in each place, with every method, to both routes. */
function methodRequests(session: AttackSession, token: string): HttpRequest[] {
  const { protectedPath, optionalPath, carriers } = session;
  const paths = optionalPath === undefined ? [protectedPath] : [protectedPath, optionalPath];
  return paths.flatMap((path) =>
    ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) => {
      const places = [carry(token, headerCarrier(session), path)];
      if (carriers.includes('query')) places.push(carry(token, 'query', path));
      if (carriers.includes('body') && /^P/.test(method)) places.push(carry(token, 'body', path));
      return places.map((request) => ({ ...request, method }));
    }),
  );
}

/** True if the server has no such method on this route, or responds to OPTIONS itself. */
function hasNoMethod({ method }: HttpRequest, { status, text, headers }: HttpResponse): boolean {
  const itself = text === '' || 'allow' in headers;
  return [404, 405, 501].includes(status) || (method === 'OPTIONS' && status < 300 && itself);
}

async function checkRefused(session: AttackSession, request: HttpRequest): Promise<Outcome> {
  const response = await session.send(request);
  if (hasNoMethod(request, response)) return { held: true };
  const { status, challenge } = badToken;
  return judgeRefusal(
    response,
    request.method === 'HEAD' ? { status, challenge: challenge ?? null } : badToken,
  );
}

/** A route must see the user of a valid token, whatever the method. */
async function checkSeen(session: AttackSession, request: HttpRequest): Promise<Outcome> {
  const response = await session.send(request);
  if (hasNoMethod(request, response)) return notApplicable;
  const expected = say('attack.expected.user', { username: JSON.stringify(session.username) });
  if (response.status !== 200) return breach(response, expected, false);
  if (request.method === 'HEAD' || showsUser(response, session.username)) return { held: true };
  const { path, method } = request;
  const anonymous = await session.send({
    path: path.split('?')[0] ?? path,
    method: method ?? 'GET',
  });
  return response.text === anonymous.text ? breach(response, expected, false) : { held: true };
}
