import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // The tests keep no state between files, so they share processes, which start once.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
