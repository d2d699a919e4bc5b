import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

/** A survivor that is no fault, as SURVIVORS.md has it. */
export interface Explanation {
  step: number;
  before: string;
  after: string;
  /** Whether it answers as the solution does, and starts where that starts; else the contract leaves the choice. */
  same: boolean;
}

const entry = /^```diff\n-(.+)\n((?:\+.+\n)+)```\n\n(Same|Free): \S/gm;

/** All explanations. A change that lacks its reason explains nothing. */
export function readExplanations(): Explanation[] {
  const text = readFileSync(join(import.meta.dirname, 'SURVIVORS.md'), 'utf8');
  const [, ...sections] = text.split(/^## (?=\d)/m);
  return sections.flatMap((section) =>
    [...section.matchAll(entry)].flatMap(([, before = '', added = '', kind]) =>
      added
        .trimEnd()
        .split('\n')
        .map((line) => ({
          step: Number.parseInt(section, 10),
          before,
          after: line.slice(1),
          same: kind === 'Same',
        })),
    ),
  );
}

/** True where an explanation speaks about a mutant. */
export function fits({ step, before, after }: Explanation, mutant: Mutant): boolean {
  return step === mutant.step.number && before === mutant.before && after === mutant.after;
}

/** Gives each survivor an explanation of its own, as far as there are any. */
export function explain(survivors: readonly Mutant[], explanations: readonly Explanation[]) {
  const stale = [...explanations];
  const unexplained: Mutant[] = [];
  for (const survivor of survivors) {
    const index = stale.findIndex((explanation) => fits(explanation, survivor));
    if (index === -1) unexplained.push(survivor);
    else stale.splice(index, 1);
  }
  const used = explanations.filter((explanation) => !stale.includes(explanation));
  return { unexplained, stale, same: used.filter(({ same }) => same).length };
}
