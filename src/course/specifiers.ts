import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './steps.ts';

/** The names under which exercises import files of the server, by the file's path from the root. */
const names = new Map(
  Object.entries(manifest.imports).map(([name, target]) => [target.replace('./', ''), name]),
);

/** A solution's text with its relative imports replaced by the `#server/` names that an exercise uses. */
export function solutionText({ solution }: { solution: string }): string {
  const folder = dirname(solution);
  return readFileSync(solution, 'utf8').replaceAll(/from '(\.[^']+)'/g, (_, path: string) => {
    const target = relative(root, join(folder, path)).replaceAll('\\', '/');
    return `from '${names.get(target) ?? target.replace('src/server/', '#server/')}'`;
  });
}

/** The reverse: a program's text as it can be put in the solution's own place. */
export function textInPlace(program: string, { solution }: { solution: string }): string {
  return program.replaceAll(/from '#server\/([^']+)'/g, (whole, rest: string) => {
    const [target] = [...names].find(([, name]) => whole.includes(`'${name}'`)) ?? [];
    const path = relative(dirname(solution), join(root, target ?? `src/server/${rest}`));
    return `from '${path.startsWith('.') ? path : `./${path}`}'`.replaceAll('\\', '/');
  });
}
