import { rmSync, writeFileSync } from 'node:fs';
import { applyPatch, formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';
import {
  bareSolution,
  headOf,
  type Mistake,
  programOf,
  withoutComments,
} from '../../course/mistakes.ts';

/** The most changed lines of a patch: a program with more is in another style, and stays a program. */
const mostChanged = 25;

/**
 * Stores a wrong program as a patch of today's solution, with today's line numbers. Returns the file; undefined if the
 * program is in another style and stays as it is. Throws if a patch no longer applies.
 */
export function storePatch(mistake: Mistake): string | undefined {
  const { step, stored } = mistake;
  const code = withoutComments(programOf(mistake).text);
  const difference = structuredPatch('', '', bareSolution(step), code, '', '', { context: 1 });
  const lines = difference.hunks.flatMap((hunk) => hunk.lines);
  if (lines.filter((line) => !line.startsWith(' ')).length > mostChanged) return undefined;
  const file = stored.replace(/\.ts$/, '.patch');
  writeFileSync(file, headOf(mistake) + formatPatch(difference, OMIT_HEADERS));
  if (file !== stored) rmSync(stored);
  return file;
}

/**
 * Stores a patch as a whole program that can be edited. Returns the file. The parts that no longer apply are comments at
 * its end.
 */
export function storeProgram(mistake: Mistake): string {
  const { step, stored, patch } = mistake;
  if (patch === undefined) return stored;
  const applied = applyPatch(bareSolution(step), patch, { fuzzFactor: 3 });
  const left = patch.trimEnd().replaceAll(/^/gm, '// ');
  const code = applied === false ? `${bareSolution(step)}\n${left}\n` : applied;
  const file = stored.replace(/\.patch$/, '.ts');
  writeFileSync(file, `${headOf(mistake)}\n${code}`);
  rmSync(stored);
  return file;
}
