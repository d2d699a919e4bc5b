import type { Answer } from './answer.ts';
import type { Breach, Outcome } from './attack.ts';
import { fieldOf } from './json.ts';
import { leakIn } from './leaks.ts';

/** As much of an answer as is shown. */
const longestShown = 600;

/** An answer that refuses. Where a field is left out, whatever stands there is right. */
export interface Refusal {
  status: number;
  /** `error` in the JSON body, beside an `error_description` in words. */
  error?: string;
  /** `error` in the Bearer challenge; empty for the bare challenge, null where none may stand. */
  challenge?: string | null;
}

/** A token came and is not acceptable, whatever is wrong with it (RFC 6750, 3.1). */
export const badToken: Refusal = {
  status: 401,
  error: 'invalid_token',
  challenge: 'invalid_token',
};

/** No token came where one is needed: the challenge has no error in it (RFC 6750, 3.1). */
export const missingToken: Refusal = { status: 401, error: 'missing_token', challenge: '' };

/** A carrier is repeated or does not hold text (RFC 6750, 3.1). */
export const badCarrier: Refusal = {
  status: 400,
  error: 'invalid_request',
  challenge: 'invalid_request',
};

/** A wrong name or password. A login asks for no token, so it challenges nobody. */
export const wrongCredentials: Refusal = {
  status: 401,
  error: 'invalid_credentials',
  challenge: null,
};

/** A body that cannot be read, or lacks what is needed. */
export const badRequest: Refusal = { status: 400, error: 'invalid_request', challenge: null };

/** Refusals by their status alone, as HTTP servers and routers give them. */
export function shut(...statuses: number[]): Refusal[] {
  return statuses.map((status) => ({ status }));
}

/** Holds where an answer is one of these refusals to the letter, and tells nothing beside it. */
export function refused(answer: Answer, ...allowed: Refusal[]): Outcome {
  if (answer.status === 429) {
    return { skipped: 'the server asked to slow down (429), so this could not be judged' };
  }
  const refusal = allowed.find(({ status }) => status === answer.status);
  if (refusal === undefined) {
    const wanted = allowed.map(({ status, error = '' }) => `${status} ${error}`.trim());
    const welcome = answer.status >= 200 && answer.status < 300;
    return breach(answer, [...new Set(wanted)].join(' or '), welcome);
  }
  const wanting = wantingIn(answer, refusal);
  return wanting === undefined ? { held: true } : breach(answer, wanting, false);
}

/** Holds where a protected route lets somebody in, and as this user. */
export function granted(answer: Answer, username: string): Outcome {
  if (showsUser(answer, username)) return { held: true };
  return breach(answer, `200, and "username": ${JSON.stringify(username)} as the user`, false);
}

/** True where an answer is 200 and its JSON has this user. */
export function showsUser({ status, body }: Answer, username: string): boolean {
  const shown = fieldOf(body.user, 'username');
  return status === 200 && String(shown).normalize() === username.normalize();
}

/** True where browsers and caches may keep an answer for others to find (RFC 9111, 5.2.2.5). */
export function isStorable({ headers }: Pick<Answer, 'headers'>): boolean {
  return !/\bno-store\b/.test(headers['cache-control'] ?? '');
}

/** A breach as one answer shows it. */
export function breach(answer: Answer, expected: string, through: boolean): Breach {
  return { held: false, through, sent: answer.shell, received: wordsFor(answer), expected };
}

function wantingIn(answer: Answer, refusal: Refusal): string | undefined {
  const { text, headers, body } = answer;
  const { error, challenge } = refusal;
  const told = leakIn([text, ...Object.values(headers)].join('\n'));
  if (told !== undefined) return `a refusal without ${told} in it`;
  if (error !== undefined) {
    if (body.error !== error) return `"error": "${error}" in a JSON body`;
    if (typeof body.error_description !== 'string') return 'an "error_description" in words';
  }
  const ours = error !== undefined || challenge !== undefined;
  if (ours && isStorable(answer)) return 'Cache-Control: no-store';
  const given = challengeIn(headers['www-authenticate']);
  if (challenge === undefined || challenge === given) return undefined;
  if (challenge === null) return 'no WWW-Authenticate: nobody was asked for a token';
  const named = challenge && `, error="${challenge}"`;
  return `WWW-Authenticate: Bearer realm="…"${named || ' and no error'}`;
}

/** The error that a Bearer challenge names, empty where it names none, null where there is no such challenge. */
function challengeIn(header = ''): string | null {
  if (!/^Bearer\b/i.test(header)) return header === '' ? null : header;
  return /\berror="([^"]*)"/.exec(header)?.[1] ?? '';
}

function wordsFor({ status, headers, text }: Answer): string {
  if (status === 0) return `nothing: ${text}`;
  const lines = [`status ${status}`];
  for (const name of ['WWW-Authenticate', 'Location']) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined) lines.push(`${name}: ${value}`);
  }
  lines.push(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text || '(no body)');
  return lines.join('\n');
}
