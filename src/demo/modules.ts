import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const client = join(import.meta.dirname, 'client');
const imported = new Map<string, string[]>();

/**
 * The modules that scripts of the client import, directly or indirectly, without the scripts. A page names them, so that the
 * browser need not find one after the other.
 */
export function modulesOf(scripts: readonly string[]): string[] {
  const found = new Set(scripts);
  // A set visits what is added during its loop.
  for (const name of found) for (const other of importsOf(name)) found.add(other);
  return [...found].filter((name) => !scripts.includes(name));
}

function importsOf(name: string): string[] {
  const known = imported.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(client, name), 'utf8');
  const names = [...text.matchAll(/^(?:import|\}.* from|import .* from) '\.\/([\w-]+\.js)';$/gm)];
  const found = names.map(([, other = '']) => other);
  imported.set(name, found);
  return found;
}
