import { stripTypeScriptTypes } from 'node:module';
import { type Program, parse } from 'acorn';
import { solutionText } from '../../src/course/specifiers.ts';
import type { Step } from '../../src/course/steps.ts';
import { apply, type Edits, linesOf } from './edit.ts';

/** `single`: one small slip. `pairs`: two of them at once. `state`: a slip in state or time. */
export const sets = ['single', 'pairs', 'state'] as const;

/** The name of a set of mutants. */
export type SetName = (typeof sets)[number];

/** A solution with a slip or two in it. */
export interface Mutant {
  step: Step;
  edits: Edits;
  /** The whole program, to be put in the exercise's place. */
  program: string;
  /** The lines that it changes, each run of spaces one space. ` … ` is between lines that are apart. */
  before: string;
  after: string;
}

/** Finds the slips that are possible in a program. */
export type FindSlips = (program: Program, source: string) => readonly Edits[];

/** All mutants of a step's solution with the slips that are found, each once. Code that Node cannot parse is left out. */
export function mutantsWith(find: FindSlips, step: Step): Mutant[] {
  const source = solutionText(step);
  const code = parsed(source);
  if (code === undefined) throw new SyntaxError(`Expected a program in ${step.solution}`);
  const mutants = new Map<string, Mutant>();
  for (const edits of find(code, source)) {
    const program = apply(source, edits);
    if (program === source || !parsed(program)) continue;
    const lines = linesOf(source, edits);
    const before = oneLine(lines.map((line) => line.before));
    const after = oneLine(lines.map((line) => line.after));
    mutants.set(program, { step, edits, program, before, after });
  }
  return [...mutants.values()];
}

/** Types are replaced by spaces, so every position stays the same. */
function parsed(source: string): Program | undefined {
  try {
    return parse(stripTypeScriptTypes(source), { ecmaVersion: 'latest', sourceType: 'module' });
  } catch {
    return undefined;
  }
}

function oneLine(lines: readonly string[]): string {
  const trimmed = lines.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return trimmed.filter((text) => text !== '').join(' … ');
}
