import type { HttpFailure, HttpResponse } from './http/response.ts';
import { fieldOf } from './json.ts';
import { leakIn } from './leaks.ts';
import type { Breach, Outcome } from './outcome.ts';

/** A longer response is cut off where it is shown, in characters. */
const maxShownLength = 600;

/** A refusal that the specification asks for. A field that is left out may have any value. */
export interface ExpectedRefusal {
  status: number;
  /** `error` in the JSON body; an `error_description` must be beside it. */
  error?: string;
  /** `error` in the Bearer challenge; empty for a challenge without error, null for no challenge. */
  challenge?: string | null;
}

/** The token is not acceptable, for whatever reason (RFC 6750, 3.1). */
export const badToken: ExpectedRefusal = {
  status: 401,
  error: 'invalid_token',
  challenge: 'invalid_token',
};

/** The route needs a token and there is none: the challenge contains no error (RFC 6750, 3.1). */
export const missingToken: ExpectedRefusal = { status: 401, error: 'missing_token', challenge: '' };

/** A carrier is repeated or does not contain a string (RFC 6750, 3.1). */
export const badCarrier: ExpectedRefusal = {
  status: 400,
  error: 'invalid_request',
  challenge: 'invalid_request',
};

/** Wrong username or password. A login asks for no token, so it sends no challenge. */
export const wrongCredentials: ExpectedRefusal = {
  status: 401,
  error: 'invalid_credentials',
  challenge: null,
};

/** The body cannot be read or lacks a field. */
export const badRequest: ExpectedRefusal = {
  status: 400,
  error: 'invalid_request',
  challenge: null,
};

/** Refusals with one of these statuses and any body, as HTTP servers and routers send them. */
export function withStatus(...statuses: number[]): ExpectedRefusal[] {
  return statuses.map((status) => ({ status }));
}

/** Holds if the response is exactly one of these refusals and leaks nothing. */
export function judgeRefusal(response: HttpResponse, ...allowed: ExpectedRefusal[]): Outcome {
  if (response.status === 429) {
    return { skipped: 'the server asked to slow down (429), so this could not be judged' };
  }
  const refusal = allowed.find(({ status }) => status === response.status);
  if (refusal === undefined) {
    const wanted = allowed.map(({ status, error = '' }) => `${status} ${error}`.trim());
    const succeeded = response.status >= 200 && response.status < 300;
    return breach(response, [...new Set(wanted)].join(' or '), succeeded);
  }
  const missing = missingIn(response, refusal);
  return missing === undefined ? { held: true } : breach(response, missing, false);
}

/** Holds if a protected route returns 200 and this user. */
export function judgeAccess(response: HttpResponse, username: string): Outcome {
  if (showsUser(response, username)) return { held: true };
  return breach(response, `200, and "username": ${JSON.stringify(username)} as the user`, false);
}

/** True if a response is 200 and its JSON contains this user. */
export function showsUser({ status, body }: HttpResponse, username: string): boolean {
  const shown = fieldOf(body.user, 'username');
  return status === 200 && String(shown).normalize() === username.normalize();
}

/** True if browsers and caches may store a response (RFC 9111, 5.2.2.5). */
export function isStorable({ headers }: Pick<HttpResponse, 'headers'>): boolean {
  return !/\bno-store\b/.test(headers['cache-control'] ?? '');
}

/** A breach that this response shows. */
export function breach(response: HttpResponse, expected: string, through: boolean): Breach {
  return { held: false, through, sent: response.curl, received: describe(response), expected };
}

/** What a refusal must contain and does not. */
function missingIn(response: HttpResponse, refusal: ExpectedRefusal): string | undefined {
  const { text, headers, body } = response;
  const { error, challenge } = refusal;
  const leak = leakIn([text, ...Object.values(headers)].join('\n'));
  if (leak !== undefined) return `a refusal without ${leak} in it`;
  if (error !== undefined) {
    if (body.error !== error) return `"error": "${error}" in a JSON body`;
    if (typeof body.error_description !== 'string') return 'an "error_description" in words';
  }
  const specified = error !== undefined || challenge !== undefined;
  if (specified && isStorable(response)) return 'Cache-Control: no-store';
  const received = challengeIn(headers['www-authenticate']);
  if (challenge === undefined || challenge === received) return undefined;
  if (challenge === null) return 'no WWW-Authenticate: nobody was asked for a token';
  const named = challenge && `, error="${challenge}"`;
  return `WWW-Authenticate: Bearer realm="…"${named || ' and no error'}`;
}

/** The error in a Bearer challenge: empty if it has none, null if there is no header, and another scheme as it is. */
function challengeIn(header = ''): string | null {
  if (!/^Bearer\b/i.test(header)) return header === '' ? null : header;
  return /\berror="([^"]*)"/.exec(header)?.[1] ?? '';
}

const failures: Record<Exclude<HttpFailure, 'other'>, string> = {
  timeout: 'no response in time',
  'connection refused': 'no server listens there',
  'connection reset': 'the server closed the connection without a response',
  incomplete: 'the server closed the connection without a complete response',
  'not HTTP': 'a response that is not HTTP',
  'protocol upgrade': 'a response that changes the protocol',
  'too long': 'a response that is too long',
};

function describe({ status, headers, text, failure }: HttpResponse): string {
  if (status === 0 && failure !== undefined) {
    return `nothing: ${failure === 'other' ? text : failures[failure]}`;
  }
  const lines = [`status ${status}`];
  for (const name of ['WWW-Authenticate', 'Location']) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined) lines.push(`${name}: ${value}`);
  }
  const cut = text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
  lines.push(cut || '(no body)');
  return lines.join('\n');
}
