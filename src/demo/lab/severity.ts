import type { Attack } from '../../attacks/attack.ts';

/** How bad it is if an attack gets through. */
export type Severity = 'high' | 'medium' | 'low';

export const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** Groups whose attacks lead to an unexpected response, but not to the data of a user. */
const harmless = new Set<Attack['group']>(['server', 'body', 'carrier']);

/**
 * High: without the secret, an attacker acts as a user, or reads protected data. Medium: the same, but the attacker must know
 * the secret. Low: only the response is unexpected.
 */
export function severityOf({ group, needs }: Pick<Attack, 'group' | 'needs'>): Severity {
  if (harmless.has(group)) return 'low';
  return needs === 'secret' ? 'medium' : 'high';
}
