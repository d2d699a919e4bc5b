import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../course/steps.ts';

/** Everything that decides about points: the suites with their weights, and the programs that they run in. */
const deciding = [
  'package-lock.json',
  'steps/weights.json',
  'steps/*/{app,contract}.ts',
  'steps/*/checks/*.ts',
  'src/{attacks,course,server}/**/*.ts',
  'src/demo/{health,inspect,me}.ts',
  'src/kata/{grade,judge,subject}/**/*.ts',
  'src/kata/workspace/exercises/*.ts',
];

/** The version of the course, and the SHA-256 of everything in it that decides about points. */
export function courseId(): { version: string; course: string } {
  const hash = createHash('sha256');
  for (const path of globSync(deciding, { cwd: root }).toSorted()) {
    hash
      .update(`${path.replaceAll('\\', '/')}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { version: String(version), course: hash.digest('hex') };
}
