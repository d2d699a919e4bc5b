import type { HttpFailure, HttpResponse } from './http/response.ts';
import { fieldOf } from './json.ts';
import { leakIn } from './leaks.ts';
import { type PlainId, say, type Text } from './message.ts';
import type { Breach, Outcome } from './outcome.ts';

/** A longer response is shown shortened, in characters. */
const maxShownLength = 600;

/** A refusal that the specification asks for. A field that is left out may have any value. */
export interface ExpectedRefusal {
  status: number;
  /** `error` in the JSON body; an `error_description` must be beside it. */
  error?: string;
  /** `error` in the Bearer challenge; empty for a challenge without error, null for no challenge. */
  challenge?: string | null;
}

/** The token is invalid (RFC 6750, 3.1). */
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

/** Returns a breach unless the response is exactly one of these refusals and leaks nothing. */
export function judgeRefusal(response: HttpResponse, ...allowed: ExpectedRefusal[]): Outcome {
  if (response.status === 429) return { skipped: say('attack.skipped.rate-limit') };
  const refusal = allowed.find(({ status }) => status === response.status);
  if (refusal === undefined) {
    const wanted = allowed.map(({ status, error = '' }) => `${status} ${error}`.trim());
    const succeeded = response.status >= 200 && response.status < 300;
    return breach(response, anyOf([...new Set(wanted)]), succeeded);
  }
  const missing = missingIn(response, refusal);
  return missing === undefined ? { held: true } : breach(response, missing, false);
}

/** Returns a breach unless a protected route returns 200 and this user. */
export function judgeAccess(response: HttpResponse, username: string): Outcome {
  if (showsUser(response, username)) return { held: true };
  const expected = say('attack.expected.user', { username: JSON.stringify(username) });
  return breach(response, expected, false);
}

/** True if a response is 200 and its JSON contains this user. */
export function showsUser({ status, body }: HttpResponse, username: string): boolean {
  const shown = fieldOf(body.user, 'username');
  return status === 200 && String(shown).normalize() === username.normalize();
}

/** True if browsers and caches may store a response (RFC 9111, 5.2.2.5). */
export function isStorable({ headers }: Pick<HttpResponse, 'headers'>): boolean {
  return !/\bno-store\b/i.test(headers['cache-control'] ?? '');
}

/** Makes a breach from a response that the server should not have sent. */
export function breach(response: HttpResponse, expected: Text, through: boolean): Breach {
  return { held: false, through, sent: response.curl, received: describe(response), expected };
}

/** Returns what a refusal must contain but does not. */
function missingIn(response: HttpResponse, refusal: ExpectedRefusal): Text | undefined {
  const { text, headers, body } = response;
  const { error, challenge } = refusal;
  const leak = leakIn([text, ...Object.values(headers)].join('\n'));
  if (leak !== undefined) return say('attack.expected.no-leak', { what: leak });
  if (error !== undefined) {
    if (body.error !== error) return say('attack.expected.error', { error });
    if (typeof body.error_description !== 'string') return say('attack.expected.description');
  }
  const specified = error !== undefined || challenge !== undefined;
  if (specified && isStorable(response)) return 'Cache-Control: no-store';
  const received = challengeIn(headers['www-authenticate']);
  if (challenge === undefined || challenge === received) return undefined;
  if (challenge === null) return say('attack.expected.no-challenge');
  if (challenge === '') return say('attack.expected.bare-challenge');
  return `WWW-Authenticate: Bearer realm="…", error="${challenge}"`;
}

/** The error in a Bearer challenge: empty if it has none, null if there is no header, and another scheme as it is. */
export function challengeIn(header = ''): string | null {
  if (!/^Bearer\b/i.test(header)) return header === '' ? null : header;
  return /\berror="([^"]*)"/.exec(header)?.[1] ?? '';
}

const failures: Record<Exclude<HttpFailure, 'other'>, PlainId> = {
  timeout: 'attack.received.late',
  'connection refused': 'attack.received.refused',
  'connection reset': 'attack.received.reset',
  incomplete: 'attack.received.incomplete',
  'not HTTP': 'attack.received.not-http',
  'protocol upgrade': 'attack.received.upgrade',
  'too long': 'attack.received.too-long',
};

/** A response in a few lines: its status, two headers, and the beginning of its body. */
export function describe({ status, headers, text, failure }: HttpResponse): Text {
  if (status === 0 && failure !== undefined) {
    const why = failure === 'other' ? text : say(failures[failure]);
    return say('attack.received.nothing', { why });
  }
  const lines: Text[] = [say('attack.received.status', { status })];
  for (const name of ['WWW-Authenticate', 'Location']) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined) lines.push(`${name}: ${value}`);
  }
  const cut = text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
  lines.push(cut || say('attack.received.no-body'));
  return joined(lines, '\n');
}

/** All alternatives, with "or" between them. */
function anyOf(alternatives: readonly string[]): Text {
  return joined(alternatives, say('attack.expected.or'));
}

function joined(parts: readonly Text[], separator: Text): Text {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
