/** What became of the mutants of a step. */
export interface Row {
  title: string;
  mutants: number;
  survived: number;
  /** Survivors that answer as the solution does: nobody could kill them, so they do not count. */
  same: number;
}

const heads = ['', 'mutants', 'killed', 'survived', 'the same', 'score'];

/** The share of the mutants that were killed, 0 to 1, without those that are the same as the solution. */
export function scoreOf({ mutants, survived, same }: Omit<Row, 'title'>): number {
  return (mutants - survived) / (mutants - same);
}

/** All rows as one. */
export function totalOf(rows: readonly Row[]): Row {
  const sum = (column: 'mutants' | 'survived' | 'same') =>
    rows.reduce((total, row) => total + row[column], 0);
  return { title: 'all', mutants: sum('mutants'), survived: sum('survived'), same: sum('same') };
}

/** The table as text. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { title, mutants, survived, same } = row;
    const score = `${(scoreOf(row) * 100).toFixed(1)} %`;
    return [title, ...[mutants, mutants - survived, survived, same].map(String), score];
  });
  const cells = ([title = '', ...numbers]: string[]) =>
    [title.padEnd(12), ...numbers.map((number) => number.padStart(8))].join('  ');
  return [heads, ...lines].map(cells).join('\n');
}
