import { posix } from 'node:path';

/** A file of this repository, by its path from the root with slashes. */
export interface Source {
  path: string;
  text: string;
}

const specifiers = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\2/g;

/** Folders and files of this repository, and where they are in a product. The first that matches decides. */
const places: [from: string, to: string][] = [
  ['src/server/', 'src/'],
  ['src/starter/template/', ''],
  ['src/attacks/', 'test/support/tokens/'],
  ['test/starter/notes.suite.ts', 'test/notes.test.ts'],
  ['test/server/', 'test/'],
  ['test/support/', 'test/support/'],
];

/** The path in a product of a file of this repository. Throws a TypeError for a file that no product contains. */
export function placeOf(path: string): string {
  const place = places.find(([from]) => path.startsWith(from));
  if (place === undefined) throw new TypeError(`Expected a file of a product, got ${path}`);
  const [from, to] = place;
  return to + path.slice(from.length);
}

/** The imports of a module: files as paths from the root, and `node:…` and packages as they are written. */
export function importsOf({ path, text }: Source, aliases: Record<string, string>): string[] {
  return [...text.matchAll(specifiers)].map(([, , , name = '']) => targetOf(path, name, aliases));
}

/** The text of a module with the import paths of a product. All of them are relative, because a product has no aliases. */
export function rewriteImports({ path, text }: Source, aliases: Record<string, string>): string {
  const folder = posix.dirname(placeOf(path));
  return text.replace(specifiers, (_all, before: string, quote: string, name: string) => {
    if (!/^[.#]/.test(name)) return before + quote + name + quote;
    const to = posix.relative(folder, placeOf(targetOf(path, name, aliases)));
    return before + quote + (to.startsWith('.') ? to : `./${to}`) + quote;
  });
}

/** What a specifier means. As in Node, an exact alias comes before a pattern. */
function targetOf(path: string, specifier: string, aliases: Record<string, string>): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const exact = aliases[specifier];
  if (exact !== undefined) return posix.normalize(exact);
  for (const [name, target] of Object.entries(aliases)) {
    const [start = ''] = name.split('*');
    if (name.endsWith('*') && specifier.startsWith(start)) {
      return posix.normalize(target.replace('*', specifier.slice(start.length)));
    }
  }
  return specifier;
}
