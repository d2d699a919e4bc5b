import type { Parameters } from 'fast-check';

/** A failure prints its seed; with FUZZ_SEED set to it the same inputs come again. */
export const repeated: Pick<Parameters, 'seed'> = process.env.FUZZ_SEED
  ? { seed: Number(process.env.FUZZ_SEED) }
  : {};
