import { availableParallelism } from 'node:os';
import { parseArgs, styleText } from 'node:util';
import { steps } from '../../course/steps.ts';
import { patchesCompile, promisesOf, twinsAgree } from '../course-check/promises.ts';
import { type Refusals, writeRefusals } from '../course-check/refusals.ts';
import { tolerateClosedPipe } from './closed-pipe.ts';

// npm run check:course: checks all promises of the course, a few at a time, and prints each. With -- --write it writes the
// messages of the wrong programs to steps/refusals.json, to be read before they are committed.
tolerateClosedPipe();
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const found: Refusals = {};
const written = values.write ? found : undefined;
const waiting = [twinsAgree, patchesCompile, ...steps.flatMap((step) => promisesOf(step, written))];
const all = waiting.length;
let broken = 0;

await Promise.all(Array.from({ length: availableParallelism() }, work));
if (written !== undefined) writeRefusals(written);
console.log(`\n${all - broken} of ${all} promises kept.`);
process.exitCode = broken === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let promised = waiting.shift(); promised !== undefined; promised = waiting.shift()) {
    try {
      const remark = await promised.check();
      console.log(`${styleText('green', '✓')} ${promised.title}`);
      if (remark !== undefined) console.log(styleText('gray', `    ${remark}`));
    } catch (error) {
      broken += 1;
      const reason = error instanceof Error ? error.message : String(error);
      console.log(`${styleText('red', '✗')} ${promised.title}\n    ${reason}`);
    }
  }
}
