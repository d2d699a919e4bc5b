import { expect, test } from 'vitest';
import type { HttpResponse } from '../../src/attacks/http/response.ts';
import {
  badCarrier,
  badToken,
  judgeRefusal,
  missingToken,
  withStatus,
  wrongCredentials,
} from '../../src/attacks/judge-response.ts';
import { factsOf } from './english.ts';

const challenge = 'Bearer realm="api", error="invalid_token", error_description="No"';

/** The correct response to an invalid token, with some fields changed. */
function response(but: Partial<HttpResponse> = {}): HttpResponse {
  const body = but.body ?? { error: 'invalid_token', error_description: 'No' };
  const headers = { 'cache-control': 'no-store', 'www-authenticate': challenge };
  return { status: 401, headers, body, text: JSON.stringify(body), time: 1, curl: 'curl', ...but };
}

test('the refusal of an invalid token may have any description and realm', () => {
  expect(judgeRefusal(response(), badToken)).toEqual({ held: true });
  const headers = {
    'cache-control': 'private, no-store',
    'www-authenticate': 'Bearer error="invalid_token"',
  };
  expect(judgeRefusal(response({ headers }), badToken)).toEqual({ held: true });
});

test.each<[string, Partial<HttpResponse>, string]>([
  ['another status', { status: 403 }, '401 invalid_token'],
  ['no JSON', { body: {}, text: 'Unauthorized' }, '"error": "invalid_token" in a JSON body'],
  [
    'another code',
    { body: { error: 'x', error_description: 'No' } },
    '"error": "invalid_token" in a JSON body',
  ],
  [
    'no description',
    { body: { error: 'invalid_token' } },
    'a sentence as "error_description" in a JSON body',
  ],
  [
    'a response that may be stored',
    { headers: { 'www-authenticate': challenge } },
    'Cache-Control: no-store',
  ],
  [
    'no challenge',
    { headers: { 'cache-control': 'no-store' } },
    'WWW-Authenticate: Bearer realm="…", error="invalid_token"',
  ],
  [
    'the bare challenge',
    { headers: { 'cache-control': 'no-store', 'www-authenticate': 'Bearer realm="api"' } },
    'WWW-Authenticate: Bearer realm="…", error="invalid_token"',
  ],
  [
    'another scheme',
    { headers: { 'cache-control': 'no-store', 'www-authenticate': 'Basic realm="api"' } },
    'WWW-Authenticate: Bearer realm="…", error="invalid_token"',
  ],
])('the refusal of an invalid token is wrong with %s', (_name, but, expected) => {
  expect(factsOf(judgeRefusal(response(but), badToken))).toMatchObject({
    held: false,
    through: false,
    expected,
  });
});

test.each([200, 201, 204])('an invalid token that gets %i has got through', (status) => {
  expect(judgeRefusal(response({ status }), badToken)).toMatchObject({
    held: false,
    through: true,
  });
});

test('each refusal needs its own challenge, and a login has none', () => {
  const body = { error: 'missing_token', error_description: 'No' };
  const bare = { 'cache-control': 'no-store', 'www-authenticate': 'Bearer realm="api"' };
  expect(judgeRefusal(response({ body, headers: bare }), missingToken)).toEqual({ held: true });
  expect(judgeRefusal(response({ body }), missingToken)).toMatchObject({ held: false });
  const credentials = { error: 'invalid_credentials', error_description: 'No' };
  expect(factsOf(judgeRefusal(response({ body: credentials }), wrongCredentials))).toMatchObject({
    expected: 'no WWW-Authenticate header, because this request needs no token',
  });
});

test('of several refusals the one with the right status counts', () => {
  expect(judgeRefusal(response(), badCarrier, badToken)).toEqual({ held: true });
  expect(
    judgeRefusal(response({ status: 415, headers: {} }), badToken, ...withStatus(415)),
  ).toEqual({
    held: true,
  });
  expect(factsOf(judgeRefusal(response({ status: 500 }), badCarrier, badToken))).toMatchObject({
    expected: '400 invalid_request or 401 invalid_token',
  });
});

test.each([
  ['a stack trace', 'Error: no\n    at decode (/app/index.js:10:3)'],
  ['a path on the server', 'cannot read /home/app/.env'],
  ['the token', 'bad token eyJhbGciOiJIUzI1NiJ9'],
  ['an error message of a library', 'Signature verification failed'],
  ['an error message of a library', 'JsonWebTokenError: invalid signature'],
  ['an error message of a library', 'jwt malformed'],
  ['an error message of a parser', 'Unexpected token i in JSON at position 1'],
  ['a JavaScript error message', 'TypeError: token.split is not a function'],
  ['an error message of the system', 'error:1E08010C:DECODER routines::unsupported'],
  ['SQL', 'SQLITE_ERROR: no such column: x'],
])('a refusal must not contain %s: %s', (what, text) => {
  const body = { error: 'invalid_token', error_description: text };
  const told = response({ body, text });
  expect(factsOf(judgeRefusal(told, badToken))).toMatchObject({
    expected: `a refusal that does not contain ${what}`,
  });
  expect(judgeRefusal({ ...told, status: 404 }, ...withStatus(404))).toMatchObject({ held: false });
});
