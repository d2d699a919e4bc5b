import type { AttackSession } from './attack-session.ts';

/** What an attack is aimed at. */
export type Group =
  | 'server'
  | 'body'
  | 'key'
  | 'login'
  | 'token'
  | 'carrier'
  | 'signature'
  | 'encoding'
  | 'algorithm'
  | 'header'
  | 'json'
  | 'time'
  | 'claims'
  | 'access';

/** The step of the course that closes a hole: setup, issue, extract, decode, attach. */
export type Lesson = 1 | 2 | 3 | 4 | 5;

/** One thing that an attacker tries. */
export interface Attack {
  /** Short and stable. */
  id: string;
  /** What is sent, in a few words. */
  name: string;
  group: Group;
  lesson: Lesson;
  /** What an attacker has of it where it gets through, in one sentence. */
  gains: string;
  /** What to change then, in one sentence, with its source. */
  advice: string;
  /** The attack signs tokens rightly, so it must know the server's secret. */
  needs?: 'secret';
  /** Tries it. What it sends goes through the foothold, so it ends in time and can be stopped. */
  run(foothold: AttackSession): Promise<Outcome>;
}

/** How an attack ended. */
export type Outcome = { held: true } | Breach | { skipped: string };

/** An answer that the server should not have given. */
export interface Breach {
  held: false;
  /** True where the attacker got what they came for, false where they got nothing but a wrong answer. */
  through: boolean;
  /** A line for a shell that does it again. */
  sent: string;
  received: string;
  expected: string;
}

/** An outcome in one word: only `through` is a hole, `wrong` is an answer that is not ours to the letter. */
export type Ending = 'held' | 'through' | 'wrong' | 'skipped';

/** The word for an outcome. */
export function endingOf(outcome: Outcome): Ending {
  if ('skipped' in outcome) return 'skipped';
  if (outcome.held) return 'held';
  return outcome.through ? 'through' : 'wrong';
}
