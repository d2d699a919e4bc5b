import { defineConfig } from 'vitest/config';

const faults = ['test/faults/**/*.test.ts'];
const sharing = ['test/server/**/*.test.ts', 'test/architecture/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 3,
    maxConcurrency: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Keeps what servers print and write, and searches it all for secrets at the end.
    globalSetup: 'test/leaks/whole-run.ts',
    projects: [
      // These keep nothing between them, so they may share a process, which is started once.
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
      // What is killed, full or cut off here takes its time on a busy machine.
      { extends: true, test: { name: 'faults', include: faults, testTimeout: 90_000 } },
    ],
  },
});
