import { defineConfig } from 'vitest/config';

const faults = ['test/faults/**/*.test.ts'];
const sharing = ['test/server/**/*.test.ts', 'test/architecture/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    maxConcurrency: 2,
    // These limits end a test that hangs. They say nothing about speed: a busy machine may take many times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 50 } },
    tags: [{ name: 'slow', description: 'left out by `npm test`, run by `npm run test:all`' }],
    // Records what servers print and write, and searches all of it for secrets at the end.
    globalSetup: 'test/leaks/whole-run.ts',
    projects: [
      // These files keep no state, so they share one process, which starts once.
      { extends: true, test: { name: 'server', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [
            'test/**/*.test.ts',
            'steps/**/*.test.ts',
            'tools/{attacks,mutation}/**/*.test.ts',
          ],
          exclude: [...sharing, ...faults],
        },
      },
      { extends: true, test: { name: 'faults', include: faults } },
    ],
  },
});
