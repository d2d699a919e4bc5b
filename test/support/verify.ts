import type { Claims } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';

/** The claims of a token, or the reason why it is refused. */
export function claimsOrReason(verify: (token: string) => Claims, token: string): Claims | string {
  try {
    return verify(token);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
