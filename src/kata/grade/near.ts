import { type Dirent, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Step } from '../../course/steps.ts';
import { cleanedLine } from '../text/characters.ts';

/** Limits of a search for a missing file: folders deep, entries in all, and files named. */
const search = { depth: 5, entries: 2_000, named: 3 };

const archives = new Set(['.zip', '.7z', '.rar', '.tar', '.gz', '.tgz']);
const sources = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.txt']);

/** Whether the name of a file is that of a packed archive. */
export function isArchive(file: string): boolean {
  return archives.has(extname(file).toLowerCase());
}

/** Files of a submission that may be meant for a step, the nearest first, by their paths. */
export function filesNear(folder: string, { name }: Step): string[] {
  const near: { path: string; far: number }[] = [];
  let left = search.entries;
  const look = (path: string, depth: number) => {
    for (const entry of entriesOf(join(folder, path))) {
      left -= 1;
      if (left < 0) return;
      const place = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && !isNoise(entry.name)) {
        if (depth < search.depth) look(place, depth + 1);
      } else if (entry.isFile()) {
        const far = distanceOf(entry.name, name);
        if (far !== undefined) near.push({ path: cleanedLine(place), far });
      }
    }
  };
  look('', 0);
  return near
    .toSorted((one, other) => one.far - other.far || one.path.localeCompare(other.path))
    .slice(0, search.named)
    .map(({ path }) => path);
}

/** How far the name of a file is from a step's, 0 if only its folder or its ending is another one; undefined if it is too far. */
function distanceOf(file: string, name: string): number | undefined {
  if (isArchive(file)) return 9;
  const ending = extname(file).toLowerCase();
  if (!sources.has(ending)) return undefined;
  const stem = file.slice(0, -ending.length).toLowerCase();
  if (stem.includes('.test')) return undefined;
  const words = stem.split(/[^a-z]+/);
  const far = words.includes(name) ? 0 : distance(stem, name);
  return far <= 2 ? far : undefined;
}

/** What a folder contains; nothing if it cannot be read. */
export function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Whether it is what systems add to archives and folders. */
export function isNoise(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || name === 'desktop.ini';
}
