import type { Target } from '../../attacks/attack-session.ts';

/** The servers that the lab compares: the article's, this one, and the learner's five files. */
export type ServerName = 'article' | 'reference' | 'own';

/** A server that runs, with a user for the attacks. */
export interface Running {
  target: Target;
  /** What a server of its own process has printed so far. */
  printed?(): string;
  /** Stops the server, or removes the user. */
  stop(): Promise<void>;
}

/** A server that has not started, and what it printed, which may be an empty string. */
export interface NotStarted {
  printed: string;
}

/** A server to attack. */
export interface LabServer {
  name: ServerName;
  start(): Promise<Running | NotStarted>;
}
