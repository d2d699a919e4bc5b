import type { StepName } from '../../course/steps.ts';
import {
  type Message,
  type MessageId,
  message,
  messageOf,
  type Sayable,
  type Text,
  translate,
} from '../../i18n/message.ts';
import { StartError, type StartFault, withoutForeignFrames } from '../subject/start-fault.ts';
import type { Answer, JudgeSession } from './session.ts';

/** One requirement of a step's contract, judged over HTTP. */
export interface Check {
  /** Short and stable: mistakes, hints and reports name a check by it. */
  id: string;
  /** What every right program must do. It follows "Failed:" in a verdict. */
  title: Message;
  /** The rule it follows from, with its section. */
  rule: Message;
  /** The id of the check whose hints help here, too; its own id by default. */
  hints?: string;
  /** Set if no later check says anything after this one has failed: a program that returns no token, for example. */
  needed?: true;
  /** Set if it only looks at what was sent and printed so far, and sends nothing itself. */
  looksBack?: true;
  /** Throws CheckError if the requirement is not met. */
  run(session: JudgeSession): Promise<void>;
}

/** The checks of a step in the order in which a learner should meet them. */
export interface Suite {
  step: number;
  checks: readonly Check[];
  /**
   * How many of the first checks are examples: a few requests each, in which the usual mistakes fail. A first verdict waits only
   * for these. The others visit every class of inputs, wait, start the program again, or look back at all requests.
   */
  examples: number;
}

/** The step's word and the id of a check, such as `attach.me`; it has the messages `attach.me.title` and `attach.me.rule`. */
export type CheckKey = KeyIn<MessageId>;
type KeyIn<Id> = Id extends `${infer Key extends `${StepName}.${string}`}.title` ? Key : never;

/** Makes a check; its id is what follows the step's word in the key. */
export function defineCheck(
  key: CheckKey,
  run: Check['run'],
  options: Pick<Check, 'hints' | 'needed'> = {},
): Check {
  return {
    id: key.slice(key.indexOf('.') + 1),
    title: message(`${key}.title`),
    rule: message(`${key}.rule`),
    ...options,
    run,
  };
}

/** Runs a check. Its random inputs are the same, whatever was run before it. Returns the requirement that is not met, or undefined. */
export async function runCheck(
  check: Check,
  session: JudgeSession,
): Promise<CheckError | undefined> {
  session.random.beginPart(check.id);
  try {
    await check.run(session);
    return undefined;
  } catch (error) {
    if (error instanceof StartError) return startFailure(error);
    if (error instanceof CheckError) return error;
    throw error;
  }
}

/** The report for a learner about a requirement that is not met. */
export interface Facts {
  /** A request as a line for a shell, which is a string, or what else was done. */
  sent: Text;
  received: Text;
  expected: Sayable;
  /** The rule that is broken, if it is not the check's own. */
  rule?: Sayable;
  /** Why the program did not start. */
  fault?: StartFault;
  /** The response that was received, if it was one. */
  answer?: Answer;
}

/** A requirement that a response, or a start, did not meet: everything a learner needs to see what happened. */
export class CheckError extends Error {
  override name = 'CheckError';
  readonly sent: Text;
  readonly received: Text;
  readonly expected: Message;
  readonly rule: Message | undefined;
  readonly fault: StartFault | undefined;
  readonly answer: Answer | undefined;

  constructor({ sent, received, expected, rule, fault, answer }: Facts) {
    super();
    this.sent = sent;
    this.received = received;
    this.expected = messageOf(expected);
    this.rule = rule && messageOf(rule);
    this.fault = fault;
    this.answer = answer;
  }

  /** The expectation in English, for Vitest and for reports. */
  override get message(): string {
    return translate(this.expected, 'en');
  }

  /** The request as a line for a shell; undefined if it was not a request. */
  get curl(): string | undefined {
    return typeof this.sent === 'string' ? this.sent : undefined;
  }
}

/** Throws CheckError with these facts if the condition is false. */
export function expectFacts(facts: Facts, condition: boolean): void {
  if (!condition) throw new CheckError(facts);
}

function startFailure({ fault, output }: StartError): CheckError {
  const why = message(`judge.fault.${fault}`);
  return new CheckError({
    sent: message('judge.start.sent'),
    received: withoutForeignFrames(output).trim() || message('judge.start.silent'),
    expected: message('judge.start.expected', { why }),
    fault,
    rule: 'judge.start.rule',
  });
}
