import type { StepName } from '../../course/steps.ts';
import { type Message, type MessageId, message } from '../../i18n/message.ts';
import type { JudgeSession } from './session.ts';

/** One requirement of a step's contract, judged over HTTP. */
export interface Check {
  /** Short and stable: mistakes, hints and reports name a check by it. */
  id: string;
  /** A fact in the present tense that is true for every right program. */
  title: Message;
  /** The rule it follows from, with its section. */
  rule: Message;
  /** Throws CheckError if the requirement is not met. */
  run(session: JudgeSession): Promise<void>;
}

/** The step's word and the id of a check, such as `attach.me`; it has the messages `attach.me.title` and `attach.me.rule`. */
export type CheckKey = KeyIn<MessageId>;
type KeyIn<Id> = Id extends `${infer Key extends `${StepName}.${string}`}.title` ? Key : never;

/** Makes a check; its id is what follows the step's word in the key. */
export function defineCheck(key: CheckKey, run: Check['run']): Check {
  return {
    id: key.slice(key.indexOf('.') + 1),
    title: message(`${key}.title`),
    rule: message(`${key}.rule`),
    run,
  };
}

/** The checks of a step in the order in which a learner should meet them. */
export interface Suite {
  step: number;
  /** With a stopped clock every second can be judged. */
  clock: 'running' | 'stopped';
  checks: readonly Check[];
}
