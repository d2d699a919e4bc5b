import { once } from 'node:events';
import { dirname, relative } from 'node:path';
import { failureOf, judge } from '../judge.ts';
import { report } from '../report.ts';
import { root, stepOf } from '../steps.ts';
import { run } from './arguments.ts';

// npm run test:step N: judges the learner's file. Exit code 0 for a pass, 1 for a failure.
await run(async ({ step, file, keep }) => {
  await judge({ step, file }, async (lab, judged) => {
    console.log(report(step, relative(root, file), judged));
    const failure = failureOf(judged);
    if (failure === undefined) {
      const next = stepOf(String(step.number + 1));
      if (next !== undefined) console.log(`Next: ${dirname(next.shown)}/README.md`);
      return;
    }
    process.exitCode = 1;
    if (!failure.unmet.sent.startsWith('curl')) return;
    if (!keep) {
      const words = process.argv.slice(3).map((word) => `${word} `);
      console.log(
        `To try that line yourself: npm run test:step ${step.number} -- ${words.join('')}--keep`,
      );
      return;
    }
    if ((await lab.ask({ path: '/health' })).status === 0) {
      console.log('Your program has ended, so there is no server to keep.');
      return;
    }
    console.log(
      `This very server still runs on ${await lab.address()}: paste the line. Ctrl-C ends it.`,
    );
    await once(process, 'SIGINT');
  });
});
