import { stripTypeScriptTypes } from 'node:module';
import { type Program, parse } from 'acorn';
import { solutionText } from '../../src/course/specifiers.ts';
import type { Step } from '../../src/course/steps.ts';
import type { Edit } from './edit.ts';
import { slipsIn } from './slips.ts';

/** A solution with one slip in it. */
export interface Mutant {
  step: Step;
  /** The whole program, to be put in the exercise's place. */
  program: string;
  /** The lines that it changes, each run of spaces one space. */
  before: string;
  after: string;
}

/** All mutants of a step's solution, each once. Code that Node cannot parse is left out. */
export function mutantsOf(step: Step): Mutant[] {
  const source = solutionText(step);
  const code = parsed(source);
  if (code === undefined) throw new SyntaxError(`Expected a program in ${step.solution}`);
  const mutants = new Map<string, Mutant>();
  for (const slip of slipsIn(code, source)) {
    const mutant = mutate(step, source, slip);
    if (mutant.program !== source && parsed(mutant.program)) mutants.set(mutant.program, mutant);
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

function mutate(step: Step, source: string, { from, to, words }: Edit): Mutant {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const end = source.indexOf('\n', to);
  const [head, tail] = [source.slice(start, from), source.slice(to, end)];
  return {
    step,
    program: source.slice(0, from) + words + source.slice(to),
    before: oneLine(source.slice(start, end)),
    after: oneLine(head + words + tail),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
