import rows from '../../steps/rows.json' with { type: 'json' };
import type { Step, StepName } from './steps.ts';

const numbers: Record<StepName, Record<string, number>> = rows;

/** The row of the lesson's contract that a check judges, counted from 1 in all tables of the section; undefined for another id. */
export function rowOf({ name }: Pick<Step, 'name'>, check: string): number | undefined {
  return numbers[name][check];
}
