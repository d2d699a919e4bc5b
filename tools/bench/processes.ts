import { start } from './children.ts';
import { measure, prepareTarget } from './measure.ts';
import type { Row } from './rows.ts';
import { median } from './table.ts';

/**
 * Two servers on one SQLite file, against one. Each shares a core with its own load generator, so one pair and two
 * pairs differ only in the second: two can be at most twice as fast.
 */
export async function compareProcesses(
  row: Row,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<string> {
  const targets = await Promise.all(
    ([0, 1] as const).map(async (core) => {
      const load = start('load.ts', core);
      return prepareTarget(row, load, core);
    }),
  );

  const rates: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = [];
    for (const target of targets) alone.push(await measure(target, seconds));
    const together = await Promise.all(targets.map((target) => measure(target, seconds)));
    const [one, two] = [alone, together].map((samples) => ({
      rate: samples.reduce((sum, { rate }) => sum + rate, 0),
      computed: samples.reduce((sum, { computed }) => sum + computed, 0),
    }));
    if (one === undefined || two === undefined) continue;
    rates.push(two.rate / (one.rate / 2));
    costs.push((2 * one.computed) / two.computed);
  }
  const show = (values: number[]) =>
    `${median(values).toFixed(2)} × one (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
  return [
    'Processes: two servers on one SQLite file against one, each on a core with its own load generator',
    `  answers        ${show(rates)}`,
    `  by CPU alone   ${show(costs)}: the same by CPU time, which does not depend on other processes`,
  ].join('\n');
}
