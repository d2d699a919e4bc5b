import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { carry, headerCarrier, tokenHeaders } from '../carriers.ts';
import {
  type AttackDefaults,
  type CustomAttack,
  customAttacks,
  notApplicable,
  type RequestAttack,
  requestAttacks,
} from '../define-attacks.ts';
import type { HttpRequest } from '../http/request.ts';
import { badCarrier, badToken, judgeAccess, missingToken, withStatus } from '../judge-response.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature, withBody } from './requests.ts';

const order: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice:
    'Ask body, query and header in this order, with ctx.get() for the header: the first that holds something decides, good or bad (RFC 6750, 3.1).',
};

const once: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice:
    'Answer 400 invalid_request where a carrier is repeated or holds no text (RFC 6750, 3.1).',
};

const onlyThese: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice: 'Read the three carriers that were promised, and no others (RFC 6750, 2).',
};

const carriers = ['header', 'query', 'body'] as const;

const notStrings: [word: string, value: unknown, gains: string][] = [
  ['number', 1, 'A number has no split(): the attacker makes a 500 whenever they like.'],
  ['zero', 0, 'Zero counts as no token, and another carrier rescues the request.'],
  ['true', true, 'true has no split(): the attacker makes a 500 whenever they like.'],
  ['false', false, 'false counts as no token, and another carrier rescues the request.'],
  ['list', ['x'], 'A list of one text becomes that text, here and not in the filter in front.'],
  [
    'empty-list',
    [],
    'An empty list becomes an empty text, and another carrier rescues the request.',
  ],
  [
    'object',
    { token: 'x' },
    'An object reaches the code that expects a text: a crash, or a surprise.',
  ],
  ['operator', { $gt: '' }, 'A list of withdrawn tokens in a database is asked for “anything”.'],
];

const similarNames: [word: string, where: string, write: (token: string) => string][] = [
  ['brackets', '?access_token[]=', (token) => `access_token[]=${token}`],
  ['object', '?access_token[x]=', (token) => `access_token[x]=${token}`],
  ['capitals', '?ACCESS_TOKEN=', (token) => `ACCESS_TOKEN=${token}`],
  ['semicolon', '?x=1;access_token=', (token) => `x=1;access_token=${token}`],
  ['other-name', '?token=', (token) => `token=${token}`],
];

