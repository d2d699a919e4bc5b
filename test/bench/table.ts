/** One measurement of one row. */
export interface Sample {
  /** Requests per second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
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

const heads = ['', 'req/s', '× bare', 'min–max', 'µs more', 'CPU µs', '× CPU', 'p99 ms'];

/** The table as text. The first row is the yardstick: ratios are taken within each round, then their median. */
export function tableOf(rows: Measured[]): string {
  const bare = rows[0]?.samples.map((sample) => sample.rate) ?? [];
  const bareCosts = rows[0]?.samples.map(({ computed }) => computed) ?? [];
  const bareTime = 1e6 / median(bare);
  const lines = rows.map(({ title, samples }) => {
    const rate = median(samples.map((sample) => sample.rate));
    const ratios = samples.map((sample, round) => sample.rate / (bare[round] ?? Number.NaN));
    return [
      title,
      rate.toFixed(0),
      median(ratios).toFixed(2),
      `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      (1e6 / rate - bareTime).toFixed(1),
      median(samples.map(({ computed }) => computed)).toFixed(1),
      median(
        bareCosts.map((cost, round) => cost / (samples[round]?.computed ?? Number.NaN)),
      ).toFixed(2),
      median(samples.map(({ p99 }) => p99)).toFixed(2),
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  return [heads, ...lines]
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .join('\n');
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
