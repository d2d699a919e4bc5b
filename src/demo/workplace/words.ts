import { solutionText } from '../../course/specifiers.ts';
import type { Step } from '../../course/steps.ts';

/** A name that the editor completes, and the module that it comes from. */
export interface Word {
  label: string;
  detail: string;
}

/** What a step's file may import: the names that its solution imports, and their modules. */
export function wordsOf(step: Step): Word[] {
  const imports = solutionText(step).matchAll(/^import (?:type )?([^']+) from '([^']+)';$/gm);
  const words = [...imports].flatMap(([, names = '', module = '']) => [
    ...names
      .split(/[{},\s]+/)
      .filter((name) => name !== '' && name !== 'type')
      .map((name): Word => ({ label: name, detail: module })),
    { label: module, detail: '' },
  ]);
  return words;
}
