import { sign } from '../../attacks/forge.ts';
import { objectIn } from '../../attacks/json.ts';
import { type Message, message, type Text } from '../../i18n/message.ts';
import type { CheckError } from './check.ts';
import type { JudgeSession } from './session.ts';

/** Two segments of base64url, and a third if there is one. Names of files and hosts match, too, but contain no JSON. */
const tokenShape = /[\w-]{2,}=*\.[\w+/-]{2,}=*(?:\.[\w+/=-]*)?/g;

/** Maximum numbers of tokens that are shown for one failure, and of characters in a segment. */
const maxTokens = 2;
const maxCharacters = 400;

/** Names of claims that are times in seconds since 1970 (RFC 7519, 4.1). */
const times = ['iat', 'nbf', 'exp'] as const;

/**
 * The tokens of a request and its response, decoded, or undefined if there is none. A program under test knows only the
 * secrets that the judge made for it, so these tokens open nothing.
 */
export function decodeTokens(
  { curl = '', answer }: CheckError,
  session: Pick<JudgeSession, 'now' | 'secret'>,
): Text | undefined {
  const texts = `${curl}\n${answer?.text.slice(0, 100_000) ?? ''}`;
  const found = new Set(texts.match(tokenShape));
  const decoded = [...found]
    .map((token) => decodeToken(token, session))
    .filter((lines) => lines !== undefined);
  if (decoded.length === 0) return undefined;
  return joined(
    decoded.slice(0, maxTokens).map((lines) => joined(lines, '\n')),
    '\n\n',
  );
}

function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? [text] : [between, text]));
}

function decodeToken(
  token: string,
  { now, secret }: Pick<JudgeSession, 'now' | 'secret'>,
): Message[] | undefined {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const [headerText, claimsText] = [textOf(header), textOf(claims)];
  if (!isJson(headerText) || !isJson(claimsText)) return undefined;
  const values = objectIn(claimsText) ?? {};
  const right = signature === sign(`${header}.${claims}`, secret);
  const state = signature === '' ? 'none' : right ? 'right' : 'wrong';
  return [
    message('judge.token.header', { text: spaced(headerText) }),
    message('judge.token.claims', { text: spaced(claimsText) }),
    ...times.flatMap((name) => {
      const seconds = values[name];
      return typeof seconds === 'number' ? [timeLine(name, seconds, now())] : [];
    }),
    message(`judge.token.signature.${state}`),
  ];
}

function timeLine(name: (typeof times)[number], seconds: number, now: number): Message {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return message('judge.token.endless', { name });
  const year = date.getUTCFullYear();
  if (year > 9_999) return message('judge.token.year', { name, year });
  const time = date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '');
  return message('judge.token.time', { name, time, what: distance(name, seconds - now) });
}

/** Units of a time, with their lengths in seconds. */
const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** How long ago a time was, or how soon it comes, in the largest unit in which it is at least 2. */
function distance(name: (typeof times)[number], seconds: number): Message {
  if (seconds === 0) return message('judge.token.now');
  const length = Math.abs(seconds);
  const [unit, size] = units.find(([, size]) => length >= 2 * size) ?? ['s', 1];
  const number = Math.round((length / size) * 10) / 10;
  const past = seconds < 0;
  const kind = name === 'exp' ? (past ? 'expired' : 'expires') : past ? 'ago' : 'in';
  return message(`judge.token.${kind}-${unit}`, { number });
}

/** JSON with spaces between its members, so that it can be wrapped; unchanged if it was not written by JSON.stringify. */
function spaced(json: string): string {
  const value: unknown = JSON.parse(json);
  const plain = JSON.stringify(value) === json;
  const text = plain ? JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ') : json;
  return text.slice(0, maxCharacters);
}

function textOf(segment: string): string {
  return Buffer.from(segment, 'base64url').toString();
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
