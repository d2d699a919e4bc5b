import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** The words of the five steps: a step's file, its suite and its solution are named after its word. */
export const stepNames = ['setup', 'issue', 'extract', 'decode', 'attach'] as const;

/** One of the five words. */
export type StepName = (typeof stepNames)[number];

/** One of the five steps, with the absolute paths of its files. Its title and its summary are messages: `steps.…`. */
export interface Step {
  number: number;
  name: StepName;
  /** Path of the exercise relative to the repository, with forward slashes. */
  shown: string;
  folder: string;
  /** The server as far as this step. */
  app: string;
  /** The file that the learner writes. */
  exercise: string;
  /** The same file in the reference. */
  solution: string;
  /** The checks, as data. */
  contract: string;
  /** Files in src/server/ that production adds around the solution, besides app.ts. */
  production: readonly string[];
}

/** The five steps in their order. */
export const steps: readonly Step[] = [
  step('setup', '01-setup-and-secret', ['config/deployment.ts', 'start.ts']),
  step('issue', '02-issue-token', ['tokens/issuer.ts']),
  step('extract', '03-extract-token', ['tokens/carriers.ts']),
  step('decode', '04-decode-and-expiry', ['tokens/verifier.ts']),
  step('attach', '05-attach-user', ['tokens/revocation.ts']),
];

/** The step with this number, as a person types it; undefined if there is none. */
export function stepOf(number: string | undefined): Step | undefined {
  return steps.find((candidate) => String(candidate.number) === number);
}

/** The right programs of a step in other styles, absolute paths in alphabetical order. */
export function rightProgramsOf({ folder }: Step): string[] {
  const right = join(folder, 'right');
  return readdirSync(right)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(right, file));
}

function step(name: StepName, folderName: string, production: readonly string[]): Step {
  const folder = join(root, 'steps', folderName);
  return {
    number: stepNames.indexOf(name) + 1,
    name,
    shown: `steps/${folderName}/${name}.ts`,
    folder,
    app: join(folder, 'app.ts'),
    exercise: join(folder, `${name}.ts`),
    solution: join(root, 'src/server/auth', `${name}.ts`),
    contract: join(folder, 'contract.ts'),
    production,
  };
}
