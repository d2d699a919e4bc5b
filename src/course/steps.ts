import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/** One of the five steps, with the absolute paths of its files. */
export interface Step {
  number: number;
  /** The step's one word: its file, its suite and its solution are called after it. */
  name: string;
  title: string;
  /** Relative to the repository, with forward slashes: to be shown to people. */
  shown: string;
  folder: string;
  /** The server as far as this step. */
  app: string;
  /** What the learner writes. */
  exercise: string;
  /** Its twin in the reference. */
  solution: string;
  /** The checks, as data. */
  contract: string;
}

/** The five steps in their order. */
export const steps: readonly Step[] = [
  step(1, 'setup', '01-setup-and-secret', 'Setup and secret'),
  step(2, 'issue', '02-issue-token', 'Issue a token'),
  step(3, 'extract', '03-extract-token', 'Extract it from three places'),
  step(4, 'decode', '04-decode-and-expiry', 'Decode it and check its expiry'),
  step(5, 'attach', '05-attach-user', 'Attach the user'),
];

/** The step of a number as typed by a person, or undefined. */
export function stepOf(number: string | undefined): Step | undefined {
  return steps.find((candidate) => String(candidate.number) === number);
}

/** The wrong programs of a step, absolute paths in alphabetical order. */
export function mistakesOf({ folder }: Step): string[] {
  return programsIn(join(folder, 'mistakes'));
}

/** The right programs of a step in other styles, absolute paths in alphabetical order. */
export function rightProgramsOf({ folder }: Step): string[] {
  return programsIn(join(folder, 'right'));
}

function programsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(folder, file));
}

function step(number: number, name: string, folderName: string, title: string): Step {
  const folder = join(root, 'steps', folderName);
  return {
    number,
    name,
    title,
    shown: `steps/${folderName}/${name}.ts`,
    folder,
    app: join(folder, 'app.ts'),
    exercise: join(folder, `${name}.ts`),
    solution: join(root, 'src/server/auth', `${name}.ts`),
    contract: join(folder, 'contract.ts'),
  };
}
