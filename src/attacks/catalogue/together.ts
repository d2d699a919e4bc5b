import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { carry, headerCarrier, tokenHeaders } from '../carriers.ts';
import { type AttackDefaults, customAttacks } from '../define-attacks.ts';
import { requestKinds, withSecret } from '../define-kinds.ts';
import { forge } from '../forge.ts';
import type { HttpRequest } from '../http/request.ts';
import type { HttpResponse } from '../http/response.ts';
import {
  badCarrier,
  badRequest,
  badToken,
  judgeAccess,
  judgeRefusal,
  missingToken,
} from '../judge-response.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature, jsonText } from './requests.ts';

const isolation: AttackDefaults = { group: 'access', lesson: 5, advice: 'isolation' };
const below: AttackDefaults = { group: 'access', lesson: 4, advice: 'errors-below' };
const pollution: AttackDefaults = { group: 'body', lesson: 3, advice: 'body-meaning' };

/** A request, and the judgement of its response. */
type Case = [request: HttpRequest, judge: (response: HttpResponse) => Outcome];

/** An error of a handler must stay what it is, with or without a token. */
const otherErrors = [404, 405, 500].map((status) => ({ status, challenge: null }));

/** Requests that must not influence each other, and errors that the chain must not change. */
export const together: Attack[] = [
  ...customAttacks(isolation, [
    {
      id: 'connection-shared',
      run: async (session) =>
        judgeAll(await inTurn(session, [...cases(session), ...cases(session)])),
    },
    withSecret({
      id: 'requests-at-once',
      run: async (session, secret) => {
        const { claims, header, subject } = session;
        const signed = (changed: object) => forge({ ...claims, ...changed }, secret, { header });
        const good = caseOf(session, session.token, 'good');
        const others = [
          caseOf(session, signed({ [subject]: randomUUID() }), 'bad'),
          caseOf(session, signed({ exp: Math.floor(Date.now() / 1000) - 60 }), 'bad'),
          caseOf(session, undefined, 'none'),
          caseOf(session, badSignature(session), 'bad'),
        ];
        for (let n = 0; n < 4; n += 1) {
          for (const other of others) {
            const four = [good, good, good];
            four.splice(n, 0, other);
            const outcome = await judgeAll(
              await Promise.all(
                four.map(async ([request, judge]) => judge(await session.send(request))),
              ),
            );
            if (!isHeld(outcome)) return outcome;
          }
        }
        return { held: true };
      },
    }),
  ]),

  ...requestKinds({ ...below, allowed: otherErrors }, [
    {
      id: 'errors-below',
      requests: (session) =>
        ['/no/such/path', '/broken', '/api/broken'].flatMap((path) => [
          { path: `${path}?access_token=${session.token}` },
          { path, headers: tokenHeaders(headerCarrier(session), session.token) },
          { path, form: { access_token: session.token } },
          ...(path.startsWith('/api') ? [] : [{ path }]),
        ]),
    },
    {
      id: 'broken-body-good-token',
      requests: (session) => {
        const { protectedPath: path, bodyPath } = session;
        const headers = tokenHeaders(headerCarrier(session), session.token);
        const contents = ['{"access_token":', '{"a":1', 'null', 'x'];
        return bodyPath === path
          ? contents.map((content) => ({ path, ...jsonText(content), headers }))
          : [];
      },
      allowed: [badRequest],
    },
  ]),

  ...customAttacks(pollution, [
    {
      id: 'body-pollution',
      run: async (session) => {
        const { bodyPath = session.protectedPath, protectedPath: path, token, send } = session;
        for (const content of pollutions(token)) {
          await send({ path: bodyPath, ...jsonText(content) });
          const outcome = judgeRefusal(await send({ path }), missingToken);
          if (!isHeld(outcome)) return outcome;
        }
        return { held: true };
      },
    },
  ]),
];

function pollutions(token: string): string[] {
  const inner = JSON.stringify({ access_token: token, token, user: { id: '1' } });
  return [
    `{"__proto__":${inner}}`,
    `{"constructor":{"prototype":${inner}}}`,
    `{"a":{"__proto__":${inner}}}`,
    `{"a":{"constructor":{"prototype":${inner}}}}`,
    `[{"__proto__":${inner}}]`,
  ];
}

function caseOf(
  session: AttackSession,
  token: string | undefined,
  kind: 'good' | 'bad' | 'none',
): Case {
  const { protectedPath: path, username } = session;
  const request = token === undefined ? { path } : carry(token, headerCarrier(session), path);
  if (kind === 'good') return [request, (response) => judgeAccess(response, username)];
  return [request, (response) => judgeRefusal(response, kind === 'bad' ? badToken : missingToken)];
}

/** Good, bad and missing tokens in each place, the same refusals several times in turn, and a good token after each. */
function cases(session: AttackSession): Case[] {
  const { protectedPath: path, bodyPath, token, carriers } = session;
  const bad = badSignature(session);
  const good = caseOf(session, token, 'good');
  const none = caseOf(session, undefined, 'none');
  const refused = (request: HttpRequest, refusal = badToken): Case => [
    request,
    (response) => judgeRefusal(response, refusal),
  ];
  const served = (request: HttpRequest): Case => [request, good[1]];
  const twice = refused(
    { path, headers: tokenHeaders(headerCarrier(session), [token, token]) },
    badCarrier,
  );
  const twiceInQuery = refused(
    { path: `${path}?access_token=${token}&access_token=a` },
    badCarrier,
  );
  return [
    ...[good, none, good, caseOf(session, bad, 'bad'), none, twice, twice, twice, none],
    ...(carriers.includes('query')
      ? [
          ...[served(carry(token, 'query', path)), none, twiceInQuery, twiceInQuery, twiceInQuery],
          ...[refused(carry(bad, 'query', path)), none],
        ]
      : []),
    ...(bodyPath === path
      ? [
          ...[served({ path, json: { access_token: token } }), none],
          ...[refused({ path, json: { access_token: [token] } }, badCarrier), none],
          ...[refused({ path, ...jsonText('{') }, badRequest), none],
          ...[refused(carry(bad, 'body', path)), none, served(carry(token, 'body', path)), none],
        ]
      : []),
    good,
  ];
}

async function inTurn(session: AttackSession, list: readonly Case[]): Promise<Outcome[]> {
  const responses = await session.sendInTurn(list.map(([request]) => request));
  return responses.map((response, index) => list[index]?.[1](response) ?? { held: true });
}

function judgeAll(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => !isHeld(outcome)) ?? { held: true };
}

function isHeld(outcome: Outcome): boolean {
  return 'held' in outcome && outcome.held;
}
