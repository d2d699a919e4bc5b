import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exerciseOf } from '#kata/workspace/files.ts';
import { stepAt } from '../../support/learner.ts';
import { root } from './hostile.ts';
import type { Laid, Row } from './row.ts';

/** Writes submissions into a folder, one below it for each row, against the course in another, and returns their paths. */
export function layOut(folder: string, rows: Row[], course: string): string[] {
  return rows.map(({ name, files }) => {
    const place = join(folder, name);
    mkdirSync(place);
    for (const [path, laid] of Object.entries(files)) lay(join(place, path), laid, course);
    return place;
  });
}

function lay(path: string, laid: Laid, course: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (laid === 'a folder') mkdirSync(path);
  else if (typeof laid === 'object' && 'link' in laid)
    symlinkSync(laid.link.replace(root, course), path);
  else if (typeof laid === 'object' && 'exercise' in laid)
    writeFileSync(path, exerciseOf(stepAt(laid.exercise)));
  else if (typeof laid === 'string') writeFileSync(path, laid.replaceAll(root, course));
  else writeFileSync(path, laid);
}
