import type { Context } from 'koa';
import { StoreError } from '../users/store-error.ts';

/** Shorter values are not looked for: they appear in a message by chance. */
const shortestValue = 4;
/** Longer values are not normalized: 16 KB of accents take 50 ms. */
const longestNormalized = 1_024;

/**
 * The message of an error for the log, with `(token)` for every token and `(sent)` for everything that the request contains.
 * Undefined for errors that quote pieces of their input, which could not be recognized.
 */
export function maskedMessage(error: Error, ctx?: Context): string | undefined {
  const { cause } = error;
  // The code of a cause says more than the message of a StoreError. Drivers write fixed sentences without values.
  if (error instanceof StoreError) {
    return cause instanceof Error && !('code' in cause) ? cause.message : undefined;
  }
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof SyntaxError || code.startsWith('ERR_INVALID_ARG')) return undefined;
  const message = withoutTokens(error.message);
  return sentIn(ctx).reduce((text, value) => text.replaceAll(value, '(sent)'), message);
}

/** The message of an error and of its cause, for development, with `(token)` for every token. */
export function wholeMessage({ message, cause }: Error): string {
  return withoutTokens(cause instanceof Error ? `${message}: ${cause.message}` : message);
}

function withoutTokens(text: string): string {
  return text.replaceAll(/[\w-]{10,}\.[\w-]{10,}(\.[\w-]*)?/g, '(token)');
}

/** Every text of a request and its usual spellings, the longest first. */
function sentIn(ctx?: Context): string[] {
  if (ctx === undefined) return [];
  const headers = Object.values(ctx.headers).flatMap((value) => String(value).split(/[\s;=,]+/));
  const url = ctx.url.split(/[/?&=]/).flatMap((part) => [part, decoded(part)]);
  const texts = [...textsIn(ctx.request.body), ...textsIn(ctx.headers), ...headers, ...url];
  const spellings = texts.flatMap((text) => [
    text,
    text.length > longestNormalized ? text : text.normalize(),
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "\\'"),
  ]);
  return [...new Set(spellings)]
    .filter(({ length }) => length >= shortestValue)
    .sort((one, other) => other.length - one.length);
}

/** The strings and numbers in a parsed body, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
