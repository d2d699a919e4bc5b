import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, judgeFile } from '../../src/kata/judge/judge.ts';
import type { Mutant } from './mutants.ts';

/** Judges programs at their steps, a few at a time, and returns those that pass every check, in their order. */
export async function passing<Program extends Pick<Mutant, 'step' | 'program'>>(
  programs: readonly Program[],
): Promise<Program[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kata-mutation-'));
  const passed = new Set<Program>();
  const waiting = programs.entries();
  const work = async () => {
    for (const [index, candidate] of waiting) {
      const file = join(folder, `${index}.ts`);
      writeFileSync(file, candidate.program);
      if (await passes({ step: candidate.step, file })) passed.add(candidate);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
    return programs.filter((candidate) => passed.has(candidate));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A program that breaks the judge itself does not pass either. */
async function passes(subject: Parameters<typeof judgeFile>[0]): Promise<boolean> {
  try {
    return failureOf(await judgeFile(subject)) === undefined;
  } catch {
    return false;
  }
}
