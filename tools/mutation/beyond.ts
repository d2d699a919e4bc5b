import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { solutionText, textInPlace } from '../../src/course/specifiers.ts';
import { root } from '../../src/course/steps.ts';
import type { Mutant } from './mutants.ts';

/** Of the server's tests; each has a process or two of its own. */
const atOnce = 2;

/** In milliseconds: long enough that no mutant fails because a machine is busy. */
const patience = 120_000;

/** A program in a solution's place, and the test of the server that judges it there. */
interface Trial extends Pick<Mutant, 'step' | 'program'> {
  /** A path from the root. */
  test: string;
}

/** Returns the mutants that pass their tests of the server. Throws if a test refuses the solution itself. */
export async function unnoticed<Candidate extends Trial>(
  mutants: readonly Candidate[],
): Promise<Candidate[]> {
  const solutions = new Map(
    mutants.map(({ step, test }) => [
      step.name + test,
      { step, test, program: solutionText(step) },
    ]),
  );
  const right = await passing([...solutions.values()]);
  const wrong = [...solutions.values()].find((solution) => !right.includes(solution));
  if (wrong) throw new Error(`Expected ${wrong.step.solution} to pass ${wrong.test}`);
  return passing(mutants);
}

/** Puts each program into its place in a copy of the repository and returns those that pass, in their order. */
async function passing<Candidate extends Trial>(
  trials: readonly Candidate[],
): Promise<Candidate[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kata-beyond-'));
  const passed = new Set<Candidate>();
  const waiting = trials.values();
  const work = async (tree: string) => {
    for (const trial of waiting) if (await passes(trial, tree)) passed.add(trial);
  };
  try {
    const trees = Array.from({ length: atOnce }, (_, index) => join(folder, String(index)));
    for (const tree of trees) copyTree(tree);
    await Promise.all(trees.map(work));
    return trials.filter((trial) => passed.has(trial));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copyTree(tree: string): void {
  const packages = join(root, 'node_modules');
  const unneeded = [packages, join(root, '.git')];
  cpSync(root, tree, { recursive: true, filter: (path) => !unneeded.includes(path) });
  symlinkSync(packages, join(tree, 'node_modules'), 'junction');
}

async function passes({ step, program, test }: Trial, tree: string): Promise<boolean> {
  const place = join(tree, relative(root, step.solution));
  writeFileSync(place, textInPlace(program, step));
  try {
    const limits = ['--bail=1', `--testTimeout=${patience}`, `--hookTimeout=${patience}`];
    const args = ['node_modules/vitest/vitest.mjs', 'run', test, ...limits];
    const child = spawn(process.execPath, args, { cwd: tree, stdio: 'ignore' });
    const [code, signal] = await once(child, 'close');
    if (code !== 0 && code !== 1) throw new Error(`Expected a verdict, got ${code ?? signal}`);
    return code === 0;
  } finally {
    cpSync(step.solution, place);
  }
}
