/** One measurement of one row. */
export interface Sample {
  /** Requests per second. */
  rate: number;
  /** Milliseconds of every request. */
  times: number[];
  /** Microseconds that the server computed for each request. */
  computed: number;
  /** The share of its core that the server used, 0 to 1. */
  busy: number;
}

/** All samples of a row, one a round. */
export interface Measured {
  title: string;
  samples: Sample[];
}

const heads = ['', 'req/s', '× bare', 'min–max', 'CPU µs', 'more', '× CPU', 'p99 ms', 'of a round'];

/**
 * The table as text. The first row is the yardstick: ratios and differences are taken within each round, then their median. The p99 is
 * that of all requests of all rounds, with the machine's worst moments in it; beside it, the median of each round's own.
 */
export function tableOf(rows: Measured[]): string {
  const bare = rows[0]?.samples ?? [];
  const lines = rows.map(({ title, samples }) => {
    const rate = median(samples.map((sample) => sample.rate));
    const rates = compared(samples, bare, (one, other) => one.rate / other.rate);
    const costs = compared(samples, bare, (one, other) => other.computed / one.computed);
    const more = compared(samples, bare, (one, other) => one.computed - other.computed);
    return [
      title,
      rate.toFixed(0),
      median(rates).toFixed(2),
      `${Math.min(...rates).toFixed(2)}–${Math.max(...rates).toFixed(2)}`,
      median(samples.map(({ computed }) => computed)).toFixed(1),
      median(more).toFixed(1),
      median(costs).toFixed(2),
      highest(samples.flatMap(({ times }) => times)).toFixed(2),
      median(samples.map(({ times }) => highest(times))).toFixed(2),
    ];
  });
  return align([heads, ...lines]);
}

/** Lines of cells as text: the first column to the left, all others to the right. */
export function align(lines: string[][]): string {
  const widths: number[] = [];
  for (const line of lines) {
    for (const [column, cell] of line.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join('  ')).join('\n');
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function compared(
  samples: Sample[],
  bare: Sample[],
  compare: (one: Sample, other: Sample) => number,
) {
  return samples.flatMap((sample, round) => {
    const other = bare[round];
    return other === undefined ? [] : [compare(sample, other)];
  });
}

/** The 99th percentile. */
function highest(times: number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}
