import type { Answer } from './answer.ts';
import type { AttackSession } from './attack-session.ts';
import { form, type Message } from './message.ts';

/** Where a client may put its token; `header` is x-access-token, `bearer` is Authorization (RFC 6750, 2.1). */
export type Carrier = 'header' | 'query' | 'body' | 'bearer';

/** A request with a token in one carrier. */
export function carry(token: string, carrier: Carrier, path: string): Message {
  if (carrier === 'body') return { path, body: form({ access_token: token }) };
  if (carrier === 'query') return { path: `${path}?access_token=${encodeURIComponent(token)}` };
  return { path, headers: tokenHeaders(carrier, token) };
}

/** The carrier that is a header here: Authorization where a token works nowhere else, and else x-access-token. */
export function headerCarrier({ carriers }: Pick<AttackSession, 'carriers'>): 'header' | 'bearer' {
  return carriers.includes('bearer') ? 'bearer' : 'header';
}

/** The header that carries a token; a list sends it several times. */
export function tokenHeaders(
  carrier: 'header' | 'bearer',
  tokens: string | string[],
): Record<string, string | string[]> {
  if (carrier === 'header') return { 'x-access-token': tokens };
  const values = [tokens].flat().map((token) => `Bearer ${token}`);
  return { Authorization: values };
}

/** True where a carrier takes a text as it is: a header holds ASCII only, and no white space at its ends. */
export function canHold(carrier: Carrier, token: string): boolean {
  const anything = carrier === 'query' || carrier === 'body';
  return anything || /^[!-~]([\t -~]*[!-~])?$/.test(token);
}

/** Sends a token in the first carrier that works and can hold it; undefined where none can. */
export async function present(foothold: AttackSession, token: string): Promise<Answer | undefined> {
  const { carriers, protectedPath, bodyPath = protectedPath, send } = foothold;
  const carrier = carriers.find((candidate) => canHold(candidate, token));
  if (carrier === undefined) return undefined;
  return send(carry(token, carrier, carrier === 'body' ? bodyPath : protectedPath));
}
