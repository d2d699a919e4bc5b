import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root, type Step, steps } from '../../course/steps.ts';
import { message, type Text } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';

const timeoutMs = 30_000;

/**
 * The compiler's errors in a step's file, a sentence each with its line; empty if the signal aborts it. Node ignores types,
 * so these errors are shown after the verdict and are not part of it.
 */
export async function typeErrorsOf(verdict: Verdict, signal?: AbortSignal): Promise<Text[]> {
  // The verdict already contains the syntax error.
  if (failureOf(verdict)?.error.fault === 'syntax') return [];
  const { step } = verdict;
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(root, 'steps'), '--pretty', 'false'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, signal, timeout: timeoutMs },
      (_error, printed) => {
        resolve(signal?.aborted ? [] : printed.split('\n').flatMap((line) => errorIn(line, step)));
      },
    );
  });
}

function errorIn(line: string, step: Step): Text[] {
  const [, path, at, column, words] = /^(.+)\((\d+),(\d+)\): error (.+)$/.exec(line) ?? [];
  if (path === step.shown) return [`${path}:${at}:${column} ${words}`];
  // The signatures are compared in one row, `[true, true, …]`: the column tells which step differs.
  if (path === 'steps/signatures.ts' && steps[Math.floor((Number(column) - 6) / 6)] === step) {
    return [message('screen.types.signature', { file: step.shown })];
  }
  return [];
}
