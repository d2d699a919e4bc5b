import type { RefusalName, TokenFault } from '../../server/http/refusals.ts';
import type { Simulation } from './simulate.ts';

/** What the server's reasons mean. A page for learning shows them; a client never sees them. */
const explanations: Partial<Record<RefusalName | TokenFault, string>> = {
  form: 'It does not have the form of a token: three parts in strict base64url, the first two of them JSON.',
  header: 'Its header does not say plainly HS256: the sender must not choose how it is checked.',
  claims: 'A claim is missing, or is not of its type.',
  signature: 'The signature does not fit: whoever wrote this token does not have the secret.',
  audience: 'It is meant for somebody else.',
  issuer: 'It was issued by somebody else.',
  lifetime: 'It would live longer than any token of ours.',
  not_yet: 'Its time has not come yet.',
  no_such_user: 'The signature holds and the time is not up, but the user is gone.',
  revoked: 'It was issued before its user signed out everywhere, or changed the password.',
  token_expired: 'Its time is up: a token is dead on its expiration time, to the second.',
  token_missing: 'No token came, and this door asks for a user: the answer is the bare challenge.',
  carrier_invalid: 'A carrier was used twice, or holds no text.',
};

/** Why a request was refused, in a sentence; undefined if it was accepted. */
export function explainRefusal({ trace: { reason } }: Simulation): string | undefined {
  return reason && explanations[reason];
}
