import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './steps.ts';

/** The names under which exercises import files of the server, by the file's path from the root. */
const names = new Map(
  Object.entries(manifest.imports).map(([name, target]) => [target.replace('./', ''), name]),
);

/** A solution's text with its relative imports replaced by the `#server/` names that an exercise uses, in their order. */
export function solutionText({ solution }: { solution: string }): string {
  const folder = dirname(solution);
  return readFileSync(solution, 'utf8')
    .replaceAll(/from '(\.[^']+)'/g, (_, path: string) => {
      const target = relative(root, join(folder, path)).replaceAll('\\', '/');
      return `from '${names.get(target) ?? target.replace('src/server/', '#server/')}'`;
    })
    .replaceAll(/(?:^import .* from '#.*';\n)+/gm, inOrder);
}

/** Import lines in the order of their specifiers, as the formatter writes them. */
function inOrder(imports: string): string {
  const specifier = (line: string) => line.slice(line.indexOf(" from '"));
  const lines = imports.split(/(?<=\n)/);
  return lines.sort((one, other) => (specifier(one) < specifier(other) ? -1 : 1)).join('');
}

/** The reverse: a program's text as it can be put in the solution's own place. */
export function textInPlace(program: string, { solution }: { solution: string }): string {
  return program.replaceAll(/from '#server\/([^']+)'/g, (whole, rest: string) => {
    const [target] = [...names].find(([, name]) => whole.includes(`'${name}'`)) ?? [];
    const path = relative(dirname(solution), join(root, target ?? `src/server/${rest}`));
    return `from '${path.startsWith('.') ? path : `./${path}`}'`.replaceAll('\\', '/');
  });
}
