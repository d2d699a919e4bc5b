import type { Context } from 'koa';

/**
 * The token of `Authorization: Bearer …`; undefined where the header is of another scheme or missing, and a list where it
 * came twice, of which Node would hide the second (RFC 6750, 2.1; RFC 9110, 11.6.2).
 */
export function bearerToken({ req }: Pick<Context, 'req'>): unknown {
  const headers = req.headersDistinct.authorization ?? [];
  if (headers.length > 1) return headers;
  return /^bearer +(.*)$/i.exec(headers[0] ?? '')?.[1];
}
