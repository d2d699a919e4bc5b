import type { Text } from './message.ts';

/** How an attack ended. */
export type Outcome = { held: true } | Breach | { skipped: Text };

/** A response that the server should not have sent. */
export interface Breach {
  held: false;
  /** True if the attacker got what they wanted, false if they only got a wrong response. */
  through: boolean;
  /** A shell command that repeats the attack. */
  sent: string;
  received: Text;
  expected: Text;
}

/** An outcome in one word: only `through` is a hole; `wrong` is a refusal that is not exactly as specified. */
export type Ending = 'held' | 'through' | 'wrong' | 'skipped';

/** The word for an outcome. */
export function endingOf(outcome: Outcome): Ending {
  if ('skipped' in outcome) return 'skipped';
  if (outcome.held) return 'held';
  return outcome.through ? 'through' : 'wrong';
}
