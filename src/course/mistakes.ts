import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { solutionText } from './specifiers.ts';
import { root, type Step } from './steps.ts';

/** A wrong program of a step, as it is stored: a patch of the solution, or a whole program. */
export interface Mistake {
  step: Step;
  name: string;
  /** The absolute path of the patch or of the program. */
  stored: string;
  what: string;
  costs: string;
  /** The id of the check that must refuse it. */
  refusedBy: string;
  /** The parts of the solution that it changes, as unified diffs; undefined for a whole program. */
  patch: string | undefined;
}

/** A wrong program as it runs. */
export interface Program {
  name: string;
  text: string;
  /** An absolute path at which the text is stored. */
  file: string;
}

/** The wrong programs of a step, in alphabetical order. Throws if one does not begin with its three lines. */
export function mistakesOf(step: Step): Mistake[] {
  const folder = join(step.folder, 'mistakes');
  return readdirSync(folder)
    .filter((file) => /\.(ts|patch)$/.test(file))
    .sort()
    .map((file) => readMistake(step, join(folder, file)));
}

/** The wrong program with a name. Throws if there is none. */
export function mistakeNamed(step: Step, name: string): Mistake {
  const found = mistakesOf(step).find((mistake) => mistake.name === name);
  if (found !== undefined) return found;
  throw new TypeError(`Expected a mistake of step ${step.number}, got ${name}`);
}

/**
 * The text of a wrong program, with a file that contains it. A patch is applied to the solution without its comments.
 * Throws if the patch no longer applies.
 */
export function programOf(mistake: Mistake): Program {
  const { step, name, stored, patch } = mistake;
  if (patch === undefined) return { name, text: readFileSync(stored, 'utf8'), file: stored };
  const applied = applyPatch(bareSolution(step), patch);
  if (applied === false) {
    throw new TypeError(
      `${relative(root, stored)} no longer applies to ${relative(root, step.solution)}: ` +
        `run "npm run mistakes ${step.number} ${name}", repair the program, and run "npm run mistakes"`,
    );
  }
  const text = `${headOf(mistake)}\n${applied}`;
  const file = join(root, '.kata/mistakes', step.name, `${name}.ts`);
  writeIfChanged(file, text);
  return { name, text, file };
}

/** The parts of a patch: lines that begin with `-` if only the solution has them, `+` if only the mistake, a space if both. */
export function slipsOf({ patch = '' }: Pick<Mistake, 'patch'>): string[][] {
  return parsePatch(patch).flatMap(({ hunks }) => hunks.map(({ lines }) => lines));
}

/** The solution as patches see it. */
export function bareSolution(step: Step): string {
  return withoutComments(solutionText(step));
}

/** A program without the lines that contain only a comment, so that a reworded comment does not concern a patch. */
export function withoutComments(program: string): string {
  const lines = program.split('\n').filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line));
  return lines.join('\n').trimStart();
}

/** The first three lines of a wrong program or of a patch. */
export function headOf({ what, costs, refusedBy }: Mistake): string {
  return `// ${what}\n// Costs: ${costs}\n// Refused by: ${refusedBy}\n`;
}

const head = /^\/\/ (?<what>.+)\n\/\/ Costs: (?<costs>.+)\n\/\/ Refused by: (?<refusedBy>\S+)\n/;

function readMistake(step: Step, stored: string): Mistake {
  const text = readFileSync(stored, 'utf8');
  const { what, costs, refusedBy } = head.exec(text)?.groups ?? {};
  if (!what || !costs || !refusedBy) {
    throw new TypeError(
      `Expected three lines at the head of ${stored}: what it is, Costs, Refused by`,
    );
  }
  const patch = stored.endsWith('.patch') ? text.replace(head, '') : undefined;
  return { step, name: basename(stored, extname(stored)), stored, what, costs, refusedBy, patch };
}

/** Does not touch a file that is right already: another process may be reading it. */
function writeIfChanged(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  writeFileSync(file, text);
}
