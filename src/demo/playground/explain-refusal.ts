import type { PlainId, Say } from '../../i18n/message.ts';
import type { RefusalName, TokenFault } from '../../server/http/refusals.ts';
import type { Simulation } from './simulate.ts';

/** What the server's reasons mean. A page for learning shows them; a client never sees them. */
const explanations: Partial<Record<RefusalName | TokenFault, PlainId>> = {
  form: 'playground.refusal.form',
  header: 'playground.refusal.header',
  claims: 'playground.refusal.claims',
  signature: 'playground.refusal.signature',
  audience: 'playground.refusal.audience',
  issuer: 'playground.refusal.issuer',
  lifetime: 'playground.refusal.lifetime',
  not_yet: 'playground.refusal.not-yet',
  no_such_user: 'playground.refusal.no-such-user',
  revoked: 'playground.refusal.revoked',
  token_expired: 'playground.refusal.expired',
  token_missing: 'playground.refusal.missing',
  carrier_invalid: 'playground.refusal.carrier',
};

/** Why a request was refused, in a sentence; undefined if it was accepted. */
export function explainRefusal({ trace }: Simulation, say: Say): string | undefined {
  const explanation = trace.reason && explanations[trace.reason];
  return explanation && say(explanation);
}