/** Requests with several tokens, or with a token in an unexpected place. */
export const carrier: Attack[] = [
  ...customAttacks(order, [
    ...carriers.map(
      (place): CustomAttack => ({
        id: `carrier-${place}`,
        name: `a good token in the ${place} alone`,
        gains: `Nobody reads the ${place}: what it holds is never judged, and who relies on it is a stranger.`,
        run: (session) => checkServed(session, inCarrier(session, place, session.token)),
      }),
    ),
    {
      id: 'carrier-good-body-bad-header',
      name: 'a good token in the body, a bad one in the header',
      gains: 'A log or a cache in between believes the one, and the server the other.',
      run: (session) =>
        checkServed(
          session,
          withHeader(session, inCarrier(session, 'body', session.token), badSignature(session)),
        ),
    },
    {
      id: 'carrier-good-query-bad-header',
      name: 'a good token in the query, a bad one in the header',
      gains: 'An address shows one token in every log, and another one counts.',
      run: (session) =>
        checkServed(
          session,
          withHeader(session, inCarrier(session, 'query', session.token), badSignature(session)),
        ),
    },
    {
      id: 'carrier-empty-body-good-header',
      name: 'an empty token in the body, a good one in the header',
      gains: 'A form with an empty field signs its user out.',
      run: (session) =>
        checkServed(session, withHeader(session, inCarrier(session, 'body', ''), session.token)),
    },
  ]),

  ...requestAttacks({ ...order, allowed: [badToken] }, [
    ...carriers.map(
      (place): RequestAttack => ({
        id: `carrier-bad-${place}`,
        name: `a bad token in the ${place} alone`,
        gains: `A bad token in the ${place} passes for none, or for a good one.`,
        request: (session) => inCarrier(session, place, badSignature(session)),
      }),
    ),
    {
      id: 'carrier-bad-body-good-header',
      name: 'a bad token in the body, a good one in the header',
      gains: 'What a filter in front refuses is rescued by another carrier.',
      request: (session) =>
        withHeader(session, inCarrier(session, 'body', badSignature(session)), session.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-body-good-query',
      name: 'a bad token in the body, a good one in the query',
      gains: 'A form decides nothing once its address was made by somebody else.',
      request: (session) =>
        withBody(
          session,
          { json: { access_token: badSignature(session) } },
          `?access_token=${session.token}`,
        ),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-query-good-header',
      name: 'a bad token in the query, a good one in the header',
      gains: 'A link that somebody else made goes unnoticed, whatever token it brings.',
      request: (session) =>
        withHeader(session, inCarrier(session, 'query', badSignature(session)), session.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-nul',
      name: 'a good token and %00 in the query',
      gains: 'Where texts end at a NUL, filter and server see two different tokens.',
      request: (session) => inQuery(session, `access_token=${session.token}%00`),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-broken-escape',
      name: 'a broken escape in the query',
      gains: 'An address that cannot be decoded becomes a 500, or passes for no token.',
      request: (session) => inQuery(session, 'access_token=%E0%A4%A'),
      allowed: [badToken, badCarrier, ...withStatus(400)],
    },
    {
      id: 'query-long',
      name: 'a query token of 10 kB',
      gains: 'Every request makes the whole chain read whatever the attacker sends.',
      request: (session) => inQuery(session, `access_token=${'a'.repeat(10_000)}`),
      allowed: [badToken, ...withStatus(413, 414, 431)],
    },
  ]),

  ...requestAttacks({ ...once, allowed: [badCarrier] }, [
    {
      id: 'query-twice-good-first',
      name: 'two tokens in the query, a good and a bad one',
      gains: 'Two programs that read one address believe two different tokens.',
      request: (session) =>
        inQuery(session, `access_token=${session.token}&access_token=${badSignature(session)}`),
    },
    {
      id: 'query-twice-bad-first',
      name: 'two tokens in the query, a bad and a good one',
      gains: 'A filter that looks at the first is passed by the second.',
      request: (session) =>
        inQuery(session, `access_token=${badSignature(session)}&access_token=${session.token}`),
    },
    {
      id: 'query-twice-same',
      name: 'the same good token twice in the query',
      gains: 'A list reaches the code that expects a text: a crash, or a surprise.',
      request: (session) =>
        inQuery(session, `access_token=${session.token}&access_token=${session.token}`),
    },
    {
      id: 'query-twice-good-header',
      name: 'two texts in the query, a good token in the header',
      gains: 'A malformed carrier is skipped, and another one rescues the request.',
      request: (session) =>
        withHeader(session, inQuery(session, 'access_token=a&access_token=b'), session.token),
    },
    {
      id: 'query-comma',
      name: 'two tokens in the query, with a comma between them',
      gains: 'A list passes for a text, and every reader takes another end of it.',
      request: (session) => inQuery(session, `access_token=${session.token},${session.token}`),
      allowed: [badCarrier, badToken],
    },
    {
      id: 'header-twice',
      name: 'the header sent twice, with a good and a bad token',
      gains: 'A proxy takes the first and the server the last, or both of them as one text.',
      request: (session) => inHeader(session, [session.token, badSignature(session)]),
    },
    {
      id: 'header-twice-same',
      name: 'the header sent twice, with the same good token',
      gains: 'Two values become one text, and nobody notices that there were two.',
      request: (session) => inHeader(session, [session.token, session.token]),
    },
    {
      id: 'header-twice-empty',
      name: 'the header sent twice, once empty',
      gains: 'A proxy sees no token where the server sees one.',
      request: (session) => inHeader(session, ['', session.token]),
    },
    {
      id: 'header-comma',
      name: 'two tokens in one header, with a comma between them',
      gains: 'What a proxy joins passes for one token.',
      request: (session) => inHeader(session, `${session.token}, ${badSignature(session)}`),
    },
    {
      id: 'form-twice',
      name: 'two tokens in a form, a bad and a good one',
      gains: 'Two programs that read one form believe two different tokens.',
      request: (session) =>
        inForm(session, `access_token=${badSignature(session)}&access_token=${session.token}`),
    },
    {
      id: 'form-twice-same',
      name: 'the same good token twice in a form',
      gains:
        'A list in a form crashes the code that expects a text, or becomes one text with a comma.',
      request: (session) =>
        inForm(session, `access_token=${session.token}&access_token=${session.token}`),
    },
    ...notStrings.map(
      ([word, value, gains]): RequestAttack => ({
        id: `body-token-${word}`,
        name: `"access_token": ${JSON.stringify(value)} in the body, a good token in the header`,
        gains,
        request: (session) =>
          withHeader(session, withBody(session, { json: { access_token: value } }), session.token),
      }),
    ),
  ]),

  ...requestAttacks({ ...onlyThese, allowed: [missingToken] }, [
    {
      id: 'carrier-authorization',
      name: 'a good token in Authorization: Bearer',
      gains: 'A carrier that nobody promised is one that nobody guards or redacts.',
      request: ({ protectedPath, token, carriers }) =>
        carriers.includes('bearer') ? undefined : carry(token, 'bearer', protectedPath),
    },
    {
      id: 'carrier-cookie',
      name: 'a good token in a cookie',
      gains: 'Browsers send cookies by themselves, with requests that other sites make up.',
      request: ({ protectedPath: path, token }) => ({
        path,
        headers: { Cookie: `access_token=${token}; token=${token}; x-access-token=${token}` },
      }),
    },
    {
      id: 'carrier-underscores',
      name: 'a good token in the header x_access_token',
      gains: 'Some proxies take it for x-access-token and some do not, and one of them guards you.',
      request: ({ protectedPath: path, token }) => ({ path, headers: { x_access_token: token } }),
    },
    ...similarNames.map(
      ([word, where, write]): RequestAttack => ({
        id: `query-${word}`,
        name: `a good token in ${where}`,
        gains: `What redacts access_token in logs does not see ${where}.`,
        request: (session) => inQuery(session, write(session.token)),
      }),
    ),
    {
      id: 'carrier-path',
      name: 'a good token in the path',
      gains: 'Paths are logged and cached by everybody, and nobody redacts them.',
      request: ({ protectedPath, token }) => ({ path: `${protectedPath}/${token}` }),
      allowed: [missingToken, ...withStatus(404)],
    },
  ]),
];

/** Sends a request that must be served as the user's; undefined if this server has no route for it. */
async function checkServed(
  session: AttackSession,
  request: HttpRequest | undefined,
): Promise<Outcome> {
  if (request === undefined) return notApplicable;
  return judgeAccess(await session.send(request), session.username);
}

function inCarrier(
  session: AttackSession,
  place: (typeof carriers)[number],
  token: string,
): HttpRequest | undefined {
  const { protectedPath, bodyPath } = session;
  if (place === 'header') return carry(token, headerCarrier(session), protectedPath);
  if (place === 'query') return inQuery(session, `access_token=${encodeURIComponent(token)}`);
  return bodyPath === undefined ? undefined : carry(token, place, bodyPath);
}

/** Undefined if the server reads tokens from Authorization only: then the query contains none. */
function inQuery(
  { protectedPath, carriers }: AttackSession,
  query: string,
): HttpRequest | undefined {
  return carriers.includes('bearer') ? undefined : { path: `${protectedPath}?${query}` };
}

function inHeader(session: AttackSession, tokens: string | string[]): HttpRequest {
  return {
    path: session.protectedPath,
    headers: tokenHeaders(headerCarrier(session), tokens),
  };
}

function inForm(session: AttackSession, content: string): HttpRequest | undefined {
  return withBody(session, { text: { type: 'application/x-www-form-urlencoded', content } });
}

function withHeader(
  session: AttackSession,
  request: HttpRequest | undefined,
  token: string,
): HttpRequest | undefined {
  return request && { ...request, headers: tokenHeaders(headerCarrier(session), token) };
}
