import { defineConfig } from 'vitest/config';

const faults = ['test/faults/**/*.test.ts'];
const sharing = ['test/server/**/*.test.ts', 'test/architecture/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 3,
    maxConcurrency: 2,
    testTimeout: 20_000,
    // Removing the copies of a course takes long on a busy disk.
    hookTimeout: 120_000,
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
      // Killed servers, full disks and lost connections take time on a busy machine.
      { extends: true, test: { name: 'faults', include: faults, testTimeout: 90_000 } },
    ],
  },
});
