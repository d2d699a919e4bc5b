import type { IncomingMessage } from 'node:http';
import { objectIn } from '../../../src/attacks/json.ts';

const jsonType = 'application/json';
const formType = 'application/x-www-form-urlencoded';

/** The refresh token in a request, or the status of a refusal. With a mistake it reads too much. */
export function readRefreshToken(
  { method, url = '', headers }: IncomingMessage,
  sent: string,
  mistake: string,
): string | number {
  if (method !== 'POST' && mistake !== 'refresh-methods') return 405;
  const type = headers['content-type'] ?? '';
  if (type !== jsonType && type !== formType && mistake !== 'refresh-media-types') return 415;
  const fields = objectIn(sent) ?? formFields(sent, mistake);
  const value = fields.refreshToken;
  if (mistake === 'refresh-elsewhere' && value === undefined) {
    const query = new URL(url, 'http://localhost').searchParams.get('refreshToken');
    if (query !== null) return query;
  }
  if (mistake === 'refresh-odd-values' && Array.isArray(value) && value.length > 0)
    return String(value);
  if (typeof value !== 'string' || value === '') return 400;
  const names = sent.match(/refresh(?:T|\\u0054)oken/g)?.length ?? 0;
  if (names > 1 && mistake !== 'refresh-repeated') return 400;
  if (mistake === 'refresh-near') return value.trim();
  if (mistake === 'refresh-long') return value.slice(0, 43);
  return value;
}

function formFields(sent: string, mistake: string): Record<string, unknown> {
  const values = new URLSearchParams(sent).getAll('refreshToken');
  const several = values.length > 1 && mistake !== 'refresh-repeated';
  return { refreshToken: several ? values : values.at(-1) };
}
