import type { Attack, Outcome } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { carry, headerCarrier, tokenHeaders } from '../carry.ts';
import {
  noRoom,
  type OwnRow,
  ownAttacks,
  type RequestRow,
  requestAttacks,
  type Theme,
} from '../define-attacks.ts';
import { json, type Message, text } from '../message.ts';
import { badCarrier, badToken, granted, missingToken, shut } from '../verdict.ts';
import { bodied, spoilt } from './requests.ts';

const order: Theme = {
  group: 'carrier',
  lesson: 3,
  advice:
    'Ask body, query and header in this order, with ctx.get() for the header: the first that holds something decides, good or bad (RFC 6750, 3.1).',
};

const once: Theme = {
  group: 'carrier',
  lesson: 3,
  advice:
    'Answer 400 invalid_request where a carrier is repeated or holds no text (RFC 6750, 3.1).',
};

const promised: Theme = {
  group: 'carrier',
  lesson: 3,
  advice: 'Read the three carriers that were promised, and no others (RFC 6750, 2).',
};

const carriers = ['header', 'query', 'body'] as const;

const notText: [word: string, value: unknown, gains: string][] = [
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

const lookAlikes: [word: string, where: string, write: (token: string) => string][] = [
  ['brackets', '?access_token[]=', (token) => `access_token[]=${token}`],
  ['object', '?access_token[x]=', (token) => `access_token[x]=${token}`],
  ['capitals', '?ACCESS_TOKEN=', (token) => `ACCESS_TOKEN=${token}`],
  ['semicolon', '?x=1;access_token=', (token) => `x=1;access_token=${token}`],
  ['other-name', '?token=', (token) => `token=${token}`],
];

/** One request, and two opinions on the token that it carries. */
export const carrier: Attack[] = [
  ...ownAttacks(order, [
    ...carriers.map(
      (place): OwnRow => ({
        id: `carrier-${place}`,
        name: `a good token in the ${place} alone`,
        gains: `Nobody reads the ${place}: what it holds is never judged, and who relies on it is a stranger.`,
        run: (foothold) => wins(foothold, inCarrier(foothold, place, foothold.token)),
      }),
    ),
    {
      id: 'carrier-good-body-bad-header',
      name: 'a good token in the body, a bad one in the header',
      gains: 'A log or a cache in between believes the one, and the server the other.',
      run: (foothold) =>
        wins(
          foothold,
          withHeader(foothold, inCarrier(foothold, 'body', foothold.token), spoilt(foothold)),
        ),
    },
    {
      id: 'carrier-good-query-bad-header',
      name: 'a good token in the query, a bad one in the header',
      gains: 'An address shows one token in every log, and another one counts.',
      run: (foothold) =>
        wins(
          foothold,
          withHeader(foothold, inCarrier(foothold, 'query', foothold.token), spoilt(foothold)),
        ),
    },
    {
      id: 'carrier-empty-body-good-header',
      name: 'an empty token in the body, a good one in the header',
      gains: 'A form with an empty field signs its user out.',
      run: (foothold) =>
        wins(foothold, withHeader(foothold, inCarrier(foothold, 'body', ''), foothold.token)),
    },
  ]),

  ...requestAttacks({ ...order, allowed: [badToken] }, [
    ...carriers.map(
      (place): RequestRow => ({
        id: `carrier-bad-${place}`,
        name: `a bad token in the ${place} alone`,
        gains: `A bad token in the ${place} passes for none, or for a good one.`,
        message: (foothold) => inCarrier(foothold, place, spoilt(foothold)),
      }),
    ),
    {
      id: 'carrier-bad-body-good-header',
      name: 'a bad token in the body, a good one in the header',
      gains: 'What a filter in front refuses is rescued by another carrier.',
      message: (foothold) =>
        withHeader(foothold, inCarrier(foothold, 'body', spoilt(foothold)), foothold.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-body-good-query',
      name: 'a bad token in the body, a good one in the query',
      gains: 'A form decides nothing once its address was made by somebody else.',
      message: (foothold) =>
        bodied(
          foothold,
          json({ access_token: spoilt(foothold) }),
          `?access_token=${foothold.token}`,
        ),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-query-good-header',
      name: 'a bad token in the query, a good one in the header',
      gains: 'A link that somebody else made goes unnoticed, whatever token it brings.',
      message: (foothold) =>
        withHeader(foothold, inCarrier(foothold, 'query', spoilt(foothold)), foothold.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-nul',
      name: 'a good token and %00 in the query',
      gains: 'Where texts end at a NUL, filter and server see two different tokens.',
      message: (foothold) => inQuery(foothold, `access_token=${foothold.token}%00`),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-broken-escape',
      name: 'a broken escape in the query',
      gains: 'An address that cannot be decoded becomes a 500, or passes for no token.',
      message: (foothold) => inQuery(foothold, 'access_token=%E0%A4%A'),
      allowed: [badToken, badCarrier, ...shut(400)],
    },
    {
      id: 'query-long',
      name: 'a query token of 10 kB',
      gains: 'Every request makes the whole chain read whatever the attacker sends.',
      message: (foothold) => inQuery(foothold, `access_token=${'a'.repeat(10_000)}`),
      allowed: [badToken, ...shut(413, 414, 431)],
    },
  ]),

  ...requestAttacks({ ...once, allowed: [badCarrier] }, [
    {
      id: 'query-twice-good-first',
      name: 'two tokens in the query, a good and a bad one',
      gains: 'Two programs that read one address believe two different tokens.',
      message: (foothold) =>
        inQuery(foothold, `access_token=${foothold.token}&access_token=${spoilt(foothold)}`),
    },
    {
      id: 'query-twice-bad-first',
      name: 'two tokens in the query, a bad and a good one',
      gains: 'A filter that looks at the first is passed by the second.',
      message: (foothold) =>
        inQuery(foothold, `access_token=${spoilt(foothold)}&access_token=${foothold.token}`),
    },
    {
      id: 'query-twice-same',
      name: 'the same good token twice in the query',
      gains: 'A list reaches the code that expects a text: a crash, or a surprise.',
      message: (foothold) =>
        inQuery(foothold, `access_token=${foothold.token}&access_token=${foothold.token}`),
    },
    {
      id: 'query-twice-good-header',
      name: 'two texts in the query, a good token in the header',
      gains: 'A malformed carrier is skipped, and another one rescues the request.',
      message: (foothold) =>
        withHeader(foothold, inQuery(foothold, 'access_token=a&access_token=b'), foothold.token),
    },
    {
      id: 'query-comma',
      name: 'two tokens in the query, with a comma between them',
      gains: 'A list passes for a text, and every reader takes another end of it.',
      message: (foothold) => inQuery(foothold, `access_token=${foothold.token},${foothold.token}`),
      allowed: [badCarrier, badToken],
    },
    {
      id: 'header-twice',
      name: 'the header sent twice, with a good and a bad token',
      gains: 'A proxy takes the first and the server the last, or both of them as one text.',
      message: (foothold) => inHeader(foothold, [foothold.token, spoilt(foothold)]),
    },
    {
      id: 'header-twice-same',
      name: 'the header sent twice, with the same good token',
      gains: 'Two values become one text, and nobody notices that there were two.',
      message: (foothold) => inHeader(foothold, [foothold.token, foothold.token]),
    },
    {
      id: 'header-twice-empty',
      name: 'the header sent twice, once empty',
      gains: 'A proxy sees no token where the server sees one.',
      message: (foothold) => inHeader(foothold, ['', foothold.token]),
    },
    {
      id: 'header-comma',
      name: 'two tokens in one header, with a comma between them',
      gains: 'What a proxy joins passes for one token.',
      message: (foothold) => inHeader(foothold, `${foothold.token}, ${spoilt(foothold)}`),
    },
    {
      id: 'form-twice',
      name: 'two tokens in a form, a bad and a good one',
      gains: 'Two programs that read one form believe two different tokens.',
      message: (foothold) =>
        inForm(foothold, `access_token=${spoilt(foothold)}&access_token=${foothold.token}`),
    },
    {
      id: 'form-twice-same',
      name: 'the same good token twice in a form',
      gains:
        'A list in a form crashes the code that expects a text, or becomes one text with a comma.',
      message: (foothold) =>
        inForm(foothold, `access_token=${foothold.token}&access_token=${foothold.token}`),
    },
    ...notText.map(
      ([word, value, gains]): RequestRow => ({
        id: `body-token-${word}`,
        name: `"access_token": ${JSON.stringify(value)} in the body, a good token in the header`,
        gains,
        message: (foothold) =>
          withHeader(foothold, bodied(foothold, json({ access_token: value })), foothold.token),
      }),
    ),
  ]),

  ...requestAttacks({ ...promised, allowed: [missingToken] }, [
    {
      id: 'carrier-authorization',
      name: 'a good token in Authorization: Bearer',
      gains: 'A carrier that nobody promised is one that nobody guards or redacts.',
      message: ({ protectedPath, token, carriers }) =>
        carriers.includes('bearer') ? undefined : carry(token, 'bearer', protectedPath),
    },
    {
      id: 'carrier-cookie',
      name: 'a good token in a cookie',
      gains: 'Browsers send cookies by themselves, with requests that other sites make up.',
      message: ({ protectedPath: path, token }) => ({
        path,
        headers: { Cookie: `access_token=${token}; token=${token}; x-access-token=${token}` },
      }),
    },
    {
      id: 'carrier-underscores',
      name: 'a good token in the header x_access_token',
      gains: 'Some proxies take it for x-access-token and some do not, and one of them guards you.',
      message: ({ protectedPath: path, token }) => ({ path, headers: { x_access_token: token } }),
    },
    ...lookAlikes.map(
      ([word, where, write]): RequestRow => ({
        id: `query-${word}`,
        name: `a good token in ${where}`,
        gains: `What redacts access_token in logs does not see ${where}.`,
        message: (foothold) => inQuery(foothold, write(foothold.token)),
      }),
    ),
    {
      id: 'carrier-path',
      name: 'a good token in the path',
      gains: 'Paths are logged and cached by everybody, and nobody redacts them.',
      message: ({ protectedPath, token }) => ({ path: `${protectedPath}/${token}` }),
      allowed: [missingToken, ...shut(404)],
    },
  ]),
];

/** A request that must count as the user's; undefined where this server has no route for it. */
async function wins(foothold: AttackSession, message: Message | undefined): Promise<Outcome> {
  if (message === undefined) return noRoom;
  return granted(await foothold.send(message), foothold.username);
}

function inCarrier(
  foothold: AttackSession,
  place: (typeof carriers)[number],
  token: string,
): Message | undefined {
  const { protectedPath, bodyPath } = foothold;
  if (place === 'header') return carry(token, headerCarrier(foothold), protectedPath);
  if (place === 'query') return inQuery(foothold, `access_token=${encodeURIComponent(token)}`);
  return bodyPath === undefined ? undefined : carry(token, place, bodyPath);
}

/** Undefined where tokens come in Authorization alone: whatever else is in the query there is no token’s. */
function inQuery({ protectedPath, carriers }: AttackSession, query: string): Message | undefined {
  return carriers.includes('bearer') ? undefined : { path: `${protectedPath}?${query}` };
}

function inHeader(foothold: AttackSession, tokens: string | string[]): Message {
  return {
    path: foothold.protectedPath,
    headers: tokenHeaders(headerCarrier(foothold), tokens),
  };
}

function inForm(foothold: AttackSession, content: string): Message | undefined {
  return bodied(foothold, text('x-www-form-urlencoded', content));
}

function withHeader(
  foothold: AttackSession,
  message: Message | undefined,
  token: string,
): Message | undefined {
  return message && { ...message, headers: tokenHeaders(headerCarrier(foothold), token) };
}
