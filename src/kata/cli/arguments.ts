import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Step, stepOf } from '../steps.ts';
import type { Subject } from '../subject.ts';

/** What was asked on the command line. */
export interface Asked extends Subject {
  step: Step;
  /** Leave the judged server running for a look at it. */
  keep: boolean;
}

/** Wrong words on the command line; the message is for the person who typed them. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads `STEP [--reference | --file F] [--keep]`. Throws a UsageError. */
export function readArguments(args: string[]): Asked {
  const swallowed = ['reference', 'file', 'keep'].find((name) => process.env[`npm_config_${name}`]);
  if (swallowed !== undefined) {
    throw new UsageError(
      `npm took --${swallowed} for itself. Put -- before it: npm run test:step 3 -- --${swallowed}`,
    );
  }
  const { values, positionals } = parse(args);
  const step = stepOf(positionals[0]);
  if (step === undefined || positionals.length > 1) {
    throw new UsageError('Say which step, from 1 to 5: npm run step 3, or npm run test:step 3.');
  }
  const file = values.file ?? (values.reference ? step.solution : step.exercise);
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  return { step, file: path, keep: values.keep ?? false };
}

/** Runs a program's main function; a UsageError is told in one sentence, with exit code 2. */
export async function run(main: (asked: Asked) => Promise<void>): Promise<void> {
  try {
    await main(readArguments(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function parse(args: string[]) {
  const options = {
    file: { type: 'string' },
    reference: { type: 'boolean' },
    keep: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new UsageError('After the step: -- --reference, -- --file F or -- --keep, nothing else.');
  }
}
