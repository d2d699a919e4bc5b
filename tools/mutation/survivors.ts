import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant, SetName } from './mutants.ts';

/** A survivor that does no harm, as SURVIVORS.md explains. */
export interface Explanation {
  step: number;
  before: string;
  after: string;
  kind: Kind;
  /** The test of the server that must notice a slip beyond the course, as a path from the root. */
  test: string | undefined;
}

/**
 * Same: it responds as the solution does, and starts when the solution starts. Free: the contract allows it, too. Beyond:
 * the course never turns on what it breaks.
 */
export type Kind = 'Same' | 'Free' | 'Beyond';

const entry =
  /^```diff\n-(.+)\n((?:\+.+\n)+)```\n\n(?:(Same|Free)|Beyond, (test\/server\/\S+\.test\.ts)): \S/gm;

/** The explanations of a set. A change that lacks its reason explains nothing. */
export function readExplanations(set: SetName): Explanation[] {
  const text = readFileSync(join(import.meta.dirname, 'SURVIVORS.md'), 'utf8');
  const [, ...sections] = text.split(/^## (?=\d)/m);
  const own = sections.filter((section) => section.split('\n', 1)[0]?.endsWith(` · ${set}`));
  return own.flatMap((section) =>
    [...section.matchAll(entry)].flatMap(([, before = '', added = '', kind, test]) =>
      added
        .trimEnd()
        .split('\n')
        .map((line) => ({
          step: Number.parseInt(section, 10),
          before,
          after: line.slice(1),
          kind: kind === 'Same' || kind === 'Free' ? kind : 'Beyond',
          test,
        })),
    ),
  );
}

/** True if an explanation is about a mutant. */
export function fits({ step, before, after }: Explanation, mutant: Mutant): boolean {
  return step === mutant.step.number && before === mutant.before && after === mutant.after;
}

/** Finds an explanation for each mutant, each used once. */
export function explain(mutants: readonly Mutant[], explanations: readonly Explanation[]) {
  const stale = [...explanations];
  const unexplained: Mutant[] = [];
  const explained: (Mutant & Pick<Explanation, 'kind' | 'test'>)[] = [];
  for (const mutant of mutants) {
    const index = stale.findIndex((explanation) => fits(explanation, mutant));
    const [own] = index === -1 ? [] : stale.splice(index, 1);
    if (own === undefined) unexplained.push(mutant);
    else explained.push({ ...mutant, kind: own.kind, test: own.test });
  }
  return { unexplained, stale, explained };
}
