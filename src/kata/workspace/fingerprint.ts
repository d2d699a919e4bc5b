import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step } from '../../course/steps.ts';
import { ownTextOf } from './texts.ts';

/** Changes where a step's verdict might: with the learner's file, its suite, its app.ts, or anything of the reference. */
export function fingerprintOf(step: Step): string {
  const hash = createHash('sha256')
    .update(step.name)
    .update(ownTextOf(step) ?? '');
  const reference = globSync('src/server/**/*.ts', { cwd: root }).sort();
  for (const path of [...reference.map((one) => join(root, one)), step.contract, step.app]) {
    hash.update(readFileSync(path));
  }
  return hash.digest('base64url');
}
