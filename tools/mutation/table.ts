import type { Kind } from './survivors.ts';

/** The results of the mutants of a step. */
export interface Row {
  title: string;
  mutants: number;
  survived: number;
  /** Survivors that respond as the solution does: no test can notice them, so they do not count. */
  same: number;
  /** Survivors that the contract allows: no suite may refuse them, so they do not count. */
  free: number;
  /** Survivors that the course cannot see: they do not count either, as the server's tests kill them. */
  beyond: number;
}

const heads = ['mutants', 'killed', 'survived', 'the same', 'free', 'beyond', 'score'];

/** How many explained survivors there are of the kinds that do not count. */
export function countsOf(
  explained: readonly { kind: Kind }[],
): Pick<Row, 'same' | 'free' | 'beyond'> {
  const count = (wanted: Kind) => explained.filter(({ kind }) => kind === wanted).length;
  return { same: count('Same'), free: count('Free'), beyond: count('Beyond') };
}

/** The share of the mutants that were killed, 0 to 1, of those that the suites could kill and may kill. */
export function scoreOf({ mutants, survived, same, free, beyond }: Omit<Row, 'title'>): number {
  return (mutants - survived) / (mutants - same - free - beyond);
}

/** All rows as one. */
export function totalOf(rows: readonly Row[]): Row {
  const sum = (column: Exclude<keyof Row, 'title'>) =>
    rows.reduce((total, row) => total + row[column], 0);
  return {
    title: 'all',
    mutants: sum('mutants'),
    survived: sum('survived'),
    same: sum('same'),
    free: sum('free'),
    beyond: sum('beyond'),
  };
}

/** The table of a set as text. */
export function tableOf(set: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { title, mutants, survived, same, free, beyond } = row;
    const score = `${(scoreOf(row) * 100).toFixed(1)} %`;
    return [
      title,
      ...[mutants, mutants - survived, survived, same, free, beyond].map(String),
      score,
    ];
  });
  const cells = ([title = '', ...numbers]: string[]) =>
    [title.padEnd(12), ...numbers.map((number) => number.padStart(8))].join('  ');
  return [[set, ...heads], ...lines].map(cells).join('\n');
}
