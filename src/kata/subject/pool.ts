import { type Prepare, type Prepared, prepareSubject, type Subject } from './subject.ts';

/** Processes that stand by. Each judges once, so that nothing of one verdict lives on in the next. */
export interface Pool {
  prepare: Prepare;
  /** Has as many processes as a verdict needs wait for a subject, and ends those that wait for another. */
  standBy(subject: Subject): void;
  close(): Promise<void>;
}

/** Step 1 is started a second time, without a secret; the others once. */
const starts = (subject: Subject) => (subject.step.number === 1 ? 2 : 1);

/** Makes an empty pool. */
export function makePool(): Pool {
  let waiting: { subject: Subject; prepared: Prepared }[] = [];
  const drop = (unwanted: typeof waiting) =>
    Promise.all(unwanted.map(({ prepared }) => prepared.stop()));
  return {
    prepare(subject) {
      const found = waiting.find((one) => isSame(one.subject, subject));
      waiting = waiting.filter((one) => one !== found);
      return found?.prepared ?? prepareSubject(subject);
    },
    standBy(subject) {
      drop(waiting.filter((one) => !isSame(one.subject, subject)));
      waiting = waiting.filter((one) => isSame(one.subject, subject));
      while (waiting.length < starts(subject)) {
        waiting.push({ subject, prepared: prepareSubject(subject) });
      }
    },
    async close() {
      const unwanted = waiting;
      waiting = [];
      await drop(unwanted);
    },
  };
}

function isSame(one: Subject, other: Subject): boolean {
  return one.step === other.step && one.file === other.file;
}
