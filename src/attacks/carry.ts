import type { Answer } from './answer.ts';
import type { Foothold } from './foothold.ts';
import { form, type Message } from './message.ts';

/** Where a client may put its token. */
export type Carrier = 'header' | 'query' | 'body';

/** A request with a token in one carrier. */
export function carry(token: string, carrier: Carrier, path: string): Message {
  if (carrier === 'body') return { path, body: form({ access_token: token }) };
  if (carrier === 'query') return { path: `${path}?access_token=${encodeURIComponent(token)}` };
  return { path, headers: { 'x-access-token': token } };
}

/** True where a carrier takes a text as it is: a header holds ASCII only, and no white space at its ends. */
export function canHold(carrier: Carrier, token: string): boolean {
  return carrier !== 'header' || /^[!-~]([\t -~]*[!-~])?$/.test(token);
}

/** Sends a token in the first carrier that works and can hold it; undefined where none can. */
export async function present(foothold: Foothold, token: string): Promise<Answer | undefined> {
  const { carriers, protectedPath, bodyPath = protectedPath, send } = foothold;
  const carrier = carriers.find((candidate) => canHold(candidate, token));
  if (carrier === undefined) return undefined;
  return send(carry(token, carrier, carrier === 'body' ? bodyPath : protectedPath));
}
