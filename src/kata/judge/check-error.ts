import { type Message, messageOf, type Sayable, type Text, translate } from '../../i18n/message.ts';
import type { StartFault } from '../subject/start-fault.ts';

/** What a learner is told about a requirement that is not met. */
export interface Facts {
  /** A request as a line for a shell, which is a string, or what else was done. */
  sent: Text;
  received: Text;
  expected: Sayable;
  /** The rule that is broken, if it is not the check's own. */
  rule?: Sayable;
  /** Why the program did not start. */
  fault?: StartFault;
}

/** A requirement that a response, or a start, did not meet: everything a learner needs to see what happened. */
export class CheckError extends Error {
  override name = 'CheckError';
  readonly sent: Text;
  readonly received: Text;
  readonly expected: Message;
  readonly rule: Message | undefined;
  readonly fault: StartFault | undefined;

  constructor({ sent, received, expected, rule, fault }: Facts) {
    super();
    this.sent = sent;
    this.received = received;
    this.expected = messageOf(expected);
    this.rule = rule && messageOf(rule);
    this.fault = fault;
  }

  /** The expectation in English, for Vitest and for reports. */
  override get message(): string {
    return translate(this.expected, 'en');
  }

  /** The request as a line for a shell; undefined if it was no request. */
  get curl(): string | undefined {
    return typeof this.sent === 'string' ? this.sent : undefined;
  }
}

/** Throws CheckError with these facts if the condition is false. */
export function expectFacts(facts: Facts, condition: boolean): void {
  if (!condition) throw new CheckError(facts);
}
