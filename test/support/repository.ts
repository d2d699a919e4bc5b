import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root } from './root.ts';

export { root };

/** The parts of a package.json that tests compare. */
export interface Manifest {
  license?: string;
  type?: string;
  engines?: Record<string, string>;
  scripts: Record<string, string>;
  imports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

/** The package.json of the repository. */
export const manifest = readManifest('package.json');

/** The package.json of the server, which a team copies with it. */
export const serverManifest = readManifest('src/server/package.json');

/** A file of the repository. */
export interface Source {
  /** From the root, with slashes. */
  path: string;
  text: string;
}

/** All files that match a pattern, read. */
export function sourcesOf(pattern: string): Source[] {
  return globSync(pattern, { cwd: root, exclude: ['node_modules', 'tools/node_modules'] })
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The imports of a module: paths from the root, `node:…`, or names of packages. */
export function importsOf({ path, text }: Source): string[] {
  const specifiers =
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bresolve\(\s*)(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(specifiers)].map(([, , specifier = '']) => targetOf(path, specifier));
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return relative(root, join(root, dirname(path), specifier))
      .split(sep)
      .join('/');
  }
  if (specifier.startsWith('#')) return fileOf(specifier);
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The file that package.json names for a `#…` specifier, as Node chooses it: an exact entry before a pattern. Others stay as they are. */
function fileOf(specifier: string): string {
  const exact = manifest.imports[specifier];
  if (exact !== undefined) return exact.replace('./', '');
  for (const [name, target] of Object.entries(manifest.imports)) {
    const start = name.replace('*', '');
    if (name.endsWith('/*') && specifier.startsWith(start)) {
      return target.replace('./', '').replace('*', specifier.slice(start.length));
    }
  }
  return specifier;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
