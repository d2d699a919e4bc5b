import { catalogue } from '../../../src/attacks/catalogue.ts';
import { endingOf, type Outcome } from '../../../src/attacks/outcome.ts';
import { type Report, runAttacks } from '../../../src/attacks/run.ts';
import { translate } from '../../../src/i18n/message.ts';
import type { Subject } from './subjects.ts';

/** The results of all attacks on a subject. */
export interface Measured extends Omit<Subject, 'start'>, Pick<Report, 'counts'> {
  /** The ids of what got through, in the order of the catalogue. */
  through: string[];
  /** The number of wrong responses that are still refusals, with a status of 400 to 499. */
  refusals: number;
}

/** Starts a subject and runs all attacks against it. Throws if an honest client is refused. */
export async function measure({ start, ...subject }: Subject): Promise<Measured> {
  const { target, stop } = await start();
  try {
    const attacks = catalogue.filter(({ id }) => !(id in (subject.byChance ?? {})));
    const { fault, counts, results } = await runAttacks(target, { attacks, rate: 1_000 });
    if (fault !== undefined)
      throw new Error(`Expected ${subject.name} to work, got ${translate(fault.received, 'en')}`);
    const through = results.filter(({ outcome }) => endingOf(outcome) === 'through');
    const refusals = results.filter(({ outcome }) => isRefusal(outcome)).length;
    return { ...subject, counts, through: through.map(({ attack }) => attack.id), refusals };
  } finally {
    await stop();
  }
}

function isRefusal(outcome: Outcome): boolean {
  return (
    endingOf(outcome) === 'wrong' &&
    'sent' in outcome &&
    /^status 4/.test(translate(outcome.received, 'en'))
  );
}
