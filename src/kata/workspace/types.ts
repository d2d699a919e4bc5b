import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root, type Step, steps } from '../../course/steps.ts';
import { failureOf, type Judged } from '../judge/judge.ts';

const patience = 30_000;

/**
 * What the compiler says about a step's file, a sentence each with its line. Node runs a file whatever its types say, so
 * this is told after the verdict and is no part of it. Empty where the signal ends it.
 */
export async function typeErrorsOf(judged: Judged, signal?: AbortSignal): Promise<string[]> {
  // What Node could not read either is in the verdict already.
  if (failureOf(judged)?.unmet.fault === 'syntax') return [];
  const { step } = judged;
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(root, 'steps'), '--pretty', 'false'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, signal, timeout: patience },
      (_error, printed) => {
        resolve(signal?.aborted ? [] : printed.split('\n').flatMap((line) => errorIn(line, step)));
      },
    );
  });
}

function errorIn(line: string, step: Step): string[] {
  const [, path, at, column, words] = /^(.+)\((\d+),(\d+)\): error (.+)$/.exec(line) ?? [];
  if (path === step.shown) return [`${path}:${at}:${column} ${words}`];
  // The twins stand in one row, `[true, true, …]`: the column tells which of them strays.
  if (path === 'steps/signatures.ts' && steps[Math.floor((Number(column) - 6) / 6)] === step) {
    return [`${step.shown}: an exported function no longer has the signature of the exercise`];
  }
  return [];
}
