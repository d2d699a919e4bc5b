import type { AttackSession } from './attack-session.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';

/** The part of a server that an attack targets. */
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
  | 'access'
  | 'origins'
  | 'names'
  | 'sessions';

/** A part that not every server has: `POST /users`, refresh tokens, or another origin that may read its responses. */
export type Feature = 'registration' | 'sessions' | 'allowed-origin';

/** The number of the step that closes a hole: setup, issue, extract, decode, attach. */
export type StepNumber = 1 | 2 | 3 | 4 | 5;

/** One attempt of an attacker. */
export interface Attack {
  /** Short and stable. */
  id: string;
  /** What is sent, in a few words. */
  name: Message;
  group: Group;
  lesson: StepNumber;
  /** What an attacker gains if it succeeds, in one sentence. */
  gains: Message;
  /** How to close the hole, in one sentence, with its source. */
  advice: Message;
  /** The attack signs valid tokens, so it needs the server's secret. */
  needs?: 'secret';
  /** The attack is on a part that not every server has. It is skipped on a server without this part. */
  feature?: Feature;
  /** Runs the attack. It sends through the session only, which limits its time and can be aborted. */
  run(session: AttackSession): Promise<Outcome>;
}
