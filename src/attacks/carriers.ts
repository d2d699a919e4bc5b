import type { HttpClient } from './http/client.ts';
import type { HttpRequest } from './http/request.ts';
import type { HttpResponse } from './http/response.ts';

/** Where a client may put its token; `header` is x-access-token, `bearer` is Authorization (RFC 6750, 2.1). */
export type Carrier = 'header' | 'query' | 'body' | 'bearer';

/** Where a server accepts tokens. */
interface AcceptedCarriers {
  carriers: readonly Carrier[];
  protectedPath: string;
  bodyPath: string | undefined;
}

/** A request with a token in one carrier. */
export function carry(token: string, carrier: Carrier, path: string): HttpRequest {
  if (carrier === 'body') return { path, form: { access_token: token } };
  if (carrier === 'query') return { path: `${path}?access_token=${encodeURIComponent(token)}` };
  return { path, headers: tokenHeaders(carrier, token) };
}

/** The header that this server reads a token from: x-access-token, or Authorization if nothing else works. */
export function headerCarrier({
  carriers,
}: Pick<AcceptedCarriers, 'carriers'>): 'header' | 'bearer' {
  return carriers.includes('bearer') ? 'bearer' : 'header';
}

/** The header that contains a token; an array sends it several times. */
export function tokenHeaders(
  carrier: 'header' | 'bearer',
  tokens: string | string[],
): Record<string, string | string[]> {
  if (carrier === 'header') return { 'x-access-token': tokens };
  const values = [tokens].flat().map((token) => `Bearer ${token}`);
  return { Authorization: values };
}

/** True if a carrier can send a string unchanged. A header can contain only ASCII, without white space at its ends. */
export function canCarry(carrier: Carrier, token: string): boolean {
  const anything = carrier === 'query' || carrier === 'body';
  return anything || /^[!-~]([\t -~]*[!-~])?$/.test(token);
}

/** Sends a token in the first accepted carrier that can contain it; undefined if there is none. */
export async function present(
  session: AcceptedCarriers & Pick<HttpClient, 'send'>,
  token: string,
): Promise<HttpResponse | undefined> {
  const { carriers, protectedPath, bodyPath = protectedPath, send } = session;
  const carrier = carriers.find((candidate) => canCarry(candidate, token));
  if (carrier === undefined) return undefined;
  return send(carry(token, carrier, carrier === 'body' ? bodyPath : protectedPath));
}
