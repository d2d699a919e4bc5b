import { translate } from '../../src/i18n/message.ts';
import type { Check } from '../../src/kata/judge/check.ts';
import { closingIds } from '../../src/kata/judge/closing.ts';
import {
  type Failure,
  failureOf,
  type JudgeOptions,
  judgeFile,
} from '../../src/kata/judge/judge.ts';
import { randomSource } from '../../src/kata/judge/random.ts';
import type { Program } from './programs.ts';

/**
 * Judges a program once and returns what is not as it must be, or undefined. The seed also decides about the order: with an
 * even one, the checks of a wrong program run in the listed order, and its own check must be the first to refuse it. Otherwise
 * the order is random, and any check may refuse it.
 */
export async function surpriseIn(
  { step, file, right, refusedBy }: Program,
  seed: number,
): Promise<string | undefined> {
  const listed = refusedBy !== undefined && seed % 2 === 0;
  const options: JudgeOptions = listed ? { seed } : { seed, order: orderBy(seed) };
  try {
    const failure = failureOf(await judgeFile({ step, file }, options));
    if (right) return failure && described(failure);
    if (failure === undefined) return `a pass, expected a refusal by ${refusedBy ?? 'any check'}`;
    if (!listed || failure.check.id === refusedBy) return undefined;
    return `${described(failure)}, expected ${refusedBy}`;
  } catch (error) {
    return `the judge failed: ${error instanceof Error ? error.stack : error}`;
  }
}

/** A random order, except that the closing checks stay at the end: they look back at what the others did. */
function orderBy(seed: number): (checks: readonly Check[]) => readonly Check[] {
  return (checks) => {
    const closes = ({ id }: Check) => closingIds.some((one) => one === id);
    const { shuffle } = randomSource(seed);
    return [...shuffle(checks.filter((check) => !closes(check))), ...checks.filter(closes)];
  };
}

function described({ check, error }: Failure): string {
  return `${check.id}: ${error.message}; ${translate(error.received, 'en')}`;
}
