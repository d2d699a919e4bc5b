import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../test/support/repository.ts';
import { withMeasured } from './measured/document.ts';
import { type Measured, measure } from './measured/measure.ts';
import { subjects } from './measured/subjects.ts';

// npm run attacks:table [-- --write]: attacks five servers and prints the results; with --write it writes them to docs/attacks.md.

const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
const path = join(root, 'docs/attacks.md');

const measured: Measured[] = [];
for (const subject of subjects) {
  const one = await measure(subject);
  measured.push(one);
  const { held, through, wrong, skipped } = one.counts;
  console.log(`${one.title}: ${held} held, ${through} through, ${wrong} wrong, ${skipped} skipped`);
}
const before = readFileSync(path, 'utf8');
const after = withMeasured(before, measured);
if (values.write) writeFileSync(path, after);
else
  console.log(
    after === before ? 'docs/attacks.md is up to date.' : 'docs/attacks.md is out of date.',
  );
